// Tests of the difference of two schemes (方案差异): nothing that differs is silent, and the sentences say what a reader asks.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { demonstration } from '../../../test/kit/demonstration.ts';
import { towns } from '../../../test/properties/generator.ts';
import { parameter, row, scheme, sum } from '../../../test/properties/kit.ts';
import { canonical } from '../../domain/canonical.ts';
import { type Node, Scheme } from '../../domain/scheme.ts';
import type { Json } from '../../domain/setting.ts';
import { schemeDifference } from './difference.ts';

/** Every place of a scheme with its text: rows by id with their place in the tree, lists by key, all else by name. */
function placesOf(given: Scheme): Map<string, string> {
  const places = new Map<string, string>();
  const put = (path: readonly string[], value: unknown): void =>
    void places.set(JSON.stringify(path), canonical(value));
  const walk = (node: Node, parent: string, index: number): void => {
    put(['nodes', node.id, 'place'], [parent, index]);
    for (const [key, value] of Object.entries(node))
      if (key !== 'children' && key !== 'id' && value !== undefined) put(['nodes', node.id, key], value);
    for (const [at, child] of node.children.entries()) walk(child, node.id, at);
  };
  walk(given.root, '', 0);
  const lists = { parameters: given.parameters, bodies: given.bodies, groups: given.groups, subjects: given.subjects };
  for (const [list, items] of Object.entries(lists)) {
    const keys = items.map((item) => ('key' in item ? item.key : item.id));
    put([list, 'order'], keys);
    for (const [at, item] of items.entries())
      for (const [field, value] of Object.entries(item)) put([list, keys[at] ?? '', field], value);
  }
  for (const [key, value] of Object.entries(given))
    if (key !== 'root' && !(key in lists) && value !== undefined) put([key], value);
  return places;
}

/** Places that differ and that no change covers. The order of neighbours shifts when one comes or goes: then that one is told. */
function silent(before: Scheme, after: Scheme): string[] {
  const [old, now] = [placesOf(before), placesOf(after)];
  const covered = schemeDifference(before, after).flatMap(({ covers }) => covers);
  const isCovered = (path: readonly string[]): boolean =>
    covered.some((cover) => cover.every((step, index) => step === path[index])) ||
    // Something beside it came, went or moved.
    (path.at(-1) === 'place' &&
      covered.some(([list, , field]) => list === 'nodes' && (field === undefined || field === 'place'))) ||
    (path.at(-1) === 'order' && covered.some((cover) => cover[0] === path[0] && cover.length === 2));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((place) => old.get(place) !== now.get(place))
    .filter((place) => !isCovered(JSON.parse(place) as string[]));
}

const replacements: Json[] = [null, '', '新', '7', [], ['甲'], { how: 'equal' }, { parameter: '问' }, true, 3];

/** The JSON with one place replaced, dropped, doubled or turned around; null where the scheme would be invalid. */
function mutated(given: Scheme, at: number, how: number): Scheme | null {
  const copy = structuredClone(given) as unknown as Record<string, Json>;
  const spots: { holder: Record<string, Json>; key: string }[] = [];
  const walk = (holder: Record<string, Json>): void => {
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, Json>);
    }
  };
  walk(copy);
  const spot = spots[at % spots.length];
  if (spot === undefined) return null;
  const value = spot.holder[spot.key];
  if (Array.isArray(value) && how % 3 === 0) value.reverse();
  else if (Array.isArray(value) && how % 3 === 1) value.splice(how % (value.length + 1), 1);
  else spot.holder[spot.key] = structuredClone(replacements[how % replacements.length] ?? null);
  const parsed = Scheme.safeParse(copy);
  return parsed.success ? parsed.data : null;
}

