// The facts workbook of a cycle (填报表): out with what stands filled in, and in again with a dry run that is the commit's own verdict.
import { factsWorkbook } from '../../documents/facts-xlsx/template.ts';
import { factsFromWorkbook, isFactsWorkbook } from '../../documents/facts-xlsx/read.ts';
import { periodOf } from '../../documents/facts-xlsx/words.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Fact } from '../../domain/fact.ts';
import { plain } from '../../domain/nearest.ts';
import { insist, may } from '../../domain/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { formatPercent, parse } from '../../domain/rational.ts';
import { Refusal, refusalFor } from '../../domain/refusal.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import type { Tx } from '../../store/database.ts';
import { factsOf } from '../../store/fact.ts';
import { loadCycle } from '../cycle.ts';
import type { Deps } from '../deps.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { exported, type ExportedFile } from '../export.ts';
import { addToCycle } from '../fact.ts';
import { factsFor } from '../fact-list.ts';
import { valueOf } from '../fact-sentence.ts';
import { record } from '../journal.ts';
import { changedMeanwhile, changesIn, type FactChange, withoutFaulty } from './change.ts';
import { loadScheme } from '../scheme.ts';
import { insistNow } from '../standing.ts';
import { readUpload, type Upload } from '../upload.ts';

type FactType = Fact['type'];
const others = ['tally', 'adjustment', 'figure'] as const satisfies readonly FactType[];

/** What the actor fills in: its body's marks, or everything but marks, or both. */
function kindsOf(actor: Actor): FactType[] {
  const marks = may(actor, 'mark:give', actor.body) ? (['mark'] as const) : [];
  return may(actor, 'fact:add') ? [...marks, ...others] : [...marks];
}

const allFacts = async (tx: Tx, cycle: string): Promise<Fact[]> =>
  (await factsOf(tx, cycle, { since: 0, types: null, assessor: null })).map(({ fact }) => fact);

/** Facts that count, as first ones: what they corrected does not stand in the workbook. */
function counting(facts: readonly Fact[]): Fact[] {
  const corrected = new Set(facts.map(({ supersedes }) => supersedes));
  return facts
    .filter(({ id, withdrawn }) => !corrected.has(id) && withdrawn !== true)
    .map((fact) => ({ ...fact, supersedes: null }));
}

export async function writeWorkbook(
  actor: Actor,
  { cycle, signal }: { cycle: string } & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'workbook:fill');
  const kinds = kindsOf(actor);
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const { year, title } = await loadCycle(tx, cycle);
    const { scheme } = await loadScheme(tx, cycle);
    const facts = factsFor(scheme, year, counting(await allFacts(tx, cycle)).filter(isGivenBy(actor, kinds)));
    const body = scheme.bodies.find(({ id }) => id === actor.body);
    // Whoever gives marks alone has its own rows only.
    const assessors = kinds.includes('adjustment') ? null : body === undefined ? [] : [body];
    const asked = kinds.includes('adjustment') ? kinds.filter((kind) => kind !== 'mark') : kinds;
    const content = await factsWorkbook(scheme, facts, null, assessors, asked);
    // With the whole table in it, it is nobody's own.
    const whose = assessors === null ? null : (body ?? null);
    const document = { file: 'workbook', title: whose?.title ?? null, number: null, form: 'xlsx' } as const;
    await record(tx, actor, deps.now(), exported(cycle, document, whose?.id ?? null));
    return { name: `${title}填报表${assessors === null ? '' : `（${body?.title ?? ''}）`}.xlsx`, content };
  });
}

export type ToldChange = {
  /** The cell that it was read from. */
  place: string;
  type: FactType;
  subject: string;
  row: string;
  before: string | null;
  after: string;
};
/** `cycle` is the title of the year that it goes into. */
export type WorkbookVerdict = {
  cycle: string;
  changes: ToldChange[];
  unchanged: number;
  problems: Problem[];
  isSaved: boolean;
};

/** A number that takes the place of a percentage as a percentage: spreadsheets give 0.931 for 93.1%. */
function printedAs(before: Fact | null, fact: Fact): Fact {
  if (fact.type !== 'figure' || before?.type !== 'figure' || fact.value === null) return fact;
  if (before.value?.endsWith('%') !== true || fact.value.endsWith('%')) return fact;
  return { ...fact, value: formatPercent(parse(fact.value)) };
}

function told(scheme: Scheme, { draft, before, place }: FactChange, author: string): ToldChange {
  const subject = scheme.subjects.find(({ id }) => id === draft.subject)?.title ?? draft.subject;
  const words = (fact: Fact): string => {
    const reason = fact.type === 'mark' || fact.type === 'figure' ? (fact.reason ?? '') : '';
    return reason === '' ? valueOf(fact, scheme) : `${valueOf(fact, scheme)}（${reason}）`;
  };
  return {
    place: place.text,
    type: draft.type,
    subject,
    row: placeTitles(scheme.root).get(draft.node) ?? draft.node,
    before: before === null ? null : words(before),
    after: words(printedAs(before, { ...draft, by: author, at: '' })),
  };
}

const notAWorkbook = (name: string, why: string): Refusal =>
  new Refusal('file-form-unknown', {
    what: `“${name}”不是填报表，没有读取。`,
    why,
    next: '请用“下载填报表”下载，填好后再导入；用 WPS 的请另存为 .xlsx。',
    english: `${name} is no facts workbook: download it, fill it in, and import that.`,
  });

