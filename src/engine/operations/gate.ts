// 条件计入: the children count only if more than a share of the subjects lost points on another node.
import { compare as order, rational, whole, zero } from '../../domain/rational.ts';
import { attend, joined } from '../absent.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { computedFrom, count, percent, points, sum, traced } from '../traced.ts';

/**
 * Lost points: below full, or below zero where there is no full. Subjects that are not scored there (n/a,
 * recused) are not among them; those whose score is still to come wait, unless they cannot change the answer.
 */
export const gate: Evaluate<'gate'> = (scene) => {
  const limit = scene.at('moreThan');
  const all = [...scene.scoresOf(scene.operation.lost).values()];
  const scores = all.filter(({ absent }) => absent !== 'not-applicable' && absent !== 'recused');
  const known = scores.flatMap(({ value, points: full }) => (value === null ? [] : [{ value, full }]));
  const losers = known.filter(({ value, full }) => order(value.value, full?.value ?? zero) < 0).length;
  const exceeds = (lost: number): boolean =>
    scores.length > 0 && order(rational(BigInt(lost), BigInt(scores.length)), limit.value) > 0;
  const unknown = scores.length - known.length;
  if (exceeds(losers) !== exceeds(losers + unknown)) {
    return unscored('missing', ['被考评单位的失分情况还不全，不能确定是否计入']);
  }
  const of = computedFrom(known.map(({ value }) => value));
  const origin = known.length === 0 ? ({ from: 'scheme', node: scene.node.id } as const) : of;
  const [lost, field] = [traced(whole(losers), origin), traced(whole(scores.length), origin)];
  const out = all.length - scores.length;
  const notes = out === 0 ? [] : [['不适用或回避的 ', count(traced(whole(out), origin)), ' 个单位不计在内']];
  const condition = [count(field), ' 个单位中 ', count(lost), ' 个失分，'];
  if (!exceeds(losers)) {
    const nothing = traced(zero, { from: 'scheme', node: scene.node.id });
    return scored(
      nothing,
      [points(nothing), ' 分（', ...condition, '未超过 ', percent(limit), '，不计入）'],
      [],
      notes,
    );
  }
  const attendance = attend(scene);
  if (attendance.blocked !== null) return attendance.blocked;
  const values = attendance.counted.map(({ value }) => value);
  return scored(
    sum(values),
    [...joined(values), ' 分（', ...condition, '超过 ', percent(limit), '，予以计入）'],
    [],
    [...notes, ...attendance.notes],
  );
};
