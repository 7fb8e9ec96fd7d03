// 考评单位评分: marks of one or several assessors, combined and brought to the node's points.
import { combine } from '../combine.ts';
import type { Combined } from '../combine.ts';
import { gather, recusalNote } from '../marking.ts';
import type { Marking } from '../marking.ts';
import type { Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { div, mean, mul, percent, points } from '../traced.ts';
import type { Traced } from '../traced.ts';

function combined(scene: Scene<'marks'>, marking: Marking, scale: Traced): Combined | null {
  if (marking.marks.length === 0 || marking.lacking.length > 0) return null;
  return combine(scene, marking.marks, scale, marking.marks.length < scene.node.assessors.length);
}

/** The mean rate of the peers that others could mark. */
function likePeers(scene: Scene<'marks'>, scale: Traced, full: Traced, marking: Marking): Outcome {
  const rates: Traced[] = [];
  for (const peer of scene.peers) {
    const value = peer.id === scene.subject.id ? null : (combined(scene, gather(scene, peer.id), scale)?.value ?? null);
    if (value !== null) rates.push(div(value, scale));
  }
  if (rates.length === 0)
    return unscored('missing', ['只有本单位可评，应按同组平均得分率计，但同组都没有得分'], marking.inputs);
  const rate = mean(rates);
  return scored(mul(full, rate), [points(full), ' 分 × 同组平均得分率 ', percent(rate)], marking.inputs, [
    ['考评单位只有本单位，已回避'],
  ]);
}

/** Marks out of `scale` (the node's points when null). Nobody marks itself; all other assessors have to mark. */
export const marks: Evaluate<'marks'> = (scene) => {
  const marking = gather(scene, scene.subject.id);
  const full = scene.points;
  const scale = scene.operation.scale === null ? full : scene.at('scale');
  if (full === null || scale === null || scale.value.n === 0n)
    return unscored('missing', ['没有分值，不能评分'], marking.inputs);
  if (marking.alone && scene.recusal.alone === 'peers-mean') return likePeers(scene, scale, full, marking);
  if (marking.alone && scene.recusal.alone === 'organiser')
    return unscored('missing', ['考评单位只有本单位，又没有主办单位可以代评'], marking.inputs);
  if (marking.alone) return unscored('recused', ['考评单位只有本单位，已回避'], marking.inputs);
  if (marking.lacking.length > 0 || scene.node.assessors.length === 0) {
    const who = marking.lacking.map((body) => scene.titleOf?.(body) ?? body);
    return unscored('missing', [`缺少${who.join('、')}的评分`], marking.inputs);
  }
  if (marking.notApplicable) return unscored('not-applicable', ['考评单位认定不适用'], marking.inputs);
  const one = combined(scene, marking, scale);
  if (one?.value == null) return unscored('missing', one?.sentence ?? [], marking.inputs);
  const notes = [...recusalNote(scene), ...one.notes];
  if (scene.operation.scale === null) return scored(one.value, one.sentence, marking.inputs, notes);
  const sentence = [points(full), ' 分 × ', points(one.value), ' ÷ ', points(scale), '（', ...one.sentence, '）'];
  return scored(div(mul(full, one.value), scale), sentence, marking.inputs, notes);
};
