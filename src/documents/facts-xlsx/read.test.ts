// Tests of the facts workbook that comes back (填好的事实表): as clerks hand it in, and every fault is told with its cell.
import { describe, expect, test } from 'vitest';
import {
  award,
  mark,
  readBack,
  readRows,
  sheetOf,
  signed,
  whose,
  workbookOf,
} from '../../../test/kit/facts-workbook.ts';
import { sheets } from './columns.ts';

const box = { 被考评单位编号: 'jia', 指标编号: '2', 评价主体类别: '服务对象', 评价渠道: '网络' };
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);

describe('what people write', () => {
  test('numbers, percentages, days and full-width digits come in exactly, from text and from number cells alike', async () => {
    const percent = { style: { numFmt: '0.0%' } };
    const day = { style: { numFmt: 'yyyy/m/d' } };
    const titles = sheets.figure.columns.map(({ title }) => title);
    const at = (row: number, title: string) => `${row},${titles.indexOf(title)}`;
    const row = { 被考评单位编号: 'jia', 指标编号: '4', 经手人: '钱示二' };
    const { facts, told } = await readRows(
      'figure',
      [
        { ...row, 数据项: '支出', 所属年度: 2022, 数据: 0.974, 填报日期: 44898 },
        { ...row, 数据项: '计划', 所属年度: '２０２２年', 数据: '１２３．４０', 填报日期: '2022年12月3日' },
        { ...row, 数据项: '上年', 所属年度: '2021', 数据: 95.5, 填报日期: 44898 },
        { ...row, 数据项: '前年', 所属年度: '2020', 数据: 0.1, 填报日期: 44898 },
      ],
      {
        cells: new Map([
          [at(1, '数据'), percent],
          [at(1, '填报日期'), day],
        ]),
      },
    );
    const seen = facts.map((fact) => (fact.type === 'figure' ? [fact.period, fact.value, fact.at] : []));
    expect(seen).toEqual([
      ['2022', '97.4%', '2022-12-03'],
      ['2022', '123.40', '2022-12-03'],
      ['2021', '95.5', '2022-12-03'],
      ['2020', '0.1', '2022-12-03'],
    ]);
    expect(told).toEqual(['date-counted 工作表“数据” J4（填报日期）等 2 处']);
  });

  test('yes and no as people spell them; what is neither is never a silent no', async () => {
    const row = (words: string) => ({ ...whose, ...signed, 不适用: words, 理由: '没有此项业务' });
    const yes = await readRows('mark', [row('有')]);
    expect([yes.facts[0], yes.told]).toMatchObject([{ notApplicable: true, value: null }, []]);
    const neither = await readRows('mark', [{ ...row('部分'), 评分: '9' }]);
    expect(neither.problems).toMatchObject([
      {
        severity: 'error',
        place: { text: '工作表“评分” F2（不适用）' },
        message: '看不出“部分”是不是不适用。请写“是”或“否”。',
      },
    ]);
    const veto = await readRows('adjustment', [
      { ...award, 一票否决: '否决' },
      { ...award, 事项: '通报', 一票否决: '×' },
      { ...award, 事项: '约谈', 一票否决: '待定' },
    ]);
    expect(veto.facts.map((fact) => fact.type === 'adjustment' && fact.veto)).toEqual([true, false, false]);
    expect(veto.told).toEqual(['yes-or-no-unread 工作表“加减分” P4（一票否决）']);
  });

  test('every fault is told with its cell', async () => {
    const { told, problems } = await readRows('mark', [
      { 被考评单位编号: 'nobody', 指标编号: '9', 考评单位编号: 'nobody', 评分: '很好', 填报日期: '2022-02-30' },
      { ...mark, 评分: '95%' },
      { ...whose, 经手人: '钱示二' },
      { ...mark, 不适用: '是', 考评单位编号: 'jia' },
    ]);
    expect(told.toSorted()).toEqual([
      'assessor-unknown 工作表“评分” N2（考评单位编号）',
      'by-missing 工作表“评分” H2（经手人）',
      'date-missing 工作表“评分” I4（填报日期）',
      'date-unread 工作表“评分” I2（填报日期）',
      'fact-twice 工作表“评分” A4（被考评单位）',
      'mark-is-percentage 工作表“评分” E3（评分）',
      'node-unknown 工作表“评分” M2（指标编号）',
      'number-unread 工作表“评分” E2（评分）',
      'subject-unknown 工作表“评分” L2（被考评单位编号）',
      'value-and-not-applicable 工作表“评分” E5（评分）',
      'value-missing 工作表“评分” E4（评分）',
    ]);
    expect(problems.find(({ code }) => code === 'number-unread')?.place.source).toMatchObject({
      row: 2,
      words: '很好',
    });
    expect(problems.find(({ code }) => code === 'fact-twice')?.message).toContain(
      '工作表“评分”第3行已经有这一条（mark:1:jia:yi）',
    );
  });

  test('a name does for an id; an id and a name that do not agree are a fault', async () => {
    const named = {
      被考评单位: '示范市丙局',
      指标: '1 业务',
      考评单位: '示范市 乙局',
      ...signed,
      评分: '9',
      理由: '晚报',
    };
    const { facts, told } = await readRows('mark', [named]);
    expect([facts.map(({ id }) => id), told]).toEqual([['mark:1:bing:yi'], []]);
    const sorted = await readRows('mark', [{ ...mark, 被考评单位: '示范市丙局' }]);
    expect(sorted.told).toEqual(['title-differs 工作表“评分” L2（被考评单位编号）']);
    expect((await readRows('mark', [{ ...named, 被考评单位: '丁局' }])).problems).toMatchObject([
      {
        code: 'subject-unknown',
        place: { text: '工作表“评分” A2（被考评单位）' },
        message: expect.stringContaining('丁局'),
      },
    ]);
  });

  test('one cell merged over several rows says who and when for all of them, and never a mark', async () => {
    const at = (title: string) => sheets.mark.columns.findIndex((column) => column.title === title);
    const merge = (title: string) => ({ startRow: 1, endRow: 2, startCol: at(title), endCol: at(title) });
    const second = { ...whose, 考评单位编号: 'jia', 被考评单位编号: 'bing', 评分: '9', 理由: '晚报' };
    const { facts, told } = await readRows('mark', [mark, second], { merges: [merge('经手人'), merge('填报日期')] });
    expect([facts.map(({ by, at: day }) => [by, day]), told]).toEqual([
      [
        ['钱示二', '2022-12-03'],
        ['钱示二', '2022-12-03'],
      ],
      [],
    ]);
    const marks = await readRows('mark', [mark, { ...second, ...signed, 评分: null }], { merges: [merge('评分')] });
    expect(marks.told).toContain('cell-merged 工作表“评分” E2（评分）');
  });
});

