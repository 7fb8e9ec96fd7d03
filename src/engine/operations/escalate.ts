// 递进扣分: the first case takes one number of points, the second another …, or the whole row.
import { rational } from '../../domain/rational.ts';
import type { Piece } from '../../domain/scorecard.ts';
import { isOutcome, readFigure } from '../figure.ts';
import type { Reading } from '../figure.ts';
import { nothing, ofRule } from '../full.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate, Outcome, Scene } from '../scene.ts';
import { scored, unscored } from '../scene.ts';
import { count, mul, points, sub, traced } from '../traced.ts';
import type { Traced } from '../traced.ts';

type Taken = { taken: Traced[]; all: boolean; said: Piece[] };

export const escalate: Evaluate<'escalate'> = (scene) => {
  const cases = readFigure(scene, scene.operation.figure);
  if (isOutcome(cases)) return cases;
  const { n, d } = cases.number.value;
  if (n < 0n || d !== 1n) return unscored('open', say`次数 ${cases.said} 不是非负整数`, cases.inputs);
  return take(scene, cases, takenBy(scene, cases.number));
};

/** What so many cases take: one step each, the last step for all that remain. */
function takenBy(scene: Scene<'escalate'>, cases: Traced): Taken {
  const { steps } = scene.operation;
  const taken: Traced[] = [];
  const said: Piece[] = [];
  for (const [index, step] of steps.entries()) {
    const remaining = rational(cases.value.n - BigInt(index));
    if (remaining.n <= 0n) break;
    const which = count(ofRule(scene, rational(BigInt(index + 1))));
    if (step === 'all') return { taken, all: true, said: say`${said} − 第 ${which} 次扣完本项` };
    const each = scene.at('steps', index);
    const repeated = index === steps.length - 1 && remaining.n > 1n;
    const times = traced(remaining, cases.origin);
    taken.push(repeated ? mul(each, times) : each);
    said.push(...say` − 第 ${which} ${repeated ? '次起' : '次'} ${points(each)} 分`);
    if (repeated) said.push(...say` × ${count(times)} 次`);
  }
  return { taken, all: false, said };
}

function take(scene: Scene<'escalate'>, cases: Reading, { taken, all, said }: Taken): Outcome {
  const full = scene.points;
  if (all && full === null) return unscored('open', say`本项没有分值，无法扣完本项`, cases.inputs);
  const none = nothing(scene);
  const start = full === null ? say`${points(none)} 分` : say`满分 ${points(full)} 分`;
  const sentence = say`${start}${said}（共 ${cases.said} 次）`;
  if (all) return scored(none, sentence, cases.inputs);
  const nominal = taken.reduce(sub, full ?? none);
  const { value, notes } = limited(nominal, full === null ? null : none, null);
  return scored(value, sentence, cases.inputs, notes);
}
