// 得票率赋分: the share of votes for an answer earns the points of the interval it falls into.
import { one, zero } from '../../domain/rational.ts';
import { countVotes, worthOfAll } from '../ballots.ts';
import { locate } from '../band.ts';
import { isOutcome } from '../figure.ts';
import { ofRule } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { count, div, percent, points } from '../traced.ts';

export const voteBands: Evaluate<'vote-bands'> = (scene) => {
  const { answer: wanted, bands } = scene.operation;
  const favourable = typeof wanted === 'string' ? [wanted] : wanted;
  const votes = countVotes(scene, ({ answer }) => ofRule(scene, favourable.includes(answer) ? one : zero));
  if (isOutcome(votes)) return votes;
  const cast = worthOfAll(votes);
  const share = div(cast, votes.valid);
  const division = say`${count(cast)} 票 ÷ 有效票 ${count(votes.valid)} 票`;
  const said = say`“${favourable.join('、')}”得票率 ${percent(share)}（${division}）`;
  const band = locate(scene, bands, share);
  if (band === null) return unscored('open', say`${said}，不在任何区间内`, votes.inputs);
  const sentence = say`${said}，在“${band.said}”一档，计 ${points(band.points)} 分`;
  return scored(band.points, sentence, votes.inputs, votes.notes);
};
