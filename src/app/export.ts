// Results and scorecards as files (导出): written from the computation that is named, each export in the journal.
import type { Actor } from '../domain/actor.ts';
import type { Word } from '../domain/event-word.ts';
import { insist } from '../domain/permission.ts';
import type { ComputationInput } from './computation.ts';
import { cardIn, loadComputation, loadOutcome, loadSnapshotText } from './computed.ts';
import type { Deps } from './deps.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { type Happening, record } from './journal.ts';
import { loadCard, type ScorecardInput } from './scorecard.ts';
import { insistNow } from './standing.ts';
import { writers } from './writers.ts';

/** `name` is for the person who saves it. */
export type ExportedFile = { name: string; content: Uint8Array | string };

type FileWord = Omit<Extract<Word, { is: 'file' }>, 'is'>;

/** The entry about a file that goes out; `cycle` null: it belongs to none. */
export const exported = (cycle: string | null, document: FileWord, body: string | null = null): Happening => ({
  event: 'exported',
  cycle,
  body,
  words: { document: { is: 'file', ...document } },
});

export type ResultForm = 'xlsx' | 'docx';

export async function exportResults(
  actor: Actor,
  { cycle, number, form, signal }: ComputationInput & { form: ResultForm } & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'result:read');
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const { row, outcome } = await loadOutcome(tx, cycle, number);
    const content = form === 'docx' ? await writers.resultDocument(outcome) : await writers.resultWorkbook(outcome);
    await record(tx, actor, deps.now(), exported(cycle, { file: 'results', title: null, number: row.number, form }));
    return { name: `结果-第${row.number}次计算.${form}`, content };
  });
}

export type ScorecardForm = 'pdf' | 'html';

export async function exportScorecard(
  actor: Actor,
  { cycle, number, subject, form, signal }: ScorecardInput & { form: ScorecardForm } & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'scorecard:read', subject);
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const { row, outcome } = await loadCard(tx, actor, { cycle, number, subject }, deps);
    const card = cardIn(outcome, subject);
    const content =
      form === 'html' ? await writers.scorecardHtml(outcome, card) : await writers.scorecardPdf(outcome, card);
    const title = outcome.bodies.get(subject) ?? subject;
    const document = { file: 'scorecard', title, number: row.number, form } as const;
    await record(tx, actor, deps.now(), exported(cycle, document, subject));
    return { name: `得分单-${title}.${form}`, content };
  });
}

/** The whole computation, for the verifier of the command line. */
export async function exportSnapshot(
  actor: Actor,
  { cycle, number, signal }: ComputationInput & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'result:read');
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const row = await loadComputation(tx, cycle, number);
    const content = await loadSnapshotText(tx, cycle, row);
    await record(
      tx,
      actor,
      deps.now(),
      exported(cycle, { file: 'snapshot', title: null, number: row.number, form: 'json' }),
    );
    return { name: `快照-第${row.number}次计算.json`, content };
  });
}
