// The check of a scheme (方案体检): each fault by its code, place and figures; a sound scheme has none.
import { describe, expect, test } from 'vitest';
import { bonus, facts, mark, node, parameter, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import type { Operation } from '../domain/operation.ts';
import type { Node, Scheme } from '../domain/scheme.ts';
import type { Source } from '../domain/source.ts';
import { check } from './check.ts';

const rows = [row('1', '10'), row('2', '20')];
const sound = sum('总', '30', rows);
const codes = (root: Node, given: Partial<Scheme> = {}) =>
  check(scheme(root, given)).map(({ code, place }) => `${code}@${place.node ?? place.text}`);
const of = (operation: Operation | null, points: string | null, children: Node[]): Node =>
  node('总', operation, { points, children });

test('a sound scheme has no problems', () => {
  expect(check(scheme(sound))).toEqual([]);
});

describe('errors', () => {
  test.each<[string, Node, Partial<Scheme>?]>([
    ['sum-differs@总', sum('总', '31', rows)],
    ['operation-missing@3', sum('总', '30', [...rows, node('3', null, { kind: 'adjustment' })])],
    ['children-missing@3', sum('总', '30', [...rows, node('3', { type: 'mean' }, { kind: 'adjustment' })])],
    ['children-unread@1', sum('总', '30', [row('1', '10', { children: [row('1.1', '10')] }), row('2', '20')])],
    ['assessor-missing@1', sum('总', '30', [row('1', '10', { assessors: [] }), row('2', '20')])],
    ['cap-missing@加', sum('总', '30', [...rows, bonus('加')])],
    ['unknown-body@1', sum('总', '30', [row('1', '10', { assessors: ['无名'] }), row('2', '20')])],
    [
      'unknown-body@1',
      sum('总', '30', [
        row('1', '10', { admitted: { tiers: [{ title: '一', bodies: ['无名'] }], open: true, source: null } }),
        row('2', '20'),
      ]),
    ],
    ['unknown-body@主办单位', sound, { organiser: '无名' }],
    ['unknown-group@被考评单位表 › 子', sound, { subjects: subjects(['子', '三组'], ['丑', '一组']) }],
    ['unknown-parameter@2', sum('总', null, [row('1', '10'), row('2', null, { points: { parameter: '无' } })])],
    ['unknown-node@排名规则', sound, { ranking: { within: 'all', ties: 'next', criteria: ['九'] } }],
    ['unknown-node@一票否决 › 事故', sound, { vetoes: [{ level: '事故', effect: 'row-zero', node: '九' }] }],
    [
      'veto-without-effect@一票否决 › 事故',
      sum('总', '30', [
        ...rows,
        node('限', { type: 'cap', max: null, min: null }, { kind: 'adjustment', children: [bonus('加')] }),
      ]),
      { vetoes: [{ level: '事故', effect: 'row-zero', node: '加' }] },
    ],
    ['organiser-missing@回避规则', sound, { organiser: null, recusal: { alone: 'organiser' } }],
    ['duplicate-id@1', sum('总', '20', [row('1', '10'), row('1', '10')])],
    ['duplicate-id@分组表 › 一组', sound, { groups: ['一组', '一组'].map((id) => ({ id, title: id })) }],
    ['number-twice@2', sum('总', '30', [row('1', '10', { number: '（一）' }), row('2', '20', { number: '（一）' })])],
    ['points-missing@2', sum('总', '10', [row('1', '10'), row('2', null)])],
    ['weights-differ@总', of({ type: 'weighted', weights: { 1: '50%', 2: '40%' }, normalise: true }, '10', rows)],
    ['weights-differ@总', of({ type: 'weighted', weights: { 1: '100%' }, normalise: true }, '10', rows)],
    [
      'weight-for-unknown@总',
      of({ type: 'weighted', weights: { 1: '50%', 2: '50%', 9: '10%' }, normalise: true }, '10', rows),
    ],
    ['sum-differs@总', of({ type: 'weighted', weights: { 1: '50%', 2: '50%' }, normalise: false }, '10', rows)],
    ['points-differ@2', of({ type: 'mean' }, '10', rows)],
    [
      'weight-for-unknown@1',
      sum('总', '10', [
        row('1', '10', {
          operation: { type: 'marks', scale: null, combine: { how: 'leader', leader: '考评乙', share: '60%' } },
        }),
      ]),
    ],
    [
      'sum-differs@1',
      sum('总', '10', [
        row('1', '10', {
          operation: { type: 'marks', scale: null, combine: { how: 'parts', points: { 考评甲: '9' } } },
        }),
      ]),
    ],
    [
      'unknown-node@门',
      sum('总', '30', [
        ...rows,
        node(
          '门',
          { type: 'gate', lost: '九', moreThan: '15%' },
          {
            kind: 'adjustment',
            children: [node('限', { type: 'cap', max: null, min: null }, { children: [bonus('加')] })],
          },
        ),
      ]),
    ],
    [
      'unknown-grade@等次规则 › 特优',
      sound,
      { grades: { lines: [{ title: '优秀', atLeast: null }], quotas: [{ title: '特优', share: '20%' }] } },
    ],
    [
      'grade-lines-order@等次规则',
      sound,
      {
        grades: {
          lines: [
            { title: '优秀', atLeast: '80' },
            { title: '良好', atLeast: '90' },
            { title: '差', atLeast: null },
          ],
          quotas: [],
        },
      },
    ],
  ])('%s', (expected, root, given) => {
    expect(codes(root, given).filter((code) => !code.startsWith('relative-operation'))).toEqual([expected]);
    expect(check(scheme(root, given))[0]?.severity).toBe('error');
  });

  test('both sums are in the message, for each group where they differ', () => {
    expect(check(scheme(sum('总', '31', rows)))[0]?.message).toBe(
      '本项 31 分，下级项合计 30 分（10 + 20），两者不符。',
    );
    const byGroup = sum('总', '30', [row('1', '30'), row('2', '5', { groups: ['二组'] })]);
    expect(
      check(scheme(byGroup, { subjects: subjects(['子', '一组'], ['丑', '二组']) })).map(({ message }) => message),
    ).toEqual(['对“第二组”：本项 30 分，下级项合计 35 分（30 + 5），两者不符。']);
  });

  test('a row for nobody is named once, at the top', () => {
    const nobody = sum('组', '5', [row('3', '5')], { groups: ['二组'] });
    expect(codes(sum('总', '30', [...rows, nobody]))).toContain('row-applies-to-nobody@组');
    expect(codes(sum('总', '30', [...rows, nobody]))).not.toContain('row-applies-to-nobody@3');
  });

  test('what a gate needs must stand before it', () => {
    const gate = (lost: string) =>
      node(
        '门',
        { type: 'gate', lost, moreThan: '15%' },
        {
          kind: 'adjustment',
          children: [node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] })],
        },
      );
    expect(codes(sum('总', '30', [gate('1'), ...rows]))).toContain('circular-reference@门');
    expect(codes(sum('总', '30', [...rows, gate('总')]))).toContain('circular-reference@门');
    expect(codes(sum('总', '30', [...rows, gate('门')]))).toContain('circular-reference@门');
    expect(codes(sum('总', '30', [...rows, gate('1')]))).toEqual(['relative-operation@门']);
  });

  test('a declared lack of limits is a cap', () => {
    const free = node('限', { type: 'cap', max: null, min: null }, { kind: 'adjustment', children: [bonus('加')] });
    expect(codes(sum('总', '30', [...rows, free]))).toEqual([]);
  });

  test('ballots that are to be merged must be counted alike', () => {
    const ballot = (id: string, scale: string) =>
      node(id, { type: 'ballot-mean', voterGroup: null, channel: id, minimum: null, scale }, { points: '10' });
    const merged = (scale: string) =>
      of({ type: 'weighted', weights: { 1: '50%', 2: '50%' }, normalise: false, tooFew: 'merge' }, '10', [
        ballot('1', '10'),
        ballot('2', scale),
      ]);
    expect([codes(merged('10')), codes(merged('100'))]).toEqual([[], ['merge-differs@总']]);
  });
});

