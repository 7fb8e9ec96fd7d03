// The ledger of caps (封顶台账): each addition and deduction of a subject with its nominal and effective points, and which limit cut it.
import type { Adjustment, Facts } from '../domain/fact.ts';
import { labelOf } from '../domain/display.ts';
import { add, compare, equals, format, parse, type Rational, sub, sum, zero } from '../domain/rational.ts';
import type { Step } from '../domain/scorecard.ts';
import { evaluateAt } from './evaluate.ts';
import { byCodeUnit } from './live.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';

/** `points` were cut by the limit of `node`. */
export type CapCut = { node: string; label: string; limit: string; points: string };
/**
 * `nominal`: what the entry is worth by itself, `effective` what is left of it below all limits; both null where it
 * does not count, with `why`.
 */
export type CapEntry = {
  fact: string;
  node: string;
  title: string;
  document: string | null;
  date: string | null;
  nominal: string | null;
  effective: string | null;
  why: string | null;
  cuts: CapCut[];
};
/** Of one row of the table: exact text, as the engine has computed it. `isWhole`: the entries make up the row's score. */
export type CapRow = {
  node: string;
  label: string;
  nominal: string;
  effective: string;
  isWhole: boolean;
  entries: CapEntry[];
};

const ledgered = new Set(['adjustments', 'provincial-rank', 'cap', 'sum']);

/** Nothing below it looks at other rows or subjects, so it can be computed by itself. */
const isPlain = (node: PlannedNode): boolean => ledgered.has(node.operation.type) && node.children.every(isPlain);
const reads = (node: PlannedNode): boolean =>
  node.operation.type === 'adjustments' || node.operation.type === 'provincial-rank' || node.children.some(reads);

/** The topmost nodes that consist of additions and deductions alone. */
export function ledgerRoots(node: PlannedNode): PlannedNode[] {
  if (node.kind !== 'total' && isPlain(node) && reads(node)) return [node];
  return node.children.flatMap(ledgerRoots);
}

type Working = {
  entry: Omit<CapEntry, 'nominal' | 'effective' | 'cuts'>;
  nominal: Rational;
  left: Rational;
  cuts: CapCut[];
};

/** By the day of the document, those without one last: what came first is the last to be cut. */
const inOrder = (a: Working, b: Working): number =>
  byCodeUnit(a.entry.date ?? '9', b.entry.date ?? '9') || byCodeUnit(a.entry.fact, b.entry.fact);

/** Takes `over` away from the entries of its sign, from the last one on. */
function cut(working: readonly Working[], over: Rational, where: Omit<CapCut, 'points'>): void {
  let rest = over;
  const isPlus = compare(over, zero) > 0;
  for (const each of working.toSorted(inOrder).toReversed()) {
    const isSame = isPlus ? compare(each.left, zero) > 0 : compare(each.left, zero) < 0;
    if (!isSame || compare(rest, zero) === 0) continue;
    const isAll = isPlus ? compare(each.left, rest) <= 0 : compare(each.left, rest) >= 0;
    const taken = isAll ? each.left : rest;
    each.left = sub(each.left, taken);
    rest = sub(rest, taken);
    each.cuts.push({ ...where, points: format(taken) });
  }
}

function entriesOf(
  step: Step,
  nominalOf: ReadonlyMap<string, Rational>,
  facts: ReadonlyMap<string, Adjustment>,
): { counted: Working[]; aside: CapEntry[] } {
  const counted: Working[] = [];
  const aside: CapEntry[] = [];
  for (const { fact: id, used, why } of step.inputs) {
    const fact = facts.get(id);
    if (fact === undefined || fact.veto) continue;
    const entry = { fact: id, node: step.node, title: fact.title, document: fact.document, date: fact.date, why };
    const nominal = nominalOf.get(id);
    if (used && nominal !== undefined) counted.push({ entry, nominal, left: nominal, cuts: [] });
    else aside.push({ ...entry, nominal: null, effective: null, cuts: [] });
  }
  return { counted, aside };
}

type Walked = { counted: Working[]; aside: CapEntry[] };

/** From the leaves up: each limit that the engine has applied is laid on the entries below it. */
function walk(step: Step, look: (step: Step) => Walked): Walked {
  const below = step.children.map((child) => walk(child, look));
  const own = step.children.length === 0 ? look(step) : { counted: [], aside: [] };
  const counted = [...own.counted, ...below.flatMap((each) => each.counted)];
  const aside = [...own.aside, ...below.flatMap((each) => each.aside)];
  if (step.operation === 'cap' && step.value !== null) {
    const over = sub(sum(counted.map(({ left }) => left)), parse(step.value));
    const where = { node: step.node, label: labelOf(step), limit: step.value };
    if (compare(over, zero) !== 0) cut(counted, over, where);
  }
  return { counted, aside };
}

const entryOf = ({ entry, nominal, left, cuts }: Working): CapEntry => ({
  ...entry,
  nominal: format(nominal),
  effective: format(left),
  cuts,
});

/** What the additions and deductions of one subject come to now, row by row: computed by the engine from the facts as they stand. */
export function capLedger(plan: Plan, facts: Facts, subject: string): CapRow[] {
  const own = facts.facts.filter((fact) => fact.subject === subject && fact.type === 'adjustment');
  const adjustments = new Map(own.flatMap((fact) => (fact.type === 'adjustment' ? [[fact.id, fact] as const] : [])));
  const scored = { ...facts, facts: own };
  return ledgerRoots(plan.root).flatMap((root): CapRow[] => {
    const step = evaluateAt(plan, scored, root, subject);
    if (step === null) return [];
    // One that counts is worth what the row gives for it alone: what is counted once is counted by it.
    const alone = (leaf: Step, fact: Adjustment): Rational => {
      const node = plan.nodes.get(leaf.node);
      const single = node === undefined ? null : evaluateAt(plan, { ...facts, facts: [fact] }, node, subject);
      return parse(single?.value ?? '0');
    };
    const look = (leaf: Step): Walked => {
      const used = leaf.inputs.flatMap(({ fact, used: isUsed }) => {
        const found = adjustments.get(fact);
        return isUsed && found !== undefined ? [found] : [];
      });
      const nominal = new Map(used.map((fact) => [fact.id, alone(leaf, fact)]));
      return entriesOf(leaf, nominal, adjustments);
    };
    const { counted, aside } = walk(step, look);
    const effective = counted.reduce((all, { left }) => add(all, left), zero);
    return [
      {
        node: root.id,
        label: labelOf(root),
        nominal: format(sum(counted.map(({ nominal }) => nominal))),
        effective: step.value ?? '0',
        isWhole: step.value !== null && equals(effective, parse(step.value)),
        entries: [...counted.toSorted(inOrder).map(entryOf), ...aside],
      },
    ];
  });
}
