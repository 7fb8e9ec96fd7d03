// The evaluation (计分): facts that count, vetoes, roundings, what is missing, and bytes that no order changes.
import { describe, expect, test } from 'vitest';
import {
  adjustment,
  assume,
  bonus,
  facts,
  figure,
  mark,
  node,
  parameter,
  row,
  scheme,
  subjects,
  sum,
} from '../../test/properties/kit.ts';
import { cardOf, notesOf, refusalOf, score, sentenceOf, stepOf, valueOf } from '../../test/properties/outcome.ts';
import { canonical } from '../domain/canonical.ts';
import type { Fact } from '../domain/fact.ts';
import type { Scheme, Veto } from '../domain/scheme.ts';
import { evaluate } from './evaluate.ts';
import { plan } from './plan.ts';

const rows = sum('总', '30', [row('1', '10'), row('2', '20')]);
const three = (first: string, second: string) =>
  ['子', '丑', '寅'].flatMap((who) => [mark('1', who, first), mark('2', who, second)]);

describe('facts', () => {
  const corrected = (...later: Fact[]) =>
    score(scheme(rows, { subjects: subjects(['子', '一组']) }), [
      mark('1', '子', '9', { id: '一' }),
      mark('2', '子', '20'),
      ...later,
    ]);

  test('a chain of corrections leaves the last one, and the others visible', () => {
    const result = corrected(
      mark('1', '子', '8', { id: '二', supersedes: '一' }),
      mark('1', '子', '7.5', { id: '三', supersedes: '二' }),
    );
    expect(valueOf(result, '总')).toBe('27.5');
    expect(stepOf(result, '1').inputs).toEqual([
      { fact: '一', used: false, why: '已由“二”更正' },
      { fact: '三', used: true, why: null },
      { fact: '二', used: false, why: '已由“三”更正' },
    ]);
  });

  test('errors are refused, all at once', () => {
    const refusal = refusalOf(() =>
      corrected(mark('1', '子', '11', { id: '二', supersedes: '零' }), mark('9', '子', '1')),
    );
    expect(refusal.code).toBe('facts-invalid');
    expect(refusal.english).toMatch(/mark-above-range.*supersedes-unknown|supersedes-unknown.*mark-above-range/u);
    expect(refusal.english).toContain('unknown-node');
  });

  test('neither their order nor that of the subjects is in the bytes', () => {
    const more = node('限', { type: 'cap', max: null, min: null }, { kind: 'adjustment', children: [bonus('加')] });
    const root = { ...rows, children: [...rows.children, more] };
    const awards = ['丙', '甲', '乙'].map((id) => adjustment('加', '子', '1', { id, title: id }));
    const given = [...three('9', '18'), mark('1', '子', '8', { id: '改', supersedes: '评-1-子-考评甲' }), ...awards];
    const turned = scheme(root, { subjects: subjects(['寅', '一组'], ['子', '一组'], ['丑', '一组']) });
    expect(canonical(score(turned, given.toReversed()))).toBe(canonical(score(scheme(root), given)));
  });

  test('figures are those of the cycle', () => {
    const root = node(
      '总',
      { type: 'ratio', actual: '数', goal: { from: 'value', value: '100' }, cap: null },
      { points: '10' },
    );
    const years = [figure('总', '子', '80'), figure('总', '子', '90', { id: '前', period: '2021' })];
    expect(valueOf(score(scheme(root, { subjects: subjects(['子', '一组']) }), years), '总')).toBe('8');
    expect(valueOf(score(scheme(root, { subjects: subjects(['子', '一组']), cycle: '2021' }), years), '总')).toBe('9');
  });

  test('adjustments without facts are zero', () => {
    const root = sum('总', '10', [
      row('1', '10'),
      node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] }),
    ]);
    expect(valueOf(score(scheme(root, { subjects: subjects(['子', '一组']) }), [mark('1', '子', '9')]), '总')).toBe(
      '9',
    );
  });
});

test('a subject without all its marks has no rank, and the card names the lowest nodes', () => {
  const result = score(scheme(rows), three('9', '18').slice(0, 5));
  expect(cardOf(result, '寅')).toMatchObject({ total: null, rank: null, tied: false, missing: ['2'] });
  expect(cardOf(result, '子')).toMatchObject({ rank: 1, tied: true });
});

