// Scores (计分、核验): files in, a snapshot out; and a snapshot held against what its scheme and facts give now.
import { basename } from 'node:path';
import { sha256 } from '../../documents/file.ts';
import { readJson } from '../../documents/json.ts';
import { shortened } from '../../documents/write/text-width.ts';
import { oneLine } from '../../domain/display.ts';
import type { Facts } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { likest } from '../../domain/nearest.ts';
import { Refusal, refusalFor } from '../../domain/refusal.ts';
import type { Assumptions, Scheme } from '../../domain/scheme.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import { Snapshot } from '../../domain/snapshot.ts';
import { refuseFacts } from '../../engine/evaluate.ts';
import { checkFacts } from '../../engine/facts-check.ts';
import { plan } from '../../engine/plan.ts';
import { type Difference, snapshotOf, verify } from '../../engine/snapshot.ts';
import { fitting } from './body.ts';
import { loadFacts } from './fact.ts';
import { joinedProblems } from '../import/problem.ts';
import { insistOnAnswers } from '../question.ts';
import { loadAssumptions } from './question.ts';
import { loadScheme } from './scheme.ts';

/** A snapshot as it stands, for the one who is to judge it. */
export const readSnapshot = (path: string): Snapshot => readJson(path, Snapshot);

const shownWidth = 60;

/** A snapshot whose result is what its scheme and facts give: whatever is made of it says no more and no less. Throws a Refusal. */
export function loadSnapshot(path: string): Snapshot {
  const snapshot = readSnapshot(path);
  const { first } = verifySnapshot(snapshot);
  if (first === null) return snapshot;
  const [expected, found] = [first.expected, first.found].map((text) => shortened(oneLine(text), shownWidth));
  throw new Refusal('snapshot-differs', {
    what: `快照“${basename(path)}”前后不符，不能用。`,
    why: `按里面的方案、假设和事实重新计算，第一处不同在 ${first.path}：应为 ${expected}，实为 ${found || '（没有）'}。`,
    next: '它可能被改动过，或者是另一版本的程序写的；请核验，或者由方案和事实重新计分。',
    english: `The snapshot differs from what its scheme and facts give, first at ${first.path}: it was changed, or written by another version.`,
  });
}

export type ScoreInput = {
  scheme: string;
  facts: readonly string[];
  assume: string | null;
  onProgress?: (text: string) => void;
};

/** Reads scheme, facts and assumptions, and computes; `problems` is what a person should know of how they were read. */
export async function score({
  scheme: schemePath,
  facts: factsPath,
  assume,
  onProgress = () => undefined,
}: ScoreInput): Promise<{ snapshot: Snapshot; problems: Problem[] }> {
  const assumptions = loadAssumptions(assume);
  onProgress('正在读取方案');
  const { scheme, problems: reading } = await loadScheme({ path: schemePath, onProgress });
  insistOnReading(reading);
  insistOnAnswers(scheme, assumptions);
  onProgress('正在读取事实');
  const { facts, problems, places } = await loadFacts(factsPath, scheme);
  insistOnSubjects(scheme, facts);
  onProgress('正在核对事实');
  // Told with the cells of the workbooks: the engine would refuse too, and knows ids only.
  const told = checkFacts(plan(scheme, assumptions), facts, places);
  refuseFacts(told);
  onProgress('正在计分');
  const found = joinedProblems(reading, [...problems, ...told]);
  return { snapshot: computeSnapshot({ scheme, assumptions, facts }), problems: found };
}

/** Where the reading of the table went wrong, nobody knows whether the scheme is the one that was decided. */
function insistOnReading(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw refusalFor('scheme-has-errors', errors, {
    what: `考评表读入时发现 ${errors.length} 处错误，不能计分。`,
    next: '请在考评表里改正后重新导入；已经在方案里改正了的，请只给方案，不要连同这份读入记录。',
    english: `The reading of the table found ${errors.length} error(s): ${errors.map(({ code, place }) => `${code} (${place.text})`).join(', ')}. Correct the table and import it again.`,
  });
}

/** Facts about nobody: one sentence, and not a fault for each of them. */
function insistOnSubjects(scheme: Scheme, { facts }: Facts): void {
  if (scheme.subjects.length > 0 || facts.length === 0) return;
  throw new Refusal('no-subjects', {
    what: '方案里还没有被考评单位，不能计分。',
    why: `事实有 ${facts.length} 条，没有一条能归到方案里的单位。`,
    next: '请先把被考评单位名单读进方案。',
    english: `The scheme has no subjects, so none of the ${facts.length} facts belongs to anybody: add the list of subjects first.`,
  });
}

/** The snapshot of what is already in hand. */
export const computeSnapshot = (parts: { scheme: Scheme; assumptions: Assumptions | null; facts: Facts }): Snapshot =>
  snapshotOf(parts.scheme, parts.assumptions, parts.facts, sha256);

/** The first difference, which is the nearest to its cause; null where all is the same. */
export const verifySnapshot = (snapshot: Snapshot): { first: Difference | null; count: number } => {
  const differences = verify(snapshot, sha256);
  return { first: differences[0] ?? null, count: differences.length };
};

/** The scorecards whose subjects fit a name. */
function matching({ scheme, result }: Snapshot, name: string): Scorecard[] {
  return fitting(name, result.scorecards, ({ subject: id }) => {
    const subject = scheme.subjects.find((each) => each.id === id);
    const body = scheme.bodies.find((each) => each.id === id);
    return [
      id,
      ...(subject === undefined ? [] : [subject.title]),
      ...(body === undefined ? [] : [body.title, ...body.names]),
    ];
  });
}

const candidatesShown = 12;

/** The scorecard of the body that a person names. Throws a Refusal where no body or several fit. */
export function scorecardOf(snapshot: Snapshot, name: string | null): Scorecard {
  const titleOf = (card: Scorecard) =>
    snapshot.scheme.subjects.find(({ id }) => id === card.subject)?.title ?? card.subject;
  const [only, ...others] = name === null ? [] : matching(snapshot, name);
  if (only !== undefined && others.length === 0) return only;
  const all = snapshot.result.scorecards.map(titleOf);
  const candidates = (
    only === undefined ? (name === null ? all : likest(name, all)) : [only, ...others].map(titleOf)
  ).slice(0, candidatesShown);
  throw new Refusal('subject-unclear', {
    what:
      name === null
        ? '没有说明看哪个单位。'
        : only === undefined
          ? `没有名为“${name}”的被考评单位。`
          : `“${name}”可能是几个单位。`,
    why:
      candidates.length === 0
        ? '这份快照的方案里没有被考评单位。'
        : `${only === undefined ? '被考评单位有' : '符合的有'}：${candidates.join('、')}${candidates.length === candidatesShown ? '……' : '。'}`,
    next: '请写明单位的全称或编号。',
    english:
      name === null
        ? 'Say which body.'
        : `“${name}” fits ${only === undefined ? 'no body' : 'several bodies'}; give its whole name or its id.`,
  });
}
