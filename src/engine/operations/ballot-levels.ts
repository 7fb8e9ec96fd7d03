// 测评等级票: each vote is worth a share of full marks by its level; their mean over the valid votes.
import { countVotes, worthOfAll } from '../ballots.ts';
import { isOutcome } from '../figure.ts';
import { onFull } from '../full.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { count, div, mul, plain, points } from '../traced.ts';

export const ballotLevels: Evaluate<'ballot-levels'> = onFull((scene, full) => {
  const { levels } = scene.operation;
  const votes = countVotes(scene, ({ answer }) => (Object.hasOwn(levels, answer) ? scene.at('levels', answer) : null));
  if (isOutcome(votes)) return votes;
  const value = mul(full, div(worthOfAll(votes), votes.valid));
  const said = votes.answers.flatMap(
    ({ answer, votes: cast, worth }, index) =>
      say`${index === 0 ? '' : ' + '}“${answer}” ${count(cast)} 票 × ${plain(worth)}`,
  );
  const sentence = say`满分 ${points(full)} 分 ×（${said}）÷ 有效票 ${count(votes.valid)} 票`;
  return scored(value, sentence, votes.inputs, votes.notes);
});
