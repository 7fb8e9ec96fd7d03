// 测评打分票: the mean of the marks on the ballots, brought to full marks.
import { parse, zero } from '../../domain/rational.ts';
import * as exact from '../../domain/rational.ts';
import { isAmount } from '../../domain/setting.ts';
import type { Answer } from '../ballots.ts';
import { countVotes, worthOfAll } from '../ballots.ts';
import { isOutcome } from '../figure.ts';
import { onFull } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { count, div, mul, points } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const ballotMean: Evaluate<'ballot-mean'> = onFull((scene, full) => {
  const scale = scene.at('scale');
  const worthOf = ({ answer, tally }: Answer): Traced | null =>
    isMark(answer, scale) ? scene.number(tally, answer) : null;
  const votes = countVotes(scene, worthOf);
  if (isOutcome(votes)) return votes;
  const mean = div(worthOfAll(votes), votes.valid);
  const rate = say`平均 ${points(mean)} 分 ÷ ${points(scale)} 分`;
  const sentence = say`满分 ${points(full)} 分 × ${rate}（有效票 ${count(votes.valid)} 票）`;
  return scored(mul(full, div(mean, scale)), sentence, votes.inputs, votes.notes);
});

/** Marks lie between zero and the scale; anything else was not meant by the ballot. */
function isMark(answer: string, scale: Traced): boolean {
  if (!isAmount(answer)) return false;
  const mark = parse(answer);
  return exact.compare(mark, zero) >= 0 && exact.compare(mark, scale.value) <= 0;
}
