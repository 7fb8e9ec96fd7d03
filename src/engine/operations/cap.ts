// 限额: the children's sum within limits; the trace shows the nominal and the effective points.
import { attend, joined } from '../absent.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { max, min, points, sum } from '../traced.ts';

/** Never above `max` and never below `min`; both null says that there is no limit. */
export const cap: Evaluate<'cap'> = (scene) => {
  const attendance = attend(scene);
  if (attendance.blocked !== null) return attendance.blocked;
  const values = attendance.counted.map(({ value }) => value);
  const nominal = sum(values);
  const most = scene.operation.max === null ? null : scene.at('max');
  const least = scene.operation.min === null ? null : scene.at('min');
  const below = most === null ? nominal : min(nominal, most);
  const effective = least === null ? below : max(below, least);
  const limits = [
    ...(most === null ? [] : ['最高 ', points(most), ' 分']),
    ...(most === null || least === null ? [] : ['，']),
    ...(least === null ? [] : ['最低 ', points(least), ' 分']),
  ];
  const bounds = limits.length === 0 ? ['不设限额'] : limits;
  if (effective === nominal)
    return scored(effective, [...joined(values), ' 分（', ...bounds, '）'], [], attendance.notes);
  const sentence = ['名义 ', points(nominal), ' 分（', ...joined(values), '），', ...bounds];
  return scored(
    effective,
    sentence,
    [],
    [...attendance.notes, ['名义 ', points(nominal), ' 分，按限额计 ', points(effective), ' 分']],
  );
};
