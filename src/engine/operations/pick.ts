// 取优取差: the better or the worse of the children.
import { attend, nameOf } from '../absent.ts';
import type { Evaluate } from '../scene.ts';
import { scored } from '../scene.ts';
import { compare, points } from '../traced.ts';

/** The first one of equals. Children that do not apply stand aside. */
export const pick: Evaluate<'pick'> = (scene) => {
  const attendance = attend(scene);
  if (attendance.blocked !== null) return attendance.blocked;
  const sign = scene.operation.which === 'better' ? 1 : -1;
  const [best] = attendance.counted.toSorted((a, b) => sign * compare(b.value, a.value));
  if (best === undefined) throw new RangeError(`nothing to pick from at ${scene.node.id}`);
  const others = attendance.counted.flatMap(({ value }, index) => [index === 0 ? '' : '、', points(value)]);
  const word = scene.operation.which === 'better' ? '最高' : '最低';
  return scored(
    best.value,
    ['各项 ', ...others, ` 分中取${word}的${nameOf(best.child)} `, points(best.value), ' 分'],
    [],
    attendance.notes,
  );
};
