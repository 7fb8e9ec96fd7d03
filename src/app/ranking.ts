// The ranking of a computation (排名): totals, ranks, grades and parts of all subjects, without their traces.
import { cardSummary, groupTitle, type IndexedSnapshot, type Outcome, remarksOf } from '../documents/write/outcome.ts';
import type { Actor } from '../domain/actor.ts';
import { labelOf, oneLine } from '../domain/display.ts';
import { partSteps } from '../domain/part.ts';
import { insist } from '../domain/permission.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { type GroupSummary, isRest } from '../domain/summary.ts';
import { plan } from '../engine/plan.ts';
import { type ComputationInput, describeComputation } from './computation.ts';
import { cardIn, loadOutcome } from './computed.ts';
import type { Deps } from './deps.ts';
import { insistNow } from './standing.ts';

/**
 * Its exact text, or why it has none; `points` are its full marks. `counted` is the same in points of the total, of
 * `countedFull`: these add up to the total, together with the `rest` of the row; null where there is no total, or
 * where it is not made of the parts (a veto).
 */
export type PartScore = {
  value: string | null;
  absent: string | null;
  points: string | null;
  counted: string | null;
  countedFull: string | null;
};

const groupOf = (outcome: Outcome, { group, size, open, totals, grades, quotas }: GroupSummary) => ({
  id: group,
  title: groupTitle(outcome, group),
  size: size.value,
  open: open?.value ?? null,
  totals:
    totals === null
      ? null
      : {
          of: totals.of.value,
          mean: totals.mean.value,
          highest: totals.highest.value,
          lowest: totals.lowest.value,
        },
  grades: grades.map(({ title, count }) => ({ title, count: count.value })),
  quotas: quotas.map(({ title, share, places }) => ({ title, share: share.value, places: places.value })),
});

/** All parts that any of the scorecards has, in the order of the scheme. */
function componentsOf({ nodes, result }: IndexedSnapshot) {
  const found = new Map(
    result.scorecards.flatMap(({ step }) => [...partSteps(nodes, step)].map((part) => [part.node, labelOf(part)])),
  );
  return [...nodes.keys()].flatMap((node) => {
    const title = found.get(node);
    return title === undefined ? [] : { node, title };
  });
}

function rowOf(outcome: Outcome, components: readonly { node: string }[], card: Scorecard) {
  const { subject, group, total, rank, tied, rankByRounding, grade, gradeNote } = card;
  const parts = new Map([...partSteps(outcome.nodes, card.step)].map((part) => [part.node, part]));
  const { bars, left, extent } = cardSummary(outcome, card);
  const own = new Map(bars.filter((bar) => !isRest(bar)).map((bar) => [bar.node, bar]));
  return {
    subject,
    title: outcome.bodies.get(subject) ?? subject,
    group,
    total,
    rank,
    tied,
    rankByRounding,
    grade,
    gradeNote,
    /** Titles of the nodes where something still has to come. */
    missing: card.missing.map((id) => oneLine(outcome.nodes.get(id)?.title ?? id)),
    remarks: remarksOf(outcome, card),
    /** The bar of the ranking as a share of the longest one. */
    extent: extent?.value ?? null,
    /** Parts whose points the others bear. */
    left: left.map(({ title, absent }) => ({ title, absent })),
    /** In the order of the components; null where the part is not of this subject. */
    parts: components.map(({ node }): PartScore | null => {
      const part = parts.get(node);
      if (part === undefined) return null;
      const { value, absent, points } = part;
      const bar = own.get(node);
      const counted = { counted: bar?.gained.value ?? null, countedFull: bar?.full?.points.value ?? null };
      return { value, absent, points, ...counted };
    }),
    /** What no part explains: roundings, values in place of absent ones. */
    rest: bars.filter(isRest).map(({ node, kind, title, gained }) => ({ node, kind, title, value: gained.value })),
  };
}

/** The ranking with what its table has to draw: groups, grade lines, and the places of the computation before. */
export async function readRanking(actor: Actor, { cycle, number }: ComputationInput, deps: Deps) {
  insist(actor, 'result:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await insistNow(tx, actor, 'result:read', { cycle }, deps);
    const { row, outcome } = await loadOutcome(tx, cycle, number);
    const before = row.number > 1 ? (await loadOutcome(tx, cycle, row.number - 1)).outcome : null;
    const { result, snapshot, summary } = outcome;
    const { rules } = plan(snapshot.scheme, snapshot.assumptions);
    const components = componentsOf(outcome);
    return {
      computation: await describeComputation(tx, cycle, row),
      title: result.title,
      demonstration: result.demonstration,
      assumed: result.assumed.length,
      isByGroup: rules.ranking.within === 'group',
      groups: summary.groups.map((group) => groupOf(outcome, group)),
      lines: rules.grades?.lines ?? [],
      axis: summary.axis.value,
      totalPlaces: outcome.totalPlaces,
      components,
      rows: result.scorecards.map((card) => ({
        ...rowOf(outcome, components, card),
        before: before === null ? null : standingIn(before, card.subject),
      })),
    };
  });
}
export type Ranking = Awaited<ReturnType<typeof readRanking>>;

/** Where a subject stood; null where it was not there. */
function standingIn(outcome: Outcome, subject: string): { rank: number | null; total: string | null } | null {
  if (!outcome.result.scorecards.some((card) => card.subject === subject)) return null;
  const { rank, total } = cardIn(outcome, subject);
  return { rank, total };
}
