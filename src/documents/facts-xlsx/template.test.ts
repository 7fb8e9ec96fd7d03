// Tests of the facts workbook that goes out (事实填报表): what it asks, what it says of assumptions, and that what goes out comes back.
import * as fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { GivenMark, GivenOther } from '../../domain/given-fact.ts';
import type { Assumptions, Scheme } from '../../domain/scheme.ts';
import { facts, readBack, scheme } from '../../../test/kit/facts-workbook.ts';
import { factsForm, extentOf } from './form.ts';
import { factsWorkbook } from './template.ts';

const byId = (list: readonly Fact[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const cellsOf = async (bytes: Uint8Array, name: string) =>
  ((await readXlsx(bytes)).sheets.find((sheet) => sheet.name === name)?.rows ?? []).map((row) =>
    row.map((cell) => (cell == null ? '' : String(cell))),
  );

test('facts written to a workbook are read back as they were', async () => {
  const { facts: again, problems } = readBack(await factsWorkbook(scheme, facts, null));
  expect(problems).toEqual([]);
  expect({ ...again, facts: byId(again.facts) }).toEqual({ ...facts, facts: byId(facts.facts) });
});

test('any words that the server takes of a person come back as it keeps them', async () => {
  const odd = [
    '_x000D_',
    '_x005F_',
    '_x0041_x0042_',
    '\r\n',
    '\r',
    '\n',
    '\t',
    '  ',
    '\u3000',
    '；',
    ';',
    '"',
    '、',
    '=',
    '-',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...odd, '\u0001', '\u0085', '\u2028', '\uFEFF', '\uFFFE'),
    fc.string({ unit: 'binary' }),
  );
  const text = fc
    .array(piece, { maxLength: 6 })
    .map((pieces) => pieces.join(''))
    // What the server refuses altogether: src/api/text.ts.
    .map((words) => words.replaceAll('\u0000', ''));
  const id = '00000000-0000-4000-8000-00000000000';
  const given = (reason: string, other: string, evidence: string[]): Fact[] => {
    const words = { issuer: other, document: reason, level: other, matter: reason, incident: other };
    const sent = facts.facts
      .filter(({ supersedes, type }) => supersedes === null && type !== 'tally')
      .map(({ by: _by, at: _at, ...fact }, at) => ({ ...fact, id: `${id}${at}`, evidence, changedFor: undefined }))
      .map((fact) =>
        fact.type === 'adjustment' ? { ...fact, ...words, title: `表扬${reason}` } : { ...fact, reason },
      );
    const kept = sent.map((fact) => (fact.type === 'mark' ? GivenMark : GivenOther).parse(fact));
    return kept.map((fact): Fact => ({ ...fact, by: '赵示一', at: '2022-12-30' }));
  };
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(text, { maxLength: 3 }), async (reason, other, evidence) => {
      const kept = given(reason, other, evidence);
      const { facts: again, problems } = readBack(await factsWorkbook(scheme, { ...facts, facts: kept }, null));
      expect(problems).toEqual([]);
      expect(byId(again.facts)).toEqual(byId(kept));
    }),
    { numRuns: 60 },
  );
});

test('a level comes back as the scheme spells it, with the blanks and line breaks that a title brought along', async () => {
  const level = '发生\n重大  事故 ';
  const by: Scheme = { ...scheme, vetoes: [{ level, effect: 'barred', node: null }] };
  const given = facts.facts.map((fact) => (fact.id === 'a2' ? { ...fact, level } : fact));
  const { facts: again, problems } = readBack(await factsWorkbook(by, { ...facts, facts: given }, null), by);
  expect([byId(again.facts), problems]).toEqual([byId(given), []]);
});

test('the period of a figure comes back as the scheme spells its cycle, or else the facts', async () => {
  const of = (cycle: string, period: string) => ({
    ...facts,
    cycle,
    facts: facts.facts.flatMap((fact) => (fact.id === 'f1' ? { ...fact, period } : [])),
  });
  const [yearly, open] = [
    { ...scheme, cycle: '2022年度' },
    { ...scheme, cycle: null },
  ];
  const back = async (given: typeof facts, by: Scheme) => readBack(await factsWorkbook(by, given, null), by);
  const expected = { facts: of('2022年度', '2022年度'), problems: [] };
  expect(await back(of('2022年度', '2022年度'), yearly)).toMatchObject(expected);
  expect(await back(of('2022年度', '2022'), yearly)).toMatchObject(expected);
  expect(await back(of('2022年度', '2022'), open)).toMatchObject(expected);
});

