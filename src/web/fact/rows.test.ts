// Where facts can be entered (登记的项目): a veto on any row, a correction where it stands.
import { expect, test } from 'vitest';
import { adjustment, bonus, node, row, scheme, sum } from '../../../test/properties/kit.ts';
import { plan } from '../../engine/plan.ts';
import { byKind, firstFor, rowsFor, rowsIn } from './rows.ts';

const every = rowsIn(
  plan(
    scheme(
      sum('总', '10', [
        row('1', '10'),
        node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] }),
      ]),
    ),
    null,
  ).root,
);
const idsOf = (isVeto: boolean, corrected: Parameters<typeof rowsFor>[2]) =>
  rowsFor(every, isVeto, corrected).map((each) => each.node.id);

test('marks have a page of their own, and a veto may stand on their rows', () => {
  expect(idsOf(false, null)).toEqual(['加']);
  expect(idsOf(true, null)).toEqual(['总', '1', '限', '加']);
});

test('what is corrected stays on its row, be it one of marks', () => {
  expect(idsOf(true, adjustment('1', '子', null, { veto: true, level: '事故' }))).toEqual(['1']);
  expect(idsOf(false, adjustment('加', '子', '1'))).toEqual(['加']);
});

test('rows are told apart by what they read, and a new fact begins where one looked', () => {
  const mixed = rowsIn(
    plan(
      scheme(
        sum('总', '10', [
          node('数', { type: 'best-ratio', figure: '数', order: 'high-first' }, { points: '10' }),
          node(
            '限',
            { type: 'cap', max: '5', min: null },
            { kind: 'adjustment', children: [bonus('加'), bonus('另')] },
          ),
        ]),
      ),
      null,
    ).root,
  );
  const groups = byKind(mixed).map(({ kind, rows }) => [kind, rows.map((each) => each.node.id)]);
  expect(groups).toEqual([
    ['adjustment', ['加', '另']],
    ['figure', ['数']],
    [null, ['总', '限']],
  ]);
  const first = (id: string, kind: string) => firstFor(rowsFor(mixed, false, null), { row: id, kind })?.node.id;
  expect([first('', ''), first('', 'figure'), first('另', ''), first('另', 'adjustment')]).toEqual([
    '加',
    '数',
    '另',
    '另',
  ]);
});
