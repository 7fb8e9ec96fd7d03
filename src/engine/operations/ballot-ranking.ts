// 测评排序票: each ballot gives the subject a rank, the rank its points; their mean over the valid votes.
import type { Answer } from '../ballots.ts';
import { countVotes, worthOfAll } from '../ballots.ts';
import { isOutcome } from '../figure.ts';
import { say } from '../say.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { count, div, points } from '../traced.ts';
import type { Traced } from '../traced.ts';

export const ballotRanking: Evaluate<'ballot-ranking'> = (scene) => {
  const { table } = scene.operation;
  const worthOf = ({ answer }: Answer): Traced | null => {
    if (!/^[1-9]\d*$/u.test(answer)) return null;
    const index = table.findIndex((_, place) => String(place + 1) === answer);
    return scene.at('table', index < 0 ? table.length - 1 : index);
  };
  const votes = countVotes(scene, worthOf);
  if (isOutcome(votes)) return votes;
  const said = votes.answers.flatMap(({ answer, votes: cast, worth, tally }, index) => {
    const rank = count(scene.number(tally, answer));
    return say`${index === 0 ? '' : ' + '}第 ${rank} 名 ${points(worth)} 分 × ${count(cast)} 票`;
  });
  const sentence = say`（${said}）÷ 有效票 ${count(votes.valid)} 票`;
  return scored(div(worthOfAll(votes), votes.valid), sentence, votes.inputs, votes.notes);
};
