// How much a point of a node is worth in the total (折算系数): followed down the compositions as far as they are linear.
import { add, compare, equals, one, parse, rational, round } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Rounding } from '../domain/scheme.ts';
import type { Step } from '../domain/scorecard.ts';
import { ofRule } from './full.ts';
import { portion, settingAt } from './ground.ts';
import type { Plan } from './plan.ts';
import { roundsBase } from './rounding.ts';
import type { PlannedNode } from './scene.ts';
import { div, isZero, mul, sub, sum, traced } from './traced.ts';
import type { Traced } from './traced.ts';

/** One scorecard with the plan that it was computed by. */
export type Account = { plan: Plan; subject: string; group: string };

export const nodeOf = ({ plan }: Account, step: Step): PlannedNode => {
  const node = plan.nodes.get(step.node);
  if (node !== undefined) return node;
  throw new Refusal('document-invalid', {
    what: '快照里的结果和方案对不上。',
    why: `结果里的项“${step.node}”不在方案里。`,
    next: '请用 plumbline verify 核对这份快照，或者重新计分。',
    english: `the result has a node that its scheme lacks (${step.node}); verify the snapshot or score again`,
  });
};

/** Full marks; null where the node has none. */
export const fullOf = ({ plan, group }: Account, step: Step): Traced | null =>
  plan.points.get(step.node)?.get(group) ?? null;

/** The score of a step; null when absent. */
export const scoreOf = ({ subject }: Account, step: Step): Traced | null =>
  step.value === null ? null : traced(parse(step.value), { from: 'step', node: step.node, subject });

/** A child that leaves its weight to the others, as `absent.ts` has it. */
export function isLeft(account: Account, parent: Step, child: Step): boolean {
  if (child.value !== null) return false;
  if (fullOf(account, child) === null || child.absent === 'recused' || child.absent === 'too-few') return true;
  const { operation } = nodeOf(account, parent);
  const own = 'absent' in operation ? operation.absent : undefined;
  return (own ?? account.plan.rules.absent) === 'reweight';
}

/** What the weights of those who are there must be taken times, so that they stand for all. */
function scaleOf(account: Account, parent: Step, weightOf: (child: Step) => Traced | null): Traced {
  const weights = (children: readonly Step[]): Traced[] => children.map(weightOf).filter((weight) => weight !== null);
  const left = parent.children.filter((child) => isLeft(account, parent, child));
  const present = weights(parent.children.filter((child) => !left.includes(child)));
  const [gone, rest] = [weights(left), sum(present)];
  const same = ofRule({ node: nodeOf(account, parent) }, one);
  return gone.length === 0 || rest.value.n === 0n ? same : div(sum([...present, ...gone]), rest);
}

type Shares = (child: Step) => Traced | null;

/** Points of the parent for one of the child's own full marks, where the child stands for `part` of them. */
const perOwnPoint = (account: Account, child: Step, part: Traced): Traced | null => {
  const own = fullOf(account, child);
  return own === null || own.value.n === 0n ? null : div(part, own);
};

function shared(account: Account, parent: Step): Shares {
  const [node, full] = [nodeOf(account, parent), fullOf(account, parent)];
  if (full === null) return () => null;
  const partOf = (child: Step): Traced => portion(account.plan, node, full, child.node, account.group);
  const scale = scaleOf(account, parent, partOf);
  return (child) => perOwnPoint(account, child, mul(partOf(child), scale));
}

function weighted(account: Account, parent: Step, normalise: boolean): Shares {
  const [node, full] = [nodeOf(account, parent), fullOf(account, parent)];
  const weightOf = (child: Step): Traced => settingAt(account.plan, node, ['operation', 'weights', child.node]);
  const scale = scaleOf(account, parent, weightOf);
  return (child) => {
    const weight = mul(weightOf(child), scale);
    if (!normalise) return weight;
    return full === null ? null : perOwnPoint(account, child, mul(weight, full));
  };
}

function added(account: Account, parent: Step): Shares {
  const [node, same] = [nodeOf(account, parent), ofRule({ node: nodeOf(account, parent) }, one)];
  if (node.operation.type !== 'sum') return () => same;
  const marksOf = (child: Step): Traced | null =>
    nodeOf(account, child).kind === 'adjustment' ? null : fullOf(account, child);
  const scale = scaleOf(account, parent, marksOf);
  return (child) => (marksOf(child) === null ? same : scale);
}