describe('sheets and headings', () => {
  const titles = sheets.mark.columns.map(({ title }) => title);
  const values = titles.map((title) => ({ ...mark, 考评单位: '示范市乙局' })[title] ?? null);
  const readMarks = async (...rows: (string | null)[][]) => readBack(await workbookOf({ name: '评分', rows }));

  test('title rows above, white space, notes in brackets and another order change nothing but the places', async () => {
    const heads = titles.map((title) =>
      title === '评分' ? '评 分（百分制）' : title === '理由' ? '*理由：' : ` ${title} `,
    );
    const marks = ['示范市2022年度评分表', ...Array.from({ length: titles.length - 1 }, () => null)];
    const { facts, problems } = await readMarks(marks, [], heads.toReversed(), values.toReversed());
    expect([facts.facts, problems]).toMatchObject([[{ id: 'mark:1:jia:yi', value: '9', reason: '晚报' }], []]);
    const wrong = values.map((value) => (value === '9' ? '九' : value));
    const place = (await readMarks(marks, [], heads.toReversed(), wrong.toReversed())).problems[0]?.place;
    expect(place).toMatchObject({ text: '工作表“评分” K4（评分）', source: { row: 4, column: 11 } });
  });

  test('a heading that is gone, renamed or twice is an error that names it; the columns for the eye may go', async () => {
    const renamed = titles.map((title) => (title === '评分' ? '得分' : title));
    const { problems } = await readMarks(renamed, values);
    const missing = problems.find(({ code }) => code === 'heading-missing');
    expect([missing?.severity, missing?.place.text]).toEqual(['error', '工作表“评分” 第1行']);
    expect(missing?.message).toContain('没有找到标题“评分”');
    expect(missing?.message).toContain('E列“得分”');
    for (const title of ['票数', '选项']) {
      const heads = sheets.tally.columns.map((column) => column.title).filter((each) => each !== title);
      const told = readBack(await workbookOf({ name: '计票', rows: [heads] })).problems;
      expect(told.map(({ code, message }) => [code, message.includes(`“${title}”`)])).toEqual([
        ['heading-missing', true],
      ]);
    }
    const twice = await readMarks([...titles, '评分（复核）'], [...values, '8']);
    expect(twice.problems).toMatchObject([
      { code: 'heading-twice', message: expect.stringContaining('E列“评分”、P列“评分（复核）”') },
    ]);
    const few = titles.map((title) =>
      ['满分', '被考评单位编号', '指标编号', '考评单位编号', '事实编号'].includes(title),
    );
    const kept = (row: (string | null)[]) => row.filter((_, index) => few[index] !== true);
    const named = kept(
      values.map((value, index) => ({ 被考评单位: '示范市甲局', 指标: '业务' })[titles[index] ?? ''] ?? value),
    );
    const spare = await readMarks(kept(titles), named);
    expect([spare.facts.facts.map(({ id }) => id), spare.problems]).toEqual([['mark:1:jia:yi'], []]);
  });

  test('a column that nobody reads is told where it holds something, and so is a remark under the table', async () => {
    const { facts, problems } = await readMarks(
      [...titles, '备注', ''],
      [...values, '请复核', null],
      [],
      ['审核人：孙示三'],
    );
    expect(facts.facts).toHaveLength(1);
    expect(problems.map(({ code, severity, place, message }) => [code, severity, place.text, message])).toEqual([
      ['column-unknown', 'note', '工作表“评分” P列“备注”', 'P列“备注”不是填报表的列，其中 1 格内容没有读取。'],
      ['row-unread', 'note', '工作表“评分” A4（被考评单位）', '这一行没有填写内容，“审核人：孙示三”没有读取。'],
    ]);
  });

  test('a sheet that is gone or was renamed is an error: its facts would be lost without a word', async () => {
    const { problems } = readBack(
      await workbookOf({ ...sheetOf('adjustment', [award]), name: '加减分（旧）' }, { name: '加减分', rows: [] }),
    );
    expect(problems.map(({ code, severity, place }) => [code, severity, place.text])).toEqual([
      ['sheet-missing', 'error', '工作表“加减分”'],
      ['sheet-unknown', 'note', '工作表“加减分（旧）”'],
    ]);
    const bare = readBack(await workbookOf({ name: '评分', rows: [['填好了']] }));
    expect(bare.problems).toMatchObject([{ code: 'heading-row-missing', place: { text: '工作表“评分”' } }]);
  });
});

