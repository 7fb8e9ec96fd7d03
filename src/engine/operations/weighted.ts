// 加权: nested percentages, Σ weight × child; channels and voter groups with too few votes by a stated rule.
import { attend, nameOf, nobodyLeft, reweighted } from '../absent.ts';
import type { Child, Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import type { Piece } from '../../domain/scorecard.ts';
import { compare, div, mul, percent, points, sum } from '../traced.ts';
import type { Traced } from '../traced.ts';

/** A child's score on the node's own scale. */
function normalised(scene: Scene<'weighted'>, child: Child, value: Traced): Traced | null {
  if (!scene.operation.normalise) return value;
  if (scene.points === null || child.points === null || child.points.value.n === 0n) return null;
  return compare(child.points, scene.points) === 0 ? value : div(mul(value, scene.points), child.points);
}

/** All ballots in one pot, which then stands for the weights of all children. */
function merge(scene: Scene<'weighted'>, few: readonly Child[]): Outcome {
  const [pot, first] = [scene.merged?.(), scene.children[0]];
  if (pot === undefined || first === undefined) return unscored('too-few', ['各渠道的票不能合并']);
  const value = pot.value === null ? null : normalised(scene, first, pot.value);
  if (value === null) return pot;
  const whole = sum(scene.children.map((child) => scene.at('weights', child.node.id)));
  const note = [`${few.map(nameOf).join('、')}票数不足，各渠道的票合并计算`];
  const share = whole.value.n === whole.value.d ? [] : [' × ', percent(whole)];
  return scored(mul(value, whole), [...pot.sentence, ...share], [], [note, ...pot.notes]);
}

/** Σ weight × child. With `normalise` each child is first brought from its own full marks to the node's. */
export const weighted: Evaluate<'weighted'> = (scene) => {
  const few = scene.children.filter((child) => child.absent === 'too-few');
  const rule = scene.operation.tooFew;
  if (few.length > 0 && rule === 'open') return unscored('open', [`${few.map(nameOf).join('、')}票数不足，待决定`]);
  const merging =
    few.length > 0 && rule === 'merge' && scene.children.every(({ absent }) => absent === null || absent === 'too-few');
  if (merging) return merge(scene, few);
  const attendance = attend(scene, scene.operation.absent, rule === 'carry-over');
  if (attendance.blocked !== null) return attendance.blocked;
  const sentence: Piece[] = [];
  const parts: Traced[] = [];
  for (const { child, value } of attendance.counted) {
    const [weight, own] = [scene.at('weights', child.node.id), normalised(scene, child, value)];
    if (own === null) return unscored('missing', [`${nameOf(child)}没有分值，不能换算`]);
    parts.push(mul(own, weight));
    const scale: Piece[] =
      own === value || child.points === null ? [] : [' ÷ ', points(child.points), ' × ', points(scene.points ?? own)];
    sentence.push(sentence.length === 0 ? '' : ' + ', points(value), ...scale, ' × ', percent(weight));
  }
  const scaled = reweighted(sum(parts), (child) => scene.at('weights', child.node.id), attendance, percent);
  if (scaled === null) return nobodyLeft;
  const rest: Piece[] = scaled.note === null ? [] : ['（', ...sentence, '，缺项加权后）'];
  const notes = [...attendance.notes, ...(scaled.note === null ? [] : [scaled.note])];
  return scored(scaled.value, scaled.note === null ? sentence : [points(scaled.value), ' 分', ...rest], [], notes);
};