test('groups have their own rows', () => {
  const root = sum('总', '10', [
    row('1', '10', { groups: ['一组'] }),
    sum('组', '10', [row('2', '10')], { groups: ['二组'] }),
  ]);
  const result = score(scheme(root, { subjects: subjects(['子', '一组'], ['丑', '二组']) }), [
    mark('1', '子', '7'),
    mark('2', '丑', '8'),
  ]);
  expect([sentenceOf(stepOf(result, '总')), sentenceOf(stepOf(result, '总', '丑'))]).toEqual([
    '7 分（各项相加）',
    '8 分（各项相加）',
  ]);
  expect(result.scorecards.map(({ subject, rank }) => [subject, rank])).toEqual([
    ['子', 1],
    ['丑', 1],
  ]);
});

describe('rounding', () => {
  const rounded = (given: Partial<Scheme>, first: string) =>
    score(
      scheme(sum('总', '30', [row('1', '10', { rounding: { places: 1, mode: 'half-up' } }), row('2', '20')]), {
        subjects: subjects(['子', '一组']),
        ...given,
      }),
      [mark('1', '子', first), mark('2', '子', '18.125')],
    );

  test('only where the scheme says so, each with a note', () => {
    const result = rounded({ rounding: { places: 2, mode: 'half-even' } }, '9.25');
    expect(valueOf(result, '1')).toBe('9.3');
    expect(notesOf(stepOf(result, '1'))).toEqual(['9.25 分四舍五入保留 1 位小数，为 9.3 分']);
    expect(cardOf(result, '子').total).toBe('27.42');
    expect(notesOf(stepOf(result, '总'))).toEqual(['总分 27.425 分四舍六入五成双保留 2 位小数，为 27.42 分']);
  });
});

describe('vetoes', () => {
  const vetoed = (veto: Veto, ...more: Fact[]) =>
    score(scheme(rows, { subjects: subjects(['子', '一组']), vetoes: [veto] }), [
      mark('1', '子', '9'),
      mark('2', '子', '18'),
      ...more,
    ]);
  const accident = adjustment('2', '子', null, { level: '事故', veto: true, title: '较大事故' });

  test('a row counts zero: the one that the veto names, else the one of the fact', () => {
    const own = vetoed({ level: '事故', effect: 'row-zero', node: null }, accident);
    expect([valueOf(own, '1'), valueOf(own, '2'), valueOf(own, '总')]).toEqual(['9', '0', '9']);
    expect(notesOf(stepOf(own, '2'))).toEqual(['一票否决（较大事故）：原 18 分，本项计 0 分']);
    expect(stepOf(own, '2').inputs).toContainEqual({ fact: accident.id, used: true, why: null });
    expect(valueOf(vetoed({ level: '事故', effect: 'row-zero', node: '1' }, accident), '总')).toBe('18');
  });

  test('effect and row may be answers that somebody signed or assumed', () => {
    const answer = (key: string, value: string | null) => ({
      key,
      title: key,
      choices: null,
      value,
      signer: value === null ? null : '甲',
      reason: null,
      source: null,
    });
    const asked = (effect: string, which: string | null) =>
      scheme(rows, {
        subjects: subjects(['子', '一组']),
        parameters: [answer('后果', effect), answer('哪一项', which)],
        vetoes: [{ level: '事故', effect: { parameter: '后果' }, node: { parameter: '哪一项' } }],
      });
    const marks = [mark('1', '子', '9'), mark('2', '子', '18'), accident];
    expect(valueOf(score(asked('row-zero', '1'), marks), '总')).toBe('18');
    expect(valueOf(score(asked('row-zero', 'none'), marks), '总')).toBe('9');
    expect(valueOf(score(asked('unqualified', 'none'), marks), '总')).toBe('27');
    expect(stepOf(score(asked('row-zero', '1'), marks), '1').parameters.map((use) => use.parameter)).toEqual([
      '后果',
      '哪一项',
    ]);
    expect(() => score(asked('row-zero', null), marks)).toThrow('哪一项');
    expect(() => score(asked('row-zero', '九'), marks)).toThrow('引用的项“九”不在方案中');
  });

  test('changes no points otherwise', () => {
    expect(valueOf(vetoed({ level: '事故', effect: 'unqualified', node: null }, accident), '总')).toBe('27');
  });
});

test('the result says what it is, and whether the data are invented', () => {
  const result = evaluate(
    plan(scheme(rows, { demonstration: '示范数据', cycle: null }), null),
    facts(...three('1', '2')),
  );
  expect(result).toMatchObject({
    format: 'plumbline/result/1',
    title: '测试方案',
    cycle: '2022',
    demonstration: '示范数据',
    assumed: [],
  });
});