/** Points before the limit, and the limit that cuts them; null where none does or the children do not say. */
export function cutOf(account: Account, step: Step): { nominal: Traced; limit: Traced } | null {
  const node = nodeOf(account, step);
  if (node.operation.type !== 'cap' || step.children.some((child) => isStandIn(account, step, child))) return null;
  const nominal = sum(step.children.flatMap((child) => scoreOf(account, child) ?? []));
  const limitAt = (key: 'max' | 'min'): Traced | null =>
    node.operation.type === 'cap' && node.operation[key] !== null
      ? settingAt(account.plan, node, ['operation', key])
      : null;
  const [most, least] = [limitAt('max'), limitAt('min')];
  if (most !== null && compare(nominal.value, most.value) > 0) return { nominal, limit: most };
  return least !== null && compare(nominal.value, least.value) < 0 ? { nominal, limit: least } : null;
}

/** Absent, and a value stands in for it. */
export const isStandIn = (account: Account, parent: Step, child: Step): boolean =>
  child.value === null && !isLeft(account, parent, child);

/** The rule before it is held against the score; null where it is not linear in the children. */
function ruleOf(account: Account, step: Step): Shares | null {
  const node = nodeOf(account, step);
  const { operation } = node;
  if (operation.type === 'sum' || operation.type === 'cap') return added(account, step);
  if (operation.type === 'share') return shared(account, step);
  if (operation.type === 'weighted') {
    // Votes in one pot are not the sum of their channels.
    const merges = operation.tooFew === 'merge' && step.children.some(({ absent }) => absent === 'too-few');
    return merges ? null : weighted(account, step, operation.normalise);
  }
  if (operation.type !== 'mean') return null;
  const counted = step.children.filter((child) => !isLeft(account, step, child)).length;
  const part = ofRule({ node }, rational(1n, BigInt(Math.max(1, counted))));
  return () => part;
}

/** What a step is made of: each child's points in points of the step, and what none of them explains. */
export type Makeup = { parts: { child: Step; share: Traced; points: Traced | null }[]; rest: Rest | null };
/** By a rounding, or by a rule that gives a value to what is absent. */
export type Rest = { points: Traced; cause: 'rounding' | 'stand-in' };

/** Whether rounding by the rules of this node gives the score. */
function isRounded(account: Account, step: Step, parts: Makeup['parts'], score: Traced): boolean {
  const { plan } = account;
  const node = nodeOf(account, step);
  const isLast = (child: Step): boolean => nodeOf(account, child).kind === 'adjustment';
  const valueOf = (those: Makeup['parts']): Rational => sum(those.flatMap(({ points }) => points ?? [])).value;
  const rounds = (rule: Rounding | null, value: Rational): Rational =>
    rule === null ? value : round(value, rule.places, rule.mode);
  if (node !== plan.root) return equals(rounds(node.rounding, valueOf(parts)), score.value);
  const rule = plan.rules.rounding;
  if (!roundsBase(plan)) return equals(rounds(rule, rounds(node.rounding, valueOf(parts))), score.value);
  const base = rounds(rule, valueOf(parts.filter(({ child }) => !isLast(child))));
  const whole = add(base, valueOf(parts.filter(({ child }) => isLast(child))));
  return equals(rounds(node.rounding, whole), score.value);
}

/** Null where the score is not made of the children's in a linear way: a choice, a limit that cuts, a veto. */
export function makeupOf(account: Account, step: Step): Makeup | null {
  const [score, shares] = [scoreOf(account, step), step.children.length === 0 ? null : ruleOf(account, step)];
  if (score === null || shares === null) return null;
  const parts: Makeup['parts'] = [];
  for (const child of step.children) {
    const [share, value] = [shares(child), scoreOf(account, child)];
    if (share === null) return null;
    parts.push({ child, share, points: value === null ? null : mul(value, share) });
  }
  const rest = sub(score, sum(parts.flatMap(({ points }) => points ?? [])));
  if (isZero(rest)) return { parts, rest: null };
  const standsIn = step.children.some((child) => isStandIn(account, step, child));
  if (!standsIn && !isRounded(account, step, parts, score)) return null;
  return { parts, rest: { points: rest, cause: standsIn ? 'stand-in' : 'rounding' } };
}
