// Absent children of a composition (缺项处理): their points go to the others, or they take a value; nothing is a silent zero.
import { absentReasons } from '../domain/glossary.ts';
import type { Absent } from '../domain/operation.ts';
import type { Piece } from '../domain/scorecard.ts';
import { zero } from '../domain/rational.ts';
import { unscored } from './scene.ts';
import type { Child, Outcome, Scene } from './scene.ts';
import { div, mean, mul, percent, points, sum, traced } from './traced.ts';
import type { Traced } from './traced.ts';

type Composition = 'sum' | 'share' | 'weighted' | 'pick' | 'mean' | 'cap' | 'gate';

export type Counted = { child: Child; value: Traced };

/** `left` are the children whose weight goes to the others. */
export type Attendance = { blocked: Outcome } | { blocked: null; counted: Counted[]; left: Child[]; notes: Piece[][] };

/** These stop the calculation, the first one found in this order. */
const blocking = ['missing', 'open', 'too-few'] as const;

export const nameOf = (child: Child): string => `“${child.node.title}”`;
const why = (child: Child): string => `${nameOf(child)}${child.absent === null ? '' : absentReasons[child.absent]}`;

/** The mean rate of the peers that have a value, for one that has none; null when none has. */
function peersMean<T extends Composition>(scene: Scene<T>, child: Child): Traced | null {
  const rates: Traced[] = [];
  for (const peer of scene.peers) {
    const same = scene.childrenOf(peer.id).find(({ node }) => node.id === child.node.id);
    if (same?.value == null || same.points === null || same.points.value.n === 0n) continue;
    rates.push(div(same.value, same.points));
  }
  return rates.length === 0 ? null : scene.ofGroup(child.node.id, () => mean(rates));
}

type Stand = { value: Traced | null; note: Piece[] };

/** What stands in for an absent child; value null: its weight goes to the others. Null: nothing can. */
function standIn<T extends Composition>(scene: Scene<T>, child: Child, own: Absent | undefined): Stand | null {
  const nothing = traced(zero, { from: 'scheme', node: scene.node.id });
  if (child.points === null || child.absent === 'recused' || child.absent === 'too-few')
    return { value: null, note: [] };
  const policy = own ?? scene.absent;
  if (policy === 'reweight') return { value: null, note: [] };
  if (policy === 'zero') return { value: nothing, note: [`${why(child)}，按 `, points(nothing), ' 分计'] };
  if (policy === 'full')
    return { value: child.points, note: [`${why(child)}，按满分 `, points(child.points), ' 分计'] };
  const rate = peersMean(scene, child);
  if (rate === null) return null;
  const value = mul(child.points, rate);
  return { value, note: [`${why(child)}，按同组平均得分率 `, percent(rate), ' 计 ', points(value), ' 分'] };
}

/**
 * Sorts a composition's children. A recused child always leaves its weight to the others: that is
 * what the recusal rule said when the mark was left out. `carry` does the same for too few votes.
 * `own` is the composition's own rule; without it the scheme's holds.
 */
export function attend<T extends Composition>(scene: Scene<T>, own?: Absent, carry = false): Attendance {
  for (const reason of blocking) {
    const found = scene.children.filter((child) => child.absent === reason && !(carry && reason === 'too-few'));
    if (found.length > 0)
      return { blocked: unscored(reason, [`${found.map(nameOf).join('、')}${absentReasons[reason]}`]) };
  }
  const [counted, left, notes]: [Counted[], Child[], Piece[][]] = [[], [], []];
  for (const child of scene.children) {
    const stand = child.value === null ? standIn(scene, child, own) : { value: child.value, note: [] };
    if (stand === null)
      return { blocked: unscored('missing', [`${why(child)}，应按同组平均得分率计，但同组都没有得分`]) };
    if (stand.value === null) left.push(child);
    else counted.push({ child, value: stand.value });
    if (stand.note.length > 0) notes.push(stand.note);
  }
  if (counted.length > 0) return { blocked: null, counted, left, notes };
  const reasons = new Set(left.map((child) => child.absent));
  const reason = reasons.has('too-few')
    ? 'too-few'
    : reasons.size === 1 && reasons.has('recused')
      ? 'recused'
      : 'not-applicable';
  return { blocked: unscored(reason, [left.length === 0 ? '没有适用的下级项' : left.map(why).join('，')]) };
}

/** `factor` says what the sum of those that are there was multiplied by; empty, and the note null, where nothing is left over. */
export type Scaled = { value: Traced; note: Piece[] | null; factor: Piece[] };

/**
 * What the counted children stand for, scaled up to what all stand for: value × full ÷ (full − left).
 * Null where those that are left stand for nothing: a silent zero would take the place of all others.
 */
export function reweighted(
  value: Traced,
  weightOf: (child: Child) => Traced | null,
  attendance: { counted: Counted[]; left: Child[] },
  as: (number: Traced) => Piece,
): Scaled | null {
  const weights = (children: readonly Child[]): Traced[] => children.map(weightOf).filter((weight) => weight !== null);
  const present = weights(attendance.counted.map(({ child }) => child));
  const gone = weights(attendance.left);
  if (gone.length === 0 || present.length === 0) return { value, note: null, factor: [] };
  const [full, rest] = [sum([...present, ...gone]), sum(present)];
  if (rest.value.n === 0n) return full.value.n === 0n ? { value, note: null, factor: [] } : null;
  const scaled = div(mul(value, full), rest);
  const who = attendance.left.filter((child) => weightOf(child) !== null).map(why);
  const factor = [' × ', as(full), ' ÷ ', as(rest)];
  const said = `${who.join('，')}，由其余各项按得分率承担：`;
  return { value: scaled, note: [said, points(value), ' 分', ...factor, ' = ', points(scaled), ' 分'], factor };
}

/** `（5 + 4.9）× 15 ÷ 10`: the values that are there, and what they were multiplied by. */
export function scaledUp(values: readonly Traced[], { factor }: Scaled): Piece[] {
  if (factor.length === 0 || values.length < 2) return [...joined(values), ...factor];
  const [times, ...rest] = factor;
  return ['（', ...joined(values), '）', typeof times === 'string' ? times.trimStart() : '', ...rest];
}

/** All that has weight is absent. */
export const nobodyLeft: Outcome = unscored('not-applicable', ['有权重的各项都不适用']);

/** ` − 2`, ` + 3`: each with its sign before it. */
export const appended = (values: readonly Traced[]): Piece[] =>
  values.flatMap((value) => {
    const negative = value.value.n < 0n;
    const size = negative ? traced({ n: -value.value.n, d: value.value.d }, value.origin) : value;
    return [negative ? ' − ' : ' + ', points(size)];
  });

/** `48.68 + 34.14 − 2`. */
export function joined(values: readonly Traced[]): Piece[] {
  const [sign, ...rest] = appended(values);
  return sign === undefined ? [] : [sign === ' − ' ? '−' : '', ...rest];
}