test('a template has a row for each subject, row of the table and assessor but itself; left blank it gives no facts and no problems', async () => {
  const bytes = await factsWorkbook(scheme, null, null);
  const { sheets } = await readXlsx(bytes);
  expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '评分', '计票', '加减分', '数据']);
  const rows = async (name: string) =>
    (await cellsOf(bytes, name)).filter((row) => row.some((cell) => cell !== '')).map((row) => row.slice(0, 5));
  expect(await rows('评分')).toEqual([
    ['被考评单位', '指标', '满分', '考评单位', '评分'],
    ['示范市甲局', '1 业务', '10', '示范市乙局', ''],
    ['示范市丙局', '1 业务', '10', '示范市甲局', ''],
    ['示范市丙局', '1 业务', '10', '示范市乙局', ''],
  ]);
  expect((await rows('计票')).map((row) => row[4])).toEqual(['选项', '好', '差', '不了解', '好', '差', '不了解']);
  expect(await rows('加减分')).toHaveLength(1);
  expect((await rows('数据')).map((row) => row[2])).toEqual(['数据项', '支出', '计划', '支出', '计划']);
  const { facts: again, problems } = readBack(bytes);
  expect([again.facts, problems]).toEqual([[], []]);
});

test('a body that alone would mark itself is marked by the organiser, where recusal says so', () => {
  const [first, ...others] = scheme.root.children;
  const alone = first === undefined ? [] : [{ ...first, assessors: ['jia'] }];
  const given: Scheme = { ...scheme, organiser: 'yi', root: { ...scheme.root, children: [...alone, ...others] } };
  const marks = (recusal: Scheme['recusal']) =>
    factsForm({ ...given, recusal }, null, null).rows.mark.map(({ subject, assessor }) => [subject, assessor]);
  expect(marks({ alone: 'organiser' })).toEqual([
    ['jia', 'yi'],
    ['bing', 'jia'],
  ]);
  expect(marks({ alone: 'reweight' })).toEqual([['bing', 'jia']]);
});

test('a figure that is held against earlier years has a row for each of them', () => {
  const against = { from: 'mean-of-years', key: '支出', years: 2 } as const;
  const children = scheme.root.children.map((node) =>
    node.operation?.type === 'ratio' ? { ...node, operation: { ...node.operation, goal: against } } : node,
  );
  const asked = (cycle: string | null) =>
    factsForm({ ...scheme, cycle, root: { ...scheme.root, children } }, null, null).rows.figure.map(
      ({ subject, key, period }) => [subject, key, period],
    );
  expect(asked('2022')).toEqual([
    ...['2022', '2021', '2020'].map((period) => ['jia', '支出', period]),
    ...['2022', '2021', '2020'].map((period) => ['bing', '支出', period]),
  ]);
  expect(asked(null)).toEqual([
    ['jia', '支出', ''],
    ['bing', '支出', ''],
  ]);
});

test('a workbook of invented data says so, whichever of scheme, facts and assumptions it comes from', () => {
  const [real, invented] = [{ ...asking(null), demonstration: null }, '示范假设'];
  const stated = { ...assumptions, demonstration: invented };
  const marks = [
    factsForm(scheme, { ...facts, demonstration: null }, null),
    factsForm(real, facts, null),
    factsForm(real, null, stated),
    factsForm({ ...real, parameters: [] }, null, stated),
    factsForm(real, null, assumptions),
  ];
  expect(marks.map(({ demonstration }) => demonstration)).toEqual(['示范数据', '示范数据', invented, null, null]);
});

test('a workbook of one assessor holds its marks alone, and the headings of the other sheets; filled in, it comes back', async () => {
  const yi = scheme.bodies.filter(({ id }) => id === 'yi');
  const bytes = await factsWorkbook(asking(null), null, assumptions, yi);
  const rows = async (name: string) => (await cellsOf(bytes, name)).map((row) => row[3]);
  expect(await rows('评分')).toEqual(['考评单位', '示范市乙局', '示范市乙局']);
  for (const name of ['计票', '加减分', '数据']) expect(await rows(name)).toHaveLength(1);
  const notes = await cellsOf(bytes, '说明');
  expect(notes.find(([label]) => label === '考评单位')?.[1]).toBe('示范市乙局');
  expect(notes.flat()).not.toContain('假设，待签署');
  expect(readBack(bytes, asking(null))).toMatchObject({ facts: { facts: [] }, problems: [] });
  const filled = readBack(await factsWorkbook(scheme, facts, null, yi));
  expect([filled.facts.facts.map(({ id }) => id), filled.problems]).toEqual([['m1', 'm2', 'm3'], []]);
});

test('full marks of a row are shown as the engine counts them, through parameters that name each other', () => {
  const parameter = { title: '满分多少？', choices: null, signer: '示范市考评办', reason: null, source: null };
  const parameters = [
    { ...parameter, key: '满分', value: { parameter: '百' } },
    { ...parameter, key: '百', value: '100' },
    { ...parameter, key: '不设', value: 'none' },
  ];
  const points = (key: string) => {
    const children = scheme.root.children.map((node) =>
      node.operation?.type === 'marks'
        ? { ...node, operation: { ...node.operation, scale: { parameter: key } } }
        : node,
    );
    const form = factsForm({ ...scheme, parameters, root: { ...scheme.root, children } }, null, null);
    return form.rows.mark[0]?.points;
  };
  expect([points('满分'), points('不设'), points('无')]).toEqual(['100', '10', '']);
});