describe('tallies', () => {
  test('the rows of a box are put together: votes, all names, the latest day, all evidence', async () => {
    const { facts, told } = await readRows('tally', [
      { ...box, 选项: '好', 票数: 30, 经手人: '钱示二', 填报日期: '2022-12-05', 佐证材料: '甲.pdf；乙.pdf' },
      { ...box, 选项: '差', 票数: '０', 经手人: '孙示三', 填报日期: '2022-12-03', 佐证材料: '丙.pdf；甲.pdf' },
      { ...box, 选项: '不了解', 票数: 2 },
    ]);
    expect([facts, told]).toMatchObject([
      [
        {
          id: 'tally:2:jia:服务对象:网络',
          by: '钱示二、孙示三',
          at: '2022-12-05',
          evidence: ['甲.pdf', '乙.pdf', '丙.pdf'],
          counts: { 好: 30, 差: 0, 不了解: 2 },
        },
      ],
      [],
    ]);
  });

  test('a row left blank in a box that is filled in is no silent zero; a box left blank is left out', async () => {
    const rows = ['好', '差'].map((answer) => ({ ...box, 选项: answer }));
    const [first = {}, second = {}] = rows;
    const found = await readRows('tally', [
      { ...first, ...signed, 票数: 3 },
      second,
      { ...first, 被考评单位编号: 'bing' },
    ]);
    expect([found.facts.length, found.told]).toEqual([1, ['count-missing 工作表“计票” F3（票数）']]);
    const twice = await readRows('tally', [
      { ...first, ...signed, 票数: 3 },
      { ...first, 票数: '三' },
    ]);
    expect(codes(twice).toSorted()).toEqual(['answer-twice', 'count-unread']);
  });

  test('what is no count is told what is expected', async () => {
    const votes = await readRows('tally', [{ ...box, ...signed, 选项: '好', 票数: -2.5 }]);
    const ranks = await readRows('adjustment', [{ ...award, 名次: 0, 责任单位数: '二' }]);
    expect([...votes.problems, ...ranks.problems].map(({ message }) => message)).toEqual([
      '“-2.5”不能用：票数要写整数，不小于 0，最多 9 位。',
      '“0”不能用：名次要写整数，不小于 1，最多 9 位。',
      '“二”不能用：责任单位数要写整数，不小于 1，最多 9 位。',
    ]);
  });

  test('a box and its correction are two tallies, also where the correction was handed in with blank rows of the box', async () => {
    const old = { ...box, ...signed, 选项: '好', 票数: 30 };
    const again = { ...old, 票数: 29, 更正哪一条: 'tally:2:jia:服务对象:网络' };
    const both = await readRows('tally', [old, again]);
    expect(both.facts.map(({ id, supersedes }) => [id, supersedes])).toEqual([
      ['tally:2:jia:服务对象:网络', null],
      ['tally:2:jia:服务对象:网络:更正', 'tally:2:jia:服务对象:网络'],
    ]);
    expect(both.told).toEqual([]);
    const alone = await readRows('tally', [{ ...box, 选项: '好' }, again]);
    expect([alone.facts.map(({ id }) => id), codes(alone)]).toEqual([
      ['tally:2:jia:服务对象:网络:更正'],
      ['correction-unknown'],
    ]);
  });
});