/** Rows and bodies of two years are called alike, so nothing but its note sheet tells them apart. */
function insistOnYear(name: string, said: string | null, { title, year }: { title: string; year: string }): void {
  if (said === null || plain(said).includes(plain(year))) return;
  const period = periodOf(said, year);
  throw new Refusal('year-differs', {
    what: `“${name}”没有导入：这份填报表是 ${period} 年度的。`,
    why: `它的“说明”工作表写着考评年度 ${period}，而这里是“${title}”（${year} 年度）。`,
    next: `要导入到 ${period} 年度，请先在页面上方换到那一年度；要填报 ${year} 年度，请在这里重新下载填报表，填好后再导入。`,
    english: `${name} is the workbook of ${period}, and this year is ${year}: change the year above, or download this year's workbook.`,
  });
}

/** The server itself says who and when. */
const unasked: readonly ProblemCode[] = ['by-missing', 'date-missing'];
const isGrave = ({ severity }: Problem): boolean => severity === 'error';

/** Whether the actor gives facts of this box: nothing of another's is compared, told or counted. */
const isGivenBy =
  ({ body }: Actor, kinds: readonly FactType[]) =>
  (fact: Fact): boolean =>
    kinds.includes(fact.type) && (fact.type !== 'mark' || fact.assessor === body);

const notYours = (fact: Fact, place: FactChange['place']): Problem => ({
  code: 'row-not-yours',
  severity: 'error',
  place: { ...place, node: fact.node },
  message: '这一行不归您的账号填报，不能导入；请删去这一行。',
});

/** Saves all of it or nothing; without `commit` it answers what the commit would say, and saves nothing. */
export async function readWorkbook(
  actor: Actor,
  { cycle, upload, commit }: { cycle: string; upload: Upload; commit: boolean },
  deps: Deps,
): Promise<WorkbookVerdict> {
  insist(actor, 'workbook:fill');
  const kinds = kindsOf(actor);
  if (!/\.xlsx$/iu.test(upload.name)) throw notAWorkbook(upload.name, '填报表要是 .xlsx 文件。');
  const document = await readUpload(upload);
  if (!isFactsWorkbook(document)) throw notAWorkbook(upload.name, '里面没有一张填报表的工作表。');
  let verdict: WorkbookVerdict = { cycle: '', changes: [], unchanged: 0, problems: [], isSaved: false };
  // Known once the workbook is read: the changes of rows without errors, as far as errors are known by then.
  let sound = (_problems: readonly Problem[]): ToldChange[] => [];
  const save = async (tx: Tx): Promise<WorkbookVerdict> => {
    const { title, year } = await loadCycle(tx, cycle);
    await insistNow(tx, actor, 'workbook:fill', { cycle }, deps);
    const { scheme } = await loadScheme(tx, cycle);
    const isOwn = isGivenBy(actor, kinds);
    const known = (await allFacts(tx, cycle)).filter(isOwn);
    const { facts, problems, ...rows } = factsFromWorkbook(document, scheme, new Set(known.map(({ id }) => id)));
    insistOnYear(upload.name, rows.year, { title, year: scheme.cycle ?? year });
    const foreign = facts.facts.filter((fact) => !isOwn(fact));
    const { changes, unchanged, conflicts } = changesIn({ ...rows, facts: facts.facts.filter(isOwn) }, known);
    const found = [
      ...problems.filter(({ code }) => !unasked.includes(code)),
      ...foreign.map((fact) => notYours(fact, rows.places.get(fact.id) ?? { text: '', source: null })),
      ...conflicts,
    ];
    sound = (faults) => withoutFaulty(changes, faults).map((change) => told(scheme, change, actor.title));
    verdict = { cycle: title, changes: sound(found), unchanged, problems: found, isSaved: false };
    if (verdict.problems.some(isGrave)) throw invalid(verdict.problems);
    const given = changes.map(({ draft }) => draft);
    const cells = new Map(changes.map(({ draft, place }) => [draft.id, place]));
    const late = given.length === 0 ? [] : (await addToCycle(tx, actor, cycle, given, deps, cells)).conflicts;
    // Somebody was faster just now: all or nothing.
    if (late.length > 0)
      throw invalid(
        late.map(({ yours, theirs }) =>
          changedMeanwhile(cells.get(yours.id) ?? { text: '', source: null }, theirs.fact),
        ),
      );
    return { ...verdict, isSaved: commit };
  };
  try {
    return await carryOut({ jurisdiction: actor.jurisdiction, isCommit: commit, signal: upload.signal }, deps, save);
  } catch (fault) {
    const isFaulty = fault instanceof Refusal && fault.code === 'facts-invalid';
    if (!isFaulty || commit) throw fault;
    const all = verdict.problems.some(isGrave) ? verdict.problems : [...verdict.problems, ...fault.problems];
    return { ...verdict, changes: sound(all), problems: all };
  }
}

const invalid = (problems: readonly Problem[]): Refusal => {
  const faults = problems.filter(isGrave);
  return refusalFor('facts-invalid', faults, {
    what: `填报表有 ${faults.length} 处错误，没有导入。`,
    next: '请在表格里改正后再导入。',
    english: `Nothing was imported: the workbook has ${faults.length} fault(s).`,
  });
};