describe('open questions', () => {
  const source: Source = {
    file: '表.docx',
    sha256: '0',
    table: 1,
    sheet: null,
    row: 3,
    column: 2,
    rowEnd: 3,
    columnEnd: 2,
    paragraph: null,
    words: '原文',
  };

  test('every open parameter, with its choices and the cell it concerns', () => {
    const asked = parameter('满分', {
      title: '每行几分？',
      choices: [
        { value: '10', title: '十分' },
        { value: '20', title: '二十分' },
      ],
    });
    const [problem, ...more] = check(
      scheme(sum('总', null, [row('1', null, { points: { parameter: '满分' }, source })], { kind: 'total' }), {
        parameters: [asked],
      }),
    );
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'open-parameter', severity: 'question', place: { node: '1', source } });
    expect(problem?.message).toBe('每行几分？尚未确定。可选：十分；二十分。请由有权的人签署取值并写明理由。');
    expect(problem?.place.text).toBe('参数 › 每行几分？（用于 项1（表1 第3行 第2列））');
  });

  test('a value without signer is still open, a value of the document is not', () => {
    const state = (given: object) =>
      check(scheme(sound, { parameters: [parameter('问', { value: '1', ...given })] })).map(({ message }) => message);
    expect(state({})).toEqual([
      '参数问：已写取值 "1"，缺签署人（signer）和理由（reason）。请由有权的人签署取值并写明理由。',
    ]);
    expect([state({ signer: '甲' }), state({ source })]).toEqual([[], []]);
  });

  test('who is on both sides without a recusal rule, and ties', () => {
    const asked = [parameter('回避'), parameter('名次')];
    const root = sum('总', '30', [row('1', '10', { assessors: ['子'] }), row('2', '20')]);
    const found = check(
      scheme(root, { parameters: asked, recusal: { parameter: '回避' }, ranking: { parameter: '名次' } }),
    );
    expect(found.map(({ message }) => message)).toEqual([
      '参数回避：尚未确定。子既考评（或通报）别的单位，又是被考评单位，没有回避规则就不能计分。请由有权的人签署取值并写明理由。',
      '参数名次：尚未确定。总分相同时怎样排名还没有规定。请由有权的人签署取值并写明理由。',
    ]);
    expect(codes(sound, { ranking: { within: 'all', ties: 'next', criteria: [] } })).toEqual([
      'ties-undefined@排名规则',
    ]);
  });

  test('an open operation hides no other fault and invents none', () => {
    const open = node(
      '部',
      { type: 'share', by: { parameter: '分法' } },
      { points: '20', children: [row('2', null), row('3', null)] },
    );
    expect(codes(sum('总', '31', [row('1', '10'), open]), { parameters: [parameter('分法')] })).toEqual([
      'open-parameter@部',
    ]);
  });
});

