// 酌情评分: a discretionary mark inside bounds, with a reason, added to full marks or to zero.
import { zero } from '../../domain/rational.ts';
import { gather } from '../marking.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, max, mean, min, points, traced } from '../traced.ts';

/** Full or zero + the mark (the mean of several), not above the node's points; from full not below 0. */
export const discretion: Evaluate<'discretion'> = (scene) => {
  const marking = gather(scene, scene.subject.id);
  if (marking.alone && scene.recusal.alone !== 'organiser')
    return unscored('recused', ['考评单位只有本单位，已回避'], marking.inputs);
  if (marking.notApplicable) return unscored('not-applicable', ['考评单位认定不适用'], marking.inputs);
  const values = marking.marks.map((mark) => scene.number(mark, mark.value ?? '0'));
  if (marking.lacking.length > 0 || values.length === 0) {
    const who = marking.lacking.map((body) => scene.titleOf?.(body) ?? body);
    return unscored('missing', [`缺少${who.join('、')}的评分`], marking.inputs);
  }
  const [least, most] = [scene.at('min'), scene.at('max')];
  const given = mean(values);
  const bounded = max(min(given, most), least);
  const nothing = traced(zero, { from: 'scheme', node: scene.node.id });
  const fromFull = scene.operation.from === 'full' && scene.points !== null;
  const base = fromFull ? scene.points : nothing;
  if (base === null) return unscored('missing', ['没有分值，不能评分'], marking.inputs);
  const nominal = add(base, bounded);
  const below = scene.points === null ? nominal : min(nominal, scene.points);
  const value = fromFull ? max(below, nothing) : below;
  const bounds = ['（限 ', points(least), ' 至 ', points(most), ' 分）'];
  const notes = [
    ...(bounded === given ? [] : [['评 ', points(given), ' 分，按限值计 ', points(bounded), ' 分']]),
    ...(value === nominal ? [] : [['合计 ', points(nominal), ' 分，按分值限于 ', points(value), ' 分']]),
  ];
  const sentence = fromFull
    ? [points(base), ' 分，酌情 ', points(bounded), ' 分', ...bounds]
    : ['酌情 ', points(bounded), ' 分', ...bounds];
  return scored(value, sentence, marking.inputs, notes);
};
