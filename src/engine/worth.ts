// How much a point of a node is worth in the total (折算系数): followed down the compositions as far as they are linear.
import { add, compare, equals, one, rational, round } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Rounding } from '../domain/scheme.ts';
import type { Step } from '../domain/scorecard.ts';
import { fullOf, isLeft, nodeOf, scoreOf, standInOf } from './account.ts';
import type { Account } from './account.ts';
import { ofRule } from './full.ts';
import { portion, settingAt } from './ground.ts';
import { roundsBase } from './rounding.ts';
import { div, isZero, mul, sub, sum } from './traced.ts';
import type { Traced } from './traced.ts';

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

/** Points before the limit, and the limit that cuts them; null where none does. */
export function cutOf(account: Account, step: Step): { nominal: Traced; limit: Traced } | null {
  const node = nodeOf(account, step);
  if (node.operation.type !== 'cap' || step.value === null || account.isVetoed(step)) return null;
  const nominal = sum(
    step.children.flatMap((child) => scoreOf(account, child) ?? standInOf(account, step, child) ?? []),
  );
  const limitAt = (key: 'max' | 'min'): Traced | null =>
    node.operation.type === 'cap' && node.operation[key] !== null
      ? settingAt(account.plan, node, ['operation', key])
      : null;
  const [most, least] = [limitAt('max'), limitAt('min')];
  if (most !== null && compare(nominal.value, most.value) > 0) return { nominal, limit: most };
  return least !== null && compare(nominal.value, least.value) < 0 ? { nominal, limit: least } : null;
}

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

/**
 * A child with what one of its points is worth in points of the step, what its score brings, and what the
 * value brings that stands in for it where it is absent.
 */
type Part = { child: Step; share: Traced; points: Traced | null; standIn: Traced | null };

/** By a rounding, or by a rule that gives a value to what is absent. */
export type Rest = { points: Traced; cause: 'rounding' | 'stand-in' };
/** What a step is made of, and what no child's own score explains. */
export type Makeup = { parts: Part[]; rests: Rest[] };

const brought = (parts: readonly Part[]): Traced =>
  sum(parts.flatMap(({ points, standIn }) => [points ?? [], standIn ?? []].flat()));

/** What rounding by the rules of this node makes of its parts. */
function rounded(account: Account, step: Step, parts: readonly Part[]): Rational {
  const { plan } = account;
  const node = nodeOf(account, step);
  const isLast = ({ child }: Part): boolean => nodeOf(account, child).kind === 'adjustment';
  const rounds = (rule: Rounding | null, value: Rational): Rational =>
    rule === null ? value : round(value, rule.places, rule.mode);
  if (node !== plan.root) return rounds(node.rounding, brought(parts).value);
  const rule = plan.rules.rounding;
  if (!roundsBase(plan)) return rounds(rule, rounds(node.rounding, brought(parts).value));
  const base = rounds(rule, brought(parts.filter((part) => !isLast(part))).value);
  return rounds(node.rounding, add(base, brought(parts.filter(isLast)).value));
}

/** Null where the score is not made of the children's in a linear way: a choice, a limit that cuts, a veto. */
export function makeupOf(account: Account, step: Step): Makeup | null {
  const [score, shares] = [scoreOf(account, step), step.children.length === 0 ? null : ruleOf(account, step)];
  if (score === null || shares === null || account.isVetoed(step) || cutOf(account, step) !== null) return null;
  const parts: Part[] = [];
  for (const child of step.children) {
    const share = shares(child);
    if (share === null) return null;
    const inPoints = (own: Traced | null): Traced | null => (own === null ? null : mul(own, share));
    const standIn = inPoints(standInOf(account, step, child));
    parts.push({ child, share, points: inPoints(scoreOf(account, child)), standIn });
  }
  if (!equals(rounded(account, step, parts), score.value)) return null;
  const standIns = parts.flatMap(({ standIn }) => standIn ?? []);
  const rests: Rest[] = [
    ...(standIns.length === 0 ? [] : [{ points: sum(standIns), cause: 'stand-in' } as const]),
    { points: sub(score, brought(parts)), cause: 'rounding' },
  ];
  return { parts, rests: rests.filter(({ points }) => !isZero(points)) };
}
