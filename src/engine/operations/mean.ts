// 平均: the mean of the children, e.g. over the districts of a city.
import { whole } from '../../domain/rational.ts';
import { attend, joined } from '../absent.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { count, mean as average, traced } from '../traced.ts';

/** Children that do not apply stand aside, or take a value by the scheme's rule for absent ones. */
export const mean: Evaluate<'mean'> = (scene) => {
  const attendance = attend(scene);
  if (attendance.blocked !== null) return attendance.blocked;
  const values = attendance.counted.map(({ value }) => value);
  const divisor = traced(whole(values.length), { from: 'scheme', node: scene.node.id });
  const aside = attendance.left.map((child) => [`“${child.node.title}”不计入平均`]);
  return scored(
    average(values),
    ['（', ...joined(values), '）÷ ', count(divisor)],
    [],
    [...attendance.notes, ...aside],
  );
};
