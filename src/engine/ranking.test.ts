// Ranks and grades (排名与等次): ties, the next criterion, decisions, roundings that decide, cut lines, quotas, vetoes.
import { describe, expect, test } from 'vitest';
import { adjustment, bonus, mark, node, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import { score } from '../../test/properties/outcome.ts';
import type { Fact } from '../domain/fact.ts';
import type { Scheme } from '../domain/scheme.ts';

const people = ['子', '丑', '寅', '卯'];
const root = sum('总', '100', [row('1', '60'), row('2', '40')]);
/** Marks of each of the four on the two rows; the groups are 一一二二 with `groups`. */
const town = (
  marks: [string, string][],
  given: Partial<Scheme> = {},
  groups = ['一组', '一组', '一组', '一组'],
  more: Fact[] = [],
) => {
  const who = people.slice(0, marks.length);
  const facts = marks.flatMap(([first, second], index) => [
    mark('1', who[index] ?? '', first),
    mark('2', who[index] ?? '', second),
  ]);
  return score(
    scheme(root, {
      subjects: subjects(...who.map((id, index): [string, string] => [id, groups[index] ?? ''])),
      ...given,
    }),
    [...facts, ...more],
  );
};
const ranks = (result: ReturnType<typeof town>) =>
  result.scorecards.map(({ subject, rank, tied }) => `${subject}${rank ?? '？'}${tied ? '并' : ''}`).join(' ');
const tied: [string, string][] = [
  ['50', '40'],
  ['55', '35'],
  ['60', '40'],
  ['50', '10'],
];

describe('ranks', () => {
  test.each([
    ['equal', [], '寅1 丑2并 子2并 卯4'],
    ['next', ['2'], '寅1 子2 丑3 卯4'],
    ['next', ['1'], '寅1 丑2 子3 卯4'],
    ['decision', [], '寅1 丑？并 子？并 卯4'],
  ] as const)('ties: %s %s', (ties, criteria, expected) => {
    expect(ranks(town(tied, { ranking: { within: 'group', ties, criteria: [...criteria] } }))).toBe(expected);
  });

  test('those still equal after the last criterion share the rank', () => {
    expect(
      ranks(
        town(
          [
            ['50', '40'],
            ['50', '40'],
            ['60', '40'],
          ],
          { ranking: { within: 'group', ties: 'next', criteria: ['2', '1'] } },
        ),
      ),
    ).toBe('寅1 丑2并 子2并');
  });

  test('within groups or among all, in the order of groups', () => {
    const groups = ['二组', '一组', '二组', '一组'];
    expect(ranks(town(tied, {}, groups))).toBe('丑1 卯2 寅1 子2');
    expect(ranks(town(tied, { ranking: { within: 'all', ties: 'equal', criteria: [] } }, groups))).toBe(
      '丑2并 卯4 寅1 子2并',
    );
  });

  test('says where only a rounding made two equal', () => {
    const rounding = { places: 1, mode: 'half-up' } as const;
    const cards = town(
      [
        ['50.01', '40'],
        ['50.02', '40'],
        ['51', '40'],
      ],
      { rounding },
    ).scorecards;
    expect(cards.map(({ subject, rank, rankByRounding }) => [subject, rank, rankByRounding])).toEqual([
      ['寅', 1, false],
      ['丑', 2, true],
      ['子', 2, true],
    ]);
  });

  test('says where a rounding of a row turned the order around', () => {
    const rough = sum('总', '100', [row('1', '60', { rounding: { places: 0, mode: 'down' } }), row('2', '40')]);
    const cards = town(
      [
        ['50.9', '30'],
        ['50', '30.5'],
      ],
      { root: rough },
    ).scorecards;
    expect(cards.map(({ subject, rankByRounding }) => [subject, rankByRounding])).toEqual([
      ['丑', true],
      ['子', true],
    ]);
  });
});

describe('grades', () => {
  const lines = [
    { title: '优秀', atLeast: '90' },
    { title: '良好', atLeast: '80' },
    { title: '一般', atLeast: null },
  ];
  const grades = (result: ReturnType<typeof town>) =>
    Object.fromEntries(
      result.scorecards.map(({ subject, grade, gradeNote }) => [
        subject,
        gradeNote === null ? grade : `${grade}｜${gradeNote}`,
      ]),
    );
  const quota = (share: string) => ({ grades: { lines, quotas: [{ title: '优秀', share }] } });

  test('by cut lines, the line itself included', () => {
    expect(
      grades(
        town(
          [
            ['60', '40'],
            ['50', '40'],
            ['50', '39.9'],
            ['40', '30'],
          ],
          { grades: { lines, quotas: [] } },
        ),
      ),
    ).toEqual({ 子: '优秀', 丑: '优秀', 寅: '良好', 卯: '一般' });
  });

  test('a quota keeps the best, rounded down', () => {
    expect(
      grades(
        town(
          [
            ['60', '40'],
            ['59', '40'],
            ['58', '40'],
            ['40', '30'],
          ],
          quota('60%'),
        ),
      ),
    ).toEqual({
      子: '优秀',
      丑: '优秀',
      寅: '良好｜达到优秀分数线，名次在名额之外（4 个单位的 60%，限 2 个），定为良好',
      卯: '一般',
    });
  });

  test('all who are equal at the border fall', () => {
    const found = grades(
      town(
        [
          ['60', '40'],
          ['59', '40'],
          ['59', '40'],
          ['40', '30'],
        ],
        quota('50%'),
      ),
    );
    expect(found['子']).toBe('优秀');
    expect([found['丑'], found['寅']]).toEqual(
      Array.from({ length: 2 }, () => '良好｜达到优秀分数线，并列者超出名额（4 个单位的 50%，限 2 个），定为良好'),
    );
  });

  test('a barred subject takes no place of the quota, an unqualified one falls to the last grade', () => {
    const vetoes = [
      { level: '通报', effect: 'barred', node: null },
      { level: '违纪', effect: 'unqualified', node: null },
    ] as const;
    const more = [
      adjustment('1', '子', null, { level: '通报', veto: true, title: '信访通报' }),
      adjustment('1', '卯', null, { level: '违纪', veto: true, title: '立案' }),
    ];
    const found = grades(
      town(
        [
          ['60', '40'],
          ['59', '40'],
          ['58', '40'],
          ['57', '40'],
        ],
        { ...quota('25%'), vetoes: [...vetoes] },
        undefined,
        more,
      ),
    );
    expect(found).toMatchObject({
      子: '良好｜一票否决（信访通报）：不得评为优秀',
      丑: '优秀',
      卯: '一般｜一票否决（立案）：定为一般',
    });
  });
});

test('a rounding that a condition looks at is left out of the exact totals, and so is what the condition makes of it', () => {
  const gated = node(
    '条',
    { type: 'gate', lost: '1', moreThan: '40%' },
    { kind: 'adjustment', children: [bonus('加')] },
  );
  const limit = node('限', { type: 'cap', max: null, min: null }, { kind: 'adjustment', children: [gated] });
  const rounded = row('1', '10', { rounding: { places: 0, mode: 'half-up' } });
  const result = score(
    scheme(sum('总', null, [rounded, limit]), { subjects: subjects(['子', '一组'], ['丑', '一组']) }),
    [mark('1', '子', '9.6'), mark('1', '丑', '10'), adjustment('加', '子', '0.4')],
  );
  // Rounded, nobody has lost: 10 and 10. Exactly, half have: 9.6 + 0.4 and 10.
  expect(result.scorecards.map(({ total, rankByRounding }) => [total, rankByRounding])).toEqual([
    ['10', false],
    ['10', false],
  ]);
});
