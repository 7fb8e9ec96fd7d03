// Numbers of a scheme as it comes in (方案里的数): none is longer than somebody may put in, unless it was kept so before.
import { canonical } from './canonical.ts';
import { labelOf } from './display.ts';
import { nodesOf, type Scheme } from './scheme.ts';
import { isShort } from './setting.ts';

type Bearer = { key: string; title: string; numbers: unknown };

/** What bears numbers, and what it is called. */
function bearersOf({ root, parameters, grades, rounding }: Scheme): Bearer[] {
  return [
    ...[...nodesOf(root)].map((node) => ({
      key: `node ${node.id}`,
      title: labelOf(node),
      numbers: [node.points, node.operation],
    })),
    ...parameters.map(({ key, title, value }) => ({ key: `parameter ${key}`, title, numbers: value })),
    { key: 'grades', title: '等次', numbers: grades },
    { key: 'rounding', title: '总分舍入', numbers: rounding },
  ];
}

/** The first that has a longer number than it had before; null where there is none. */
export function overlong(before: Scheme, after: Scheme): string | null {
  const kept = new Map(bearersOf(before).map(({ key, numbers }) => [key, canonical(numbers)]));
  const found = bearersOf(after).find(({ key, numbers }) => !isShort(numbers) && kept.get(key) !== canonical(numbers));
  return found?.title ?? null;
}
