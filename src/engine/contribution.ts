// What each part and each row brings to the total (各项贡献): the bars of the waterfall, and what lost points cost.
import { labelOf } from '../domain/display.ts';
import { isHolder, rowSteps } from '../domain/part.ts';
import { compare, one, parse, zero } from '../domain/rational.ts';
import type { Quantity, Scorecard, Step } from '../domain/scorecard.ts';
import type { Bar, Cut, LeftPart, RowEffect } from '../domain/summary.ts';
import { fullOf, isLeft, nodeOf, scoreOf } from './account.ts';
import type { Account } from './account.ts';
import { ofRule } from './full.ts';
import { add, isZero, mul, points, sub } from './traced.ts';
import type { Traced } from './traced.ts';
import { cutOf, makeupOf } from './worth.ts';
import type { Rest } from './worth.ts';

/** A bar before it is known where it begins. `worth`: points of the total for one point of the step. */
type Piled = { step: Step; worth: Traced; gained: Traced; cause: Rest['cause'] | null };

function* piled(account: Account, step: Step, worth: Traced): Generator<Piled> {
  const score = scoreOf(account, step);
  if (score === null) return;
  const makeup = isHolder(nodeOf(account, step)) ? makeupOf(account, step) : null;
  if (makeup === null) {
    yield { step, worth, gained: mul(score, worth), cause: null };
    return;
  }
  for (const { child, share } of makeup.parts) yield* piled(account, child, mul(worth, share));
  for (const { cause, points: own } of makeup.rests) yield { step, worth, gained: mul(own, worth), cause };
}

function cutAt(account: Account, step: Step, worth: Traced | null): Cut | null {
  const cut = cutOf(account, step);
  if (cut === null) return null;
  const brought = (number: Traced): Quantity => points(worth === null ? number : mul(number, worth));
  return { nominal: brought(cut.nominal), limit: brought(cut.limit) };
}

function fullBar(account: Account, { step, worth, gained }: Piled, from: Traced): Bar['full'] {
  const full = nodeOf(account, step).kind === 'adjustment' ? null : fullOf(account, step);
  if (full === null) return null;
  const inTotal = mul(full, worth);
  return { points: points(inTotal), lost: points(sub(inTotal, gained)), to: points(add(from, inTotal)) };
}

/** None of the total itself: there is nothing to tell it from. */
const restTitle = (account: Account, step: Step): string | null =>
  nodeOf(account, step) === account.plan.root ? null : labelOf(step);

function barOf(account: Account, pile: Piled, from: Traced, to: Traced): Bar {
  const { step, worth, gained, cause } = pile;
  const place = { node: step.node, gained: points(gained), from: points(from), to: points(to) };
  if (cause !== null) return { ...place, kind: cause, title: restTitle(account, step), full: null, cut: null };
  return {
    ...place,
    kind: nodeOf(account, step).kind === 'adjustment' ? 'adjustment' : 'part',
    title: labelOf(step),
    full: fullBar(account, pile, from),
    cut: cutAt(account, step, worth),
  };
}

/** Bars that add up to the total exactly; none without a total. */
export function barsOf(account: Account, card: Scorecard): Bar[] {
  const start = ofRule({ node: account.plan.root }, one);
  let from: Traced = { ...start, value: zero };
  return [...piled(account, card.step, start)].map((pile) => {
    const to = from.value.n === 0n ? pile.gained : add(from, pile.gained);
    const bar = barOf(account, pile, from, to);
    from = to;
    return bar;
  });
}

/** The parts of the documents whose points the others bear. */
export function leftOf(account: Account, { step: root }: Scorecard): LeftPart[] {
  const gone = (step: Step): LeftPart[] => {
    const node = nodeOf(account, step);
    if (!isHolder(node) || node.operation.type === 'cap' || makeupOf(account, step) === null) return [];
    return step.children.flatMap((child) => {
      if (child.absent === null) return gone(child);
      if (!isLeft(account, step, child) || fullOf(account, child) === null) return [];
      return [{ node: child.node, title: labelOf(child), absent: child.absent }];
    });
  };
  return gone(root);
}

/** Points of the total for one point of each step, as far down as the way up is linear. */
function worthsOf(account: Account, root: Step): Map<string, Traced> {
  const worths = new Map<string, Traced>();
  const walk = (step: Step, worth: Traced): void => {
    worths.set(step.node, worth);
    for (const { child, share } of makeupOf(account, step)?.parts ?? []) walk(child, mul(worth, share));
  };
  walk(root, ofRule({ node: account.plan.root }, one));
  return worths;
}

function effectOf(account: Account, step: Step, worth: Traced | undefined): RowEffect {
  const score = scoreOf(account, step);
  const node = nodeOf(account, step);
  const full = node.kind === 'adjustment' ? ofRule({ node }, zero) : fullOf(account, step);
  const cut = cutAt(account, step, null);
  if (score === null || full === null) return { node: step.node, lost: null, effect: null, cut };
  const gained = isZero(full) ? score : sub(score, full);
  const lost = isZero(full) ? mul(score, ofRule({ node }, { n: -1n, d: 1n })) : sub(full, score);
  return {
    node: step.node,
    lost: lost.value.n < 0n ? null : points(lost),
    effect: worth === undefined ? null : points(mul(gained, worth)),
    cut,
  };
}

/** Rows of the table, those that cost the total most first; rows without a say in the total in the order of the table. */
export function rowEffects(account: Account, card: Scorecard): RowEffect[] {
  const worths = worthsOf(account, card.step);
  const rows = [...rowSteps(account.plan.nodes, card.step)];
  const size = ({ effect }: RowEffect) => parse(effect?.value ?? '0');
  return rows
    .map((step) => effectOf(account, step, worths.get(step.node)))
    .toSorted((a, b) => compare(size(a), size(b)));
}

/** What each row of the table brings to the total, by node; a row whose way up is not linear, or without a score, is not there. */
export function contributionsOf(account: Account, card: Scorecard): Map<string, Traced> {
  const worths = worthsOf(account, card.step);
  const brought = new Map<string, Traced>();
  for (const step of rowSteps(account.plan.nodes, card.step)) {
    const [score, worth] = [scoreOf(account, step), worths.get(step.node)];
    if (score !== null && worth !== undefined) brought.set(step.node, mul(score, worth));
  }
  return brought;
}