describe('notes', () => {
  const band = (from: string | null, to: string | null, points: string) => ({
    from,
    fromIncluded: true,
    to,
    toIncluded: false,
    points,
  });
  const banded = (...bands: ReturnType<typeof band>[]) =>
    codes(sum('总', '30', [...rows, node('3', { type: 'bands', figure: '数', bands }, { kind: 'adjustment' })]));

  test('tables that go up and down, have gaps or overlap', () => {
    expect(banded(band('90', null, '10'), band('80', '90', '8'), band(null, '80', '0'))).toEqual([]);
    expect(banded(band('90', null, '5'), band('80', '90', '8'), band(null, '80', '0'))).toEqual(['not-monotone@3']);
    expect(banded(band('90', null, '10'), band('70', '80', '8'))).toEqual(['bands-gap@3']);
    expect(banded(band('90', null, '10'), band('80', '91', '8'))).toEqual(['bands-overlap@3']);
    expect(banded(band('90', null, '10'), { ...band('80', '90', '8'), toIncluded: true })).toEqual(['bands-overlap@3']);
    expect(banded({ ...band('90', null, '10'), fromIncluded: false }, band('80', '90', '8'))).toEqual(['bands-gap@3']);
  });

  test('rows that depend on rounding, on others', () => {
    const round = { places: 1, mode: 'half-up' } as const;
    const ranked = node(
      '3',
      { type: 'rank-table', figure: '数', order: 'high-first', table: ['5', '6'], ties: 'same' },
      { kind: 'adjustment' },
    );
    expect(
      codes(sum('总', '30', [row('1', '10', { rounding: round }), row('2', '20'), ranked]), { rounding: round }),
    ).toEqual(['not-monotone@3', 'depends-on-rounding@1', 'relative-operation@3', 'depends-on-rounding@总分舍入']);
  });
});

test('errors come first, each once; facts are checked when the scheme can be carried out', () => {
  const found = check(scheme(sum('总', '31', rows), { parameters: [parameter('问')] }));
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'question']);
  expect(check(scheme(sound), facts(mark('1', '子', '11')))).toMatchObject([{ code: 'mark-above-range' }]);
});
