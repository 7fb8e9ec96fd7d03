// Tests of editing a scheme (修改方案): any sequence keeps it valid, ids stay, and what added up still adds up.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edited, nodeIn, pointsIn, refused } from '../../../test/kit/scheme-edit.ts';
import { parameter, row, scheme, sum } from '../../../test/properties/kit.ts';
import { towns } from '../../../test/properties/generator.ts';
import { nodesOf, Scheme } from '../../domain/scheme.ts';
import { isShort } from '../../domain/setting.ts';
import { Follow, NodePlace, SchemeEdit } from '../../domain/scheme-edit.ts';
import { check } from '../check.ts';
import { describeEdit } from './description.ts';
import { editScheme } from './edit.ts';
import { idAt, withFreeIds } from './new-id.ts';
import { addingUp } from './sums.ts';

const sums = (given: Scheme): string[] =>
  check(given).flatMap(({ code, place }) => (code === 'sum-differs' && place.node !== null ? [place.node] : []));
const ids = (given: Scheme): string[] => [...nodesOf(given.root)].map(({ id }) => id);

const none: ReadonlySet<string> = new Set();
/** An edit whose nodes are picked by number, whatever the scheme is by then. */
type Pick = (given: Scheme) => SchemeEdit;
const follow = fc.constantFrom(...Follow.options);
const number = fc.nat({ max: 200 });
const where = fc.constantFrom(...NodePlace.shape.where.options);
const amount = fc.constantFrom('1', '2.5', '7', '1/3', '40');
const pick = (given: Scheme, index: number): string => ids(given)[index % ids(given).length] ?? '';
const picks: fc.Arbitrary<Pick> = fc.oneof(
  fc.tuple(number, amount, follow).map(([a, full, how]): Pick => (given) => ({
    type: 'points',
    node: pick(given, a),
    points: full,
    follow: how,
  })),
  fc.tuple(number, where, amount, follow).map(([a, place, full, how]): Pick => (given) => ({
    type: 'add',
    id: idAt(given, { where: place, node: pick(given, a) }, { taken: none, reserved: [] }),
    place: { where: place, node: pick(given, a) },
    title: '新项',
    kind: 'indicator',
    points: full,
    operation: null,
    follow: how,
  })),
  fc
    .tuple(number, number, where, follow, fc.constantFrom('move', 'copy'))
    .map(([a, b, way, how, type]): Pick => (given) => {
      const [own, place] = [pick(given, a), { where: way, node: pick(given, b) }];
      if (type === 'move') return { type, node: own, place, follow: how };
      return withFreeIds(
        given,
        { type: 'copy', node: own, ids: {}, place, follow: how },
        { taken: none, reserved: [] },
      );
    }),
  fc.tuple(number, follow).map(([a, how]): Pick => (given) => ({ type: 'remove', node: pick(given, a), follow: how })),
  fc.tuple(number, fc.constantFrom(null, '新的内容')).map(([a, text]): Pick => (given) => ({
    type: 'text',
    node: pick(given, a),
    field: 'target',
    text,
  })),
  fc.tuple(number, fc.subarray(['考评甲', '考评乙', '陌生'])).map(([a, assessors]): Pick => (given) => ({
    type: 'assessors',
    node: pick(given, a),
    assessors,
  })),
  fc.tuple(number, fc.option(fc.subarray(['一组', '二组']))).map(([a, groups]): Pick => (given) => ({
    type: 'node-groups',
    node: pick(given, a),
    groups,
  })),
);