describe('nothing that differs is silent', () => {
  let city: Scheme;
  beforeAll(async () => {
    city = (await demonstration()).scheme;
  });

  const spots = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 60 })), { minLength: 1, maxLength: 4 });
  const holds = (base: Scheme, list: [number, number][]): boolean => {
    const after = list.reduce((now, [at, how]) => mutated(now, at, how) ?? now, base);
    const told = schemeDifference(base, after);
    expect(silent(base, after)).toEqual([]);
    expect(told.every(({ text }) => !/undefined|\[object/u.test(text))).toBe(true);
    expect(told.length > 0).toBe(canonical(base) !== canonical(after));
    return told.length > 0;
  };

  test('in small schemes', () => {
    let seen = 0;
    fc.assert(
      fc.property(towns, spots, (town, list) => {
        if (holds(town.scheme, list)) seen += 1;
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(40);
  });

  test('in the demonstration city', () => {
    let seen = 0;
    fc.assert(
      fc.property(spots, (list) => {
        if (holds(city, list)) seen += 1;
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(5);
  });
});

describe('sentences', () => {
  const base = (): Scheme =>
    scheme(sum('总', '30', [row('1', '10', { criterion: '按时办结率达到90%。' }), row('2', '20')]), {
      parameters: [parameter('问', { title: '最多加几分？', value: '5', signer: '主任', reason: '惯例' })],
    });
  const told = (after: Scheme): string[] => schemeDifference(base(), after).map(({ text }) => text);
  const withRow = (change: (node: Node) => Node): Scheme => {
    const given = base();
    const [first, ...others] = given.root.children;
    return { ...given, root: { ...given.root, children: first === undefined ? [] : [change(first), ...others] } };
  };

  test('points, assessors, operation', () => {
    const after = withRow((node) => ({
      ...node,
      points: '12.5',
      assessors: ['考评乙'],
      operation: { type: 'marks', scale: '100', combine: { how: 'trimmed', drop: 1 } },
    }));
    expect(told(after)).toEqual([
      '“项1”的分值由 10 分 改为 12.5 分',
      '“项1”的考评单位增加考评乙，减去考评甲',
      '“项1”的计分方法：评分满分由 按本项分值 改为 100 分；几个评分怎样合成由 取平均 改为 去掉最高最低后平均（去掉最高、最低各几个 1）',
    ]);
  });
  test('a text word by word', () => {
    const [only] = schemeDifference(
      base(),
      withRow((node) => ({ ...node, criterion: '按期办结率达到95%。' })),
    );
    expect(only?.text).toBe('“项1”修改了考核内容');
    expect(only?.words).toEqual([
      { kind: 'same', text: '按' },
      { kind: 'dropped', text: '时' },
      { kind: 'added', text: '期' },
      { kind: 'same', text: '办结率达到' },
      { kind: 'dropped', text: '90%' },
      { kind: 'added', text: '95%' },
      { kind: 'same', text: '。' },
    ]);
  });
  test('who signed what and why', () => {
    const after = {
      ...base(),
      parameters: [parameter('问', { title: '最多加几分？', value: '6', signer: '书记', reason: '会议决定' })],
    };
    expect(told(after)).toEqual([
      '参数“最多加几分？”的取值由 5（主任签署，理由：惯例） 改为 6（书记签署，理由：会议决定）',
    ]);
  });
  test('rows that come, go and move, subjects and grades', () => {
    const given = base();
    const [first, second] = given.root.children;
    const children = first === undefined || second === undefined ? [] : [second, first, row('3', '5')];
    const after: Scheme = {
      ...given,
      root: { ...given.root, children },
      subjects: given.subjects.map((each) => (each.id === '子' ? { ...each, group: '二组' } : each)),
      grades: {
        lines: [
          { title: '优秀', atLeast: '90' },
          { title: '合格', atLeast: null },
        ],
        quotas: [],
      },
    };
    expect(told(after)).toEqual([
      '增加“项3”（5 分，考评单位评分（评分满分 按本项分值，几个评分怎样合成 取平均）），在“项总”之下',
      '“项1”与“项2”在“项总”之下互换了次序',
      '被考评单位“子”由分组“第一组”改到“第二组”',
      '等次规则由 无 改为 优秀 ≥ 90 分；其余为合格',
    ]);
    expect(schemeDifference(after, given).map(({ text }) => text)[0]).toMatch(/^删除“项3”/u);
  });

  test('a row that passed several others is named; of two neighbours that changed places, both', () => {
    const rows = (...ids: string[]) =>
      scheme(
        sum(
          '总',
          '15',
          ids.map((id) => row(id, '5')),
        ),
      );
    const order = (before: Scheme, after: Scheme) => schemeDifference(before, after).map(({ text }) => text);
    expect(order(rows('1', '2', '3'), rows('3', '1', '2'))).toEqual(['“项3”在“项总”之下的次序由第 3 项改为第 1 项']);
    expect(order(rows('1', '2', '3'), rows('1', '3', '2'))).toEqual(['“项2”与“项3”在“项总”之下互换了次序']);
  });
});
