// 酌情评分: a discretionary mark inside bounds, with a reason, added to full marks or to zero.
import { zero } from '../../domain/rational.ts';
import { isOutcome } from '../figure.ts';
import { gather, recusalNote } from '../marking.ts';
import type { Marking } from '../marking.ts';
import type { Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { add, max, mean, min, points, traced } from '../traced.ts';
import type { Traced } from '../traced.ts';

/** The mean of the marks; null while one is missing or none is a number. */
const given = (scene: Scene<'discretion'>, marking: Marking): Traced | null =>
  marking.lacking.length > 0 || marking.marks.length === 0
    ? null
    : mean(marking.marks.map((mark) => scene.number(mark, mark.value ?? '0')));

/** The only assessor is the subject itself: the mean of the marks of its peers, or out of the row, as the rule says. */
function onItsOwn(scene: Scene<'discretion'>, marking: Marking): Traced | Outcome {
  const { alone } = scene.recusal;
  if (alone === 'organiser') return unscored('missing', ['考评单位只有本单位，又没有主办单位可以代评'], marking.inputs);
  if (alone === 'reweight') return unscored('recused', ['考评单位只有本单位，已回避'], marking.inputs);
  const others = scene.peers.filter(({ id }) => id !== scene.subject.id);
  const marks = others.map(({ id }) => given(scene, gather(scene, id))).filter((mark) => mark !== null);
  if (marks.length > 0) return mean(marks);
  return unscored('missing', ['只有本单位可评，应按同组平均计，但同组都没有评分'], marking.inputs);
}

/** The mark itself, or why there is none. */
function markOf(scene: Scene<'discretion'>, marking: Marking): Traced | Outcome {
  if (marking.alone) return onItsOwn(scene, marking);
  if (marking.notApplicable) return unscored('not-applicable', ['考评单位认定不适用'], marking.inputs);
  const who = marking.lacking.map((body) => scene.titleOf?.(body) ?? body);
  return given(scene, marking) ?? unscored('missing', [`缺少${who.join('、')}的评分`], marking.inputs);
}

/** Full or zero + the mark (the mean of several), not above the node's points; from full not below 0. */
export const discretion: Evaluate<'discretion'> = (scene) => {
  const marking = gather(scene, scene.subject.id);
  const mark = markOf(scene, marking);
  if (isOutcome(mark)) return mark;
  const [least, most] = [scene.at('min'), scene.at('max')];
  const bounded = max(min(mark, most), least);
  const nothing = traced(zero, { from: 'scheme', node: scene.node.id });
  const fromFull = scene.operation.from === 'full';
  const base = fromFull ? scene.points : nothing;
  if (base === null) return unscored('missing', ['没有分值，不能评分'], marking.inputs);
  const nominal = add(base, bounded);
  const below = scene.points === null ? nominal : min(nominal, scene.points);
  const value = fromFull ? max(below, nothing) : below;
  const bounds = ['（限 ', points(least), ' 至 ', points(most), ' 分）'];
  const notes = [
    ...(marking.alone ? [['考评单位只有本单位，已回避，按同组平均计']] : recusalNote(scene)),
    ...(bounded === mark ? [] : [['评 ', points(mark), ' 分，按限值计 ', points(bounded), ' 分']]),
    ...(value === nominal ? [] : [['合计 ', points(nominal), ' 分，按分值限于 ', points(value), ' 分']]),
  ];
  const sentence = fromFull
    ? [points(base), ' 分，酌情 ', points(bounded), ' 分', ...bounds]
    : ['酌情 ', points(bounded), ' 分', ...bounds];
  return scored(value, sentence, marking.inputs, notes);
};