describe('any sequence of edits', () => {
  test('keeps the scheme valid and its ids unique; with a choice made, what added up still adds up', () => {
    let [made, refusals] = [0, 0];
    fc.assert(
      fc.property(towns, fc.array(picks, { minLength: 1, maxLength: 8 }), (town, list) => {
        let now = town.scheme;
        for (const next of list) {
          const edit = SchemeEdit.parse(next(now));
          expect(describeEdit(edit, now)).not.toMatch(/undefined|null|\[object/u);
          const before = JSON.stringify(now);
          const result = editScheme(now, edit);
          expect(JSON.stringify(now)).toBe(before);
          if ('problem' in result) {
            refusals += 1;
            continue;
          }
          made += 1;
          const after = result.scheme;
          expect(Scheme.safeParse(after).success).toBe(true);
          expect(new Set(ids(after)).size).toBe(ids(after).length);
          const isFollowed = 'follow' in edit && edit.follow !== 'none';
          const added = isFollowed ? addingUp(now) : new Set<string>();
          expect(sums(after).filter((id) => added.has(id))).toEqual([]);
          now = after;
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(refusals / 2);
  });
});

const table = () =>
  scheme(
    sum('总', '100', [
      sum('1', '60', [row('1.1', '20'), row('1.2', '40')]),
      sum('2', '40', [row('2.1', '10'), row('2.2', '30')]),
    ]),
  );

describe('points', () => {
  test('go up to the root, and nothing else moves', () => {
    const after = edited(table(), { type: 'points', node: '1.1', points: '25', follow: 'keep-siblings' });
    expect(pointsIn(after)).toEqual({ ...pointsIn(table()), '1.1': '25', 1: '65', 总: '105' });
  });
  test('that would become a fraction longer than anybody may put in are refused, with the row', () => {
    let now = scheme(
      sum(
        '总',
        '100',
        ['17', '23', '11', '19', '13', '17'].map((points, at) => row(`${at}`, points)),
      ),
    );
    const ways = [18, 21, 12, 20, 11, 16, 19, 22, 13, 17, 12, 18, 16, 20, 14, 11].map((points, at) =>
      SchemeEdit.parse({ type: 'points', node: `${at % 6}`, points: `${points}`, follow: 'share-rest' }),
    );
    const said = ways.flatMap((edit) => {
      const result = editScheme(now, edit);
      if ('problem' in result) return [result.problem];
      now = result.scheme;
      return [];
    });
    expect(said[0]).toMatchObject({ code: 'points-endless', place: { node: expect.any(String) } });
    expect(isShort(now)).toBe(true);
    expect(Scheme.safeParse(now).success).toBe(true);
  });
  test('or the siblings share the rest in exact proportion, with what is below them', () => {
    const after = edited(table(), { type: 'points', node: '1', points: '70', follow: 'share-rest' });
    expect(pointsIn(after)).toEqual({
      总: '100',
      1: '70',
      '1.1': '70/3',
      '1.2': '140/3',
      2: '30',
      '2.1': '7.5',
      '2.2': '22.5',
    });
  });
  test('or nothing follows, and the check tells', () => {
    expect(sums(edited(table(), { type: 'points', node: '1.1', points: '25', follow: 'none' }))).toEqual(['1']);
  });
  test('that leave nothing to share are refused', () => {
    expect(refused(table(), { type: 'points', node: '1.1', points: '60', follow: 'share-rest' })).toBe('points-exceed');
  });
  test('that a parameter holds do not follow', () => {
    const held = scheme(sum('总', '10', [sum('1', null, [row('1.1', '10')], { points: { parameter: '问' } })]), {
      parameters: [parameter('问', { value: '10', signer: '主任' })],
    });
    expect(refused(held, { type: 'points', node: '1.1', points: '4', follow: 'keep-siblings' })).toBe(
      'points-by-parameter',
    );
  });
  test('of a row that only one group has cannot be shared over all', () => {
    const two = scheme(
      sum('总', '10', [row('1', '4', { groups: ['一组'] }), row('2', '4', { groups: ['二组'] }), row('3', '6')]),
    );
    expect(addingUp(two)).toEqual(new Set(['总']));
    expect(refused(two, { type: 'points', node: '1', points: '5', follow: 'keep-siblings' })).toBe('groups-differ');
  });
  test('drop what the table printed instead of them', () => {
    const printed = scheme(
      sum('总', '10', [
        sum('1', '10', [row('1.1', '10', { pathAs: [{ title: '项1', points: '10' }], pointsAs: '十分' })]),
      ]),
      { table: { headings: [], total: { title: '合计', pointsAs: '一十', isAboveAdjustments: false } } },
    );
    const after = edited(printed, { type: 'points', node: '1.1', points: '4', follow: 'keep-siblings' });
    expect(nodeIn(after, '1.1')).toEqual(row('1.1', '4', { pathAs: [{ title: '项1', points: null }] }));
    expect(after.table?.total).toEqual({ title: '合计', isAboveAdjustments: false });
  });
});

describe('parameters', () => {
  const cell = {
    file: '',
    sha256: '',
    table: 1,
    sheet: null,
    row: 1,
    column: 1,
    rowEnd: 1,
    columnEnd: 1,
    paragraph: null,
    words: '',
  };
  const set = (value: string, signer: string | null) =>
    edited(scheme(table().root, { parameters: [parameter('问', { value: '5', source: cell })] }), {
      type: 'parameter',
      key: '问',
      value,
      signer,
      reason: null,
    }).parameters[0];
  test('a value that the document does not state is open until somebody signs it', () => {
    expect(set('6', null)).toMatchObject({ value: '6', source: null, signer: null });
    expect(set('5', null)?.source).toEqual(cell);
    expect(set('6', '主任')).toMatchObject({ source: null, signer: '主任' });
  });
});

test('edits are told in Chinese', () => {
  const told = (edit: SchemeEdit): string => describeEdit(edit, table());
  expect(told({ type: 'points', node: '1.1', points: '25', follow: 'share-rest' })).toBe(
    '“项1.1”的分值由 20 分 改为 25 分，其余各项按比例分摊',
  );
  expect(told({ type: 'move', node: '1.1', place: { where: 'into', node: '2' }, follow: 'none' })).toBe(
    '把“项1.1”移到“项2”之下',
  );
});

describe('rules', () => {
  test('only what is named changes, and the sentence says it', () => {
    const grades = {
      lines: [
        { title: '优秀', atLeast: '90' },
        { title: '合格', atLeast: null },
      ],
      quotas: [],
    };
    const edit: SchemeEdit = { type: 'rules', rules: { title: '新方案', grades } };
    expect(edited(table(), edit)).toEqual({ ...table(), title: '新方案', grades });
    expect(describeEdit(edit, table())).toBe('方案名称改为 “新方案”；等次规则改为 优秀 ≥ 90 分；其余为合格');
  });
  test('of a row: a list that differs comes from no cell, and an adopter goes with its key', () => {
    const admitted = { tiers: [{ title: '一层', bodies: [] }], open: true };
    const given = scheme(
      sum('总', '10', [row('1', '10', { adopter: '效能办', admitted: { ...admitted, source: null } })]),
    );
    const open = { ...admitted, open: false };
    const after = edited(given, { type: 'node-rules', node: '1', rules: { adopter: null, admitted: open } });
    expect(nodeIn(after, '1')).toEqual(row('1', '10', { admitted: { ...open, source: null } }));
    const unknown = { tiers: [{ title: '一层', bodies: ['无此单位'] }], open: true };
    expect(refused(given, { type: 'node-rules', node: '1', rules: { admitted: unknown } })).toBe('unknown-body');
  });
  test('there is one total', () => {
    expect(nodeIn(edited(table(), { type: 'kind', node: '1.1', kind: 'evaluation' }), '1.1')?.kind).toBe('evaluation');
    expect(refused(table(), { type: 'kind', node: '1.1', kind: 'total' })).toBe('second-total');
    expect(refused(scheme(sum('总', '1', [], { kind: 'total' })), { type: 'kind', node: '总', kind: 'part' })).toBe(
      'root-stays',
    );
  });
});