test('invented assumptions mark the result where one of them counts', () => {
  const invented = { ...assume({ 缺: 'zero' }), demonstration: '示范假设' };
  const asked = (signer: string | null) =>
    scheme(rows, {
      subjects: subjects(['子', '一组']),
      absent: { parameter: '缺' },
      parameters: [parameter('缺', { value: signer === null ? null : 'zero', signer })],
    });
  const marked = (signer: string | null) =>
    evaluate(plan(asked(signer), invented), facts(mark('1', '子', '9'), mark('2', '子', '18'))).demonstration;
  expect([marked(null), marked('甲')]).toEqual(['示范假设', null]);
});

describe('the order of the last steps', () => {
  const capped = node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children: [bonus('加')] });
  const root = sum('总', '10', [row('1', '10', { assessors: ['考评甲', '考评乙', '考评丙'] }), capped]);
  const given = [
    mark('1', '子', '9'),
    mark('1', '子', '9', { assessor: '考评乙' }),
    mark('1', '子', '8', { assessor: '考评丙' }),
    adjustment('加', '子', '7.25'),
    adjustment('加', '子', '-0', { id: '无' }),
  ];
  const scored = (order: Scheme['order'], places = 1) =>
    score(
      scheme(root, {
        subjects: subjects(['子', '一组']),
        rounding: { places, mode: 'half-up' },
        parameters: [
          {
            key: '次序',
            title: '次序',
            choices: null,
            value: 'round-then-adjust',
            signer: '委员会',
            reason: null,
            source: null,
          },
        ],
        ...(order === undefined ? {} : { order }),
      }),
      given,
    );
  const extra = (result: ReturnType<typeof scored>) => stepOf(result, '总');

  test('absent or said, the total is rounded last', () => {
    for (const order of [undefined, 'adjust-then-round'] as const) {
      const result = scored(order);
      expect(cardOf(result, '子').total).toBe('13.7');
      expect(notesOf(extra(result))).toEqual(['总分 ≈13.6667 分四舍五入保留 1 位小数，为 13.7 分']);
    }
  });

  test('the scores are rounded first, after the caps, and adjustments are added as they are', () => {
    const result = scored({ parameter: '次序' });
    expect(cardOf(result, '子').total).toBe('13.7');
    expect(sentenceOf(extra(result))).toBe('8.7 + 5 分（先舍入，再加减分）');
    expect(notesOf(extra(result))).toEqual(['不含加减分的得分 ≈8.6667 分四舍五入保留 1 位小数，为 8.7 分']);
    expect(extra(result).parameters).toEqual([{ parameter: '次序', value: 'round-then-adjust', assumed: false }]);
  });

  test('no rule of the scheme is named that was not read', () => {
    const open = { parameter: '缺' } as const;
    const parameters = [
      { key: '缺', title: '缺', choices: null, value: 'zero', signer: '甲', reason: null, source: null },
    ];
    const other = { subjects: subjects(['子', '一组']), rounding: { places: 1, mode: 'half-up' } as const };
    const result = score(scheme(root, { ...other, parameters, absent: open, order: 'round-then-adjust' }), given);
    expect(extra(result).parameters).toEqual([]);
  });

  test('to whole numbers', () => {
    expect(notesOf(extra(scored(undefined, 0)))).toEqual(['总分 ≈13.6667 分四舍五入取整数，为 14 分']);
  });
});

test('a matter that was set aside elsewhere for want of a document counts here', () => {
  const children = [
    bonus('加', { once: 'matter', elsewhere: ['奖'] }),
    bonus('奖', { once: 'matter', document: 'required' }),
  ];
  const root = sum('总', '10', [
    row('1', '10'),
    node('限', { type: 'cap', max: '5', min: null }, { kind: 'adjustment', children }),
  ]);
  const total = (document: string | null) =>
    cardOf(
      score(scheme(root, { subjects: subjects(['子', '一组']) }), [
        mark('1', '子', '9'),
        adjustment('加', '子', '1', { matter: '甲' }),
        adjustment('奖', '子', '2', { matter: '甲', document }),
      ]),
      '子',
    ).total;
  expect([total('示范〔2022〕1号'), total(null), total(' ')]).toEqual(['11', '10', '10']);
});