/** The scheme with the answers of its ballot left to a parameter that somebody may have signed. */
function asking(signer: string | null): Scheme {
  const parameter = { key: '等次', title: '票分哪些等次？', choices: null, reason: null, source: null };
  const children = scheme.root.children.map((node) =>
    node.operation?.type === 'ballot-levels'
      ? { ...node, operation: { ...node.operation, levels: { parameter: '等次' } } }
      : node,
  );
  const value = { 优: '1', 劣: '0' };
  return { ...scheme, parameters: [{ ...parameter, value, signer }], root: { ...scheme.root, children } };
}
const assumptions: Assumptions = {
  format: 'plumbline/assumptions/1',
  note: '',
  values: { 等次: { value: { 甲等: '1', 乙等: '0.5' }, reason: '照上年' }, 别的: { value: '1', reason: '' } },
};

test('answers that rest on an assumption say so on the sheet and in the note, with the reason', async () => {
  const bytes = await factsWorkbook(asking(null), null, assumptions);
  const [head, ...rows] = await cellsOf(bytes, '计票');
  expect(head?.[4]).toBe('选项（假设，待签署）');
  expect(rows.slice(0, 3).map((row) => row[4])).toEqual(['甲等', '乙等', '不了解']);
  const notes = await cellsOf(bytes, '说明');
  expect(notes.find((row) => row[0] === '示范数据')?.[1]).toBe('示范数据');
  const at = notes.findIndex((row) => row[0] === '假设，待签署');
  expect(notes[at + 1]?.slice(0, 3)).toEqual(['', '票分哪些等次：甲等 1，乙等 0.5', '照上年']);
  expect(readBack(bytes, asking(null)).problems).toEqual([]);
});

test('a signed value is no assumption, and what nobody said is left open: a value without a signer counts for nothing', async () => {
  const signed = factsForm(asking('示范市考评办'), null, assumptions);
  expect([signed.assumed, signed.open, signed.rows.tally.slice(0, 2).map(({ answer }) => answer)]).toEqual([
    [],
    [],
    ['优', '劣'],
  ]);
  const open = await factsWorkbook(asking(null), null, null);
  const [head, ...rows] = await cellsOf(open, '计票');
  expect([head?.[4], rows.filter((row) => row[0] !== '').map((row) => row[4])]).toEqual(['选项', ['', '']]);
  expect((await cellsOf(open, '说明')).flat()).toContain('票分哪些等次？');
});

test('a summary counts rows, subjects and assessors, and names what was assumed', () => {
  expect(extentOf(factsForm(asking(null), null, assumptions))).toEqual({
    title: '示范市考评方案',
    cycle: '2022',
    demonstration: '示范数据',
    assessors: null,
    sheets: [
      { type: 'mark', rows: 3, subjects: 2, assessors: 2 },
      { type: 'tally', rows: 6, subjects: 2, assessors: 0 },
      { type: 'adjustment', rows: 0, subjects: 0, assessors: 0 },
      { type: 'figure', rows: 4, subjects: 2, assessors: 0 },
    ],
    assumed: [{ parameter: '等次', title: '票分哪些等次？', value: '甲等 1，乙等 0.5', reason: '照上年' }],
    open: [],
  });
});

test('yes or no is chosen from a list, and so are the subject and the row of an adjustment', async () => {
  const { sheets } = await readXlsx(await factsWorkbook(scheme, null, null));
  const lists = (name: string) =>
    sheets
      .find((sheet) => sheet.name === name)
      ?.dataValidations?.map(({ range, values, formula1 }) => [range, values?.join() ?? formula1]);
  expect(lists('评分')).toEqual([['F2:F4', '是,否']]);
  const notes = await cellsOf(await factsWorkbook(scheme, null, null), '说明');
  const rowOf = (words: string) => notes.findIndex((row) => row[1] === words) + 1;
  expect(lists('加减分')).toEqual([
    ['A2:A61', `'说明'!$B$${rowOf('示范市甲局')}:$B$${rowOf('示范市丙局')}`],
    ['B2:B61', `'说明'!$B$${rowOf('3 加分')}:$B$${rowOf('3 加分')}`],
    ['P2:P61', '是,否'],
  ]);
});

test('a row in which words take several lines is higher; a blank row is left to grow', async () => {
  const long = facts.facts.map((fact) =>
    fact.type === 'mark' && fact.id === 'm1' ? { ...fact, reason: '晚报'.repeat(30) } : fact,
  );
  const heights = async (given: typeof facts | null) => {
    const { sheets } = await readXlsx(await factsWorkbook(scheme, given, null));
    const rows = sheets.find(({ name }) => name === '评分')?.rowDefs ?? new Map<number, { height?: number }>();
    return [...rows].map(([row, { height }]) => [row, height]);
  };
  expect(await heights(null)).toEqual([[0, 40]]);
  expect(await heights({ ...facts, facts: long })).toEqual([
    [0, 40],
    [1, 17 * 4],
    [2, 17 * 2],
  ]);
});
