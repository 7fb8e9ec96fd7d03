// 缺额扣分: every one missing to the required number takes its points.
import { asWritten, distinct, isOutcome, readFigure } from '../figure.ts';
import type { Reading } from '../figure.ts';
import { nothing } from '../full.ts';
import { readGoal } from '../goal.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate, Outcome, Scene } from '../scene.ts';
import { scored } from '../scene.ts';
import { count, max, mul, points, sub } from '../traced.ts';

export const shortfall: Evaluate<'shortfall'> = (scene) => {
  const done = readFigure(scene, scene.operation.figure);
  if (isOutcome(done)) return done;
  const required = readRequired(scene, done);
  const inputs = distinct([...done.inputs, ...required.inputs]);
  if (isOutcome(required)) return { ...required, inputs };
  const none = nothing(scene);
  const missing = max(sub(required.number, done.number), none);
  const each = scene.at('each');
  const start = scene.points ?? none;
  const nominal = sub(start, mul(each, missing));
  const { value, notes } = limited(nominal, scene.points === null ? null : none, null);
  const beginning = scene.points === null ? '− ' : say`满分 ${points(start)} 分 − `;
  const gap = say`${points(each)} 分 × 缺额 ${count(missing)}`;
  const sentence = say`${beginning}${gap}（应完成 ${required.said}，实际完成 ${done.said}）`;
  return scored(value, sentence, inputs, notes);
};

function readRequired(scene: Scene<'shortfall'>, done: Reading): Reading | Outcome {
  const { required } = scene.operation;
  if (typeof required !== 'string') return readGoal(scene, required, ['required'], done);
  const number = scene.at('required');
  return { number, said: [asWritten(number, required)], inputs: [], period: done.period };
}
