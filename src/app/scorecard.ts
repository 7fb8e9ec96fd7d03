// Scores (计分、核验): files in, a snapshot out; and a snapshot held against what its scheme and facts give now.
import { sha256 } from '../documents/file.ts';
import { readJson } from '../documents/json.ts';
import type { Facts } from '../domain/fact.ts';
import type { Problem } from '../domain/problem.ts';
import { likest } from '../domain/nearest.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Assumptions, Scheme } from '../domain/scheme.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { Snapshot } from '../domain/snapshot.ts';
import { refuseFacts } from '../engine/evaluate.ts';
import { checkFacts } from '../engine/facts-check.ts';
import { plan } from '../engine/plan.ts';
import { type Difference, snapshotOf, verify } from '../engine/snapshot.ts';
import { fitting } from './body.ts';
import { loadFacts } from './fact.ts';
import { insistOnAnswers, loadAssumptions } from './question.ts';
import { loadScheme } from './scheme.ts';

export const loadSnapshot = (path: string): Snapshot => readJson(path, Snapshot);

export type ScoreInput = {
  scheme: string;
  facts: readonly string[];
  assume: string | null;
  onProgress?: (text: string) => void;
};

/** Reads scheme (or official document), facts and assumptions, and computes; `problems` is what a person should know of the facts. */
export async function score({
  scheme: schemePath,
  facts: factsPath,
  assume,
  onProgress = () => undefined,
}: ScoreInput): Promise<{ snapshot: Snapshot; problems: Problem[] }> {
  const assumptions = loadAssumptions(assume);
  onProgress('正在读取方案');
  const { scheme } = await loadScheme({ path: schemePath, onProgress });
  insistOnAnswers(scheme, assumptions);
  onProgress('正在读取事实');
  const { facts, problems, places } = await loadFacts(factsPath, scheme);
  insistOnSubjects(scheme, facts);
  onProgress('正在核对事实');
  // Told with the cells of the workbooks: the engine would refuse too, and knows ids only.
  const told = checkFacts(plan(scheme, assumptions), facts, places);
  refuseFacts(told);
  onProgress('正在计分');
  return { snapshot: computeSnapshot({ scheme, assumptions, facts }), problems: [...problems, ...told] };
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
