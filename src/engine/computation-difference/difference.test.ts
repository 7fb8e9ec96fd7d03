// Tests of the difference of two computations (两次计算的差异): exact, with the reason of every changed row.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { towns } from '../../../test/properties/generator.ts';
import {
  adjustment,
  bonus,
  facts,
  figure,
  mark,
  node,
  parameter,
  row,
  scheme,
  sum,
} from '../../../test/properties/kit.ts';
import type { Fact } from '../../domain/fact.ts';
import { format, parse, sub, sum as total } from '../../domain/rational.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { type Computation, compute } from '../computation.ts';
import { mapNodes } from '../scheme-edit/tree.ts';
import { whatIf } from '../what-if.ts';
import { computationDifference } from './difference.ts';

const plainly = (each: Node): Node => ({ ...each, rounding: null });

const table = (points = '10'): Scheme =>
  scheme(
    sum('总', null, [
      node(
        '基',
        { type: 'weighted', weights: { 1: '40%', 2: '60%' }, normalise: true },
        {
          points: '100',
          children: [row('1', points), row('2', '20')],
        },
      ),
      node(
        '限',
        { type: 'cap', max: { parameter: '限额' }, min: null },
        { kind: 'adjustment', children: [bonus('加')] },
      ),
    ]),
    { parameters: [parameter('限额', { title: '最多加几分？', value: '3', signer: '主任' })] },
  );
const given = (): Fact[] => [
  ...['子', '丑', '寅'].flatMap((who, index) => [mark('1', who, String(9 - index)), mark('2', who, '16')]),
  adjustment('加', '丑', '2'),
];
const computed = (of: Scheme, list: Fact[]): Computation =>
  compute({ scheme: of, assumptions: null, facts: facts(...list) });

describe('the difference', () => {
  test('of a computation with itself is none', () => {
    expect(computationDifference(computed(table(), given()), computed(table(), given()))).toEqual({
      subjects: [],
      totalPlaces: { before: null, after: null },
      unchanged: 3,
    });
  });

  test('of a corrected mark: score, effect in the total, ranks, and both marks in the reason', () => {
    const correction = mark('1', '寅', '10', { id: '更', supersedes: '评-1-寅-考评甲' });
    const { subjects, unchanged } = computationDifference(
      computed(table(), given()),
      computed(table(), [...given(), correction]),
    );
    expect(unchanged).toBe(0);
    expect(subjects.map(({ subject, total: of, places }) => [subject, of.difference, places])).toEqual([
      ['寅', '12', 2],
      ['丑', '0', -1],
      ['子', '0', -1],
    ]);
    expect(subjects[0]?.rows).toEqual([
      {
        node: '1',
        score: { before: '7', after: '10', difference: '3' },
        effect: '12',
        reasons: [
          {
            kind: 'fact-corrected',
            fact: '更',
            parameter: null,
            text: expect.stringMatching(/^(?!.*编号)更正为评分：考评甲评 10 分.*（原为评分：考评甲评 7 分/u),
          },
        ],
      },
    ]);
    expect(subjects[1]?.rows).toEqual([]);
  });

  test('of a mark that was corrected twice, or came and was corrected: what was counted before, and no id', () => {
    const twice = [
      mark('1', '寅', '8', { id: '更一', supersedes: '评-1-寅-考评甲' }),
      mark('1', '寅', '10', { id: '更二', supersedes: '更一' }),
    ];
    const texts = (before: Fact[], after: Fact[]) =>
      computationDifference(computed(table(), before), computed(table(), after)).subjects.flatMap(({ rows }) =>
        rows.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
      );
    expect(texts(given(), [...given(), ...twice])).toEqual([
      expect.stringMatching(/^(?!.*更一)更正为评分：考评甲评 10 分；.*填报日期.*（原为评分：考评甲评 7 分/u),
    ]);
    const without = given().filter(({ id }) => id !== '评-1-寅-考评甲');
    expect(texts(without, [...given(), ...twice])).toEqual([expect.stringMatching(/^计入评分：考评甲评 10 分/u)]);
  });

  test('of a parameter, of a rule, of a fact that came', () => {
    const raised = {
      ...table(),
      parameters: [parameter('限额', { title: '最多加几分？', value: '1', signer: '书记' })],
    };
    const reasons = (after: Computation) =>
      computationDifference(computed(table(), given()), after).subjects.flatMap(({ rows }) =>
        rows.flatMap((each) => each.reasons.map(({ kind, text }) => `${each.node} ${kind} ${text}`)),
      );
    expect(reasons(computed(raised, given()))).toEqual(['限 parameter 参数“最多加几分？”由 3 改为 1']);
    expect(reasons(computed(table('12'), given())).every((text) => /^1 rule 计分办法有变：“项1”$/u.test(text))).toBe(
      true,
    );
    expect(reasons(computed(table(), [...given(), adjustment('加', '子', '1')]))).toEqual([
      expect.stringMatching(/^限 fact-added 计入加减分：事项/u),
    ]);
  });

  test('of a row that moves because of somebody else’s fact says whose', () => {
    const best = scheme(node('总', { type: 'best-ratio', figure: '数', order: 'high-first' }, { points: '10' }));
    const list = ['子', '丑', '寅'].map((who, index) => figure('总', who, String(8 + index)));
    const better = figure('总', '寅', '20', { id: '更', supersedes: '数-总-寅' });
    const { subjects } = computationDifference(computed(best, list), computed(best, [...list, better]));
    expect(
      subjects.map(({ subject, rows }) => [
        subject,
        rows.flatMap(({ reasons }) => reasons.map(({ kind, text }) => `${kind} ${text.slice(0, 9)}`)),
      ]),
    ).toEqual([
      ['丑', ['fact-corrected 更正为寅的数据：数']],
      ['子', ['fact-corrected 更正为寅的数据：数']],
    ]);
  });

  test('the effects of the rows are the difference of the totals, where nothing is rounded', () => {
    let seen = 0;
    fc.assert(
      fc.property(towns, fc.nat(), fc.nat({ max: 8 }), (town, at, eighths) => {
        const base = {
          scheme: { ...town.scheme, rounding: null, root: mapNodes(town.scheme.root, plainly) },
          assumptions: null,
          facts: facts(...town.facts),
        };
        const changed = town.marks[at % town.marks.length];
        if (changed?.value == null) return;
        const { subject } = changed;
        const value = format(
          sub(parse(changed.value), { n: parse(changed.value).n * BigInt(eighths), d: parse(changed.value).d * 8n }),
        );
        const fact = { ...changed, value, reason: null, supersedes: changed.id };
        const after = compute(whatIf(base, [{ type: 'fact', fact }], '2026-11-25'));
        for (const each of computationDifference(compute(base), after).subjects) {
          const effects = each.rows.map(({ effect }) => effect);
          const isWhole =
            each.total.difference !== null && effects.length > 0 && effects.every((effect) => effect !== null);
          if (!isWhole || each.subject !== subject) continue;
          const sums = format(total(effects.map((effect) => parse(effect ?? '0'))));
          seen += 1;
          expect(sums).toBe(each.total.difference);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(3);
  });
});
