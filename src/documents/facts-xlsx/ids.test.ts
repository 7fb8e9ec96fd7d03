// Tests of ids of facts that came without one (事实编号): they come from what a fact says, so that corrections find it again.
import { describe, expect, test } from 'vitest';
import { award, mark, readRows } from '../../../test/kit/facts-workbook.ts';

describe('corrections', () => {
  const id = 'mark:1:jia:yi';

  test('a fact, its correction and the correction of that have ids of their own, wherever they stand', async () => {
    const rows = [mark, { ...mark, 评分: '8', 更正哪一条: id }, { ...mark, 评分: '7', 更正哪一条: ` ${id}：更正` }];
    const chain = { [id]: null, [`${id}:更正`]: id, [`${id}:更正2`]: `${id}:更正` };
    for (const order of [rows, rows.toReversed()]) {
      const { facts, told } = await readRows('mark', order);
      expect(Object.fromEntries(facts.map((fact) => [fact.id, fact.supersedes]))).toEqual(chain);
      expect(told).toEqual([]);
    }
  });

  test('a workbook with the correction alone gives it the same id, and says that the corrected fact is not there', async () => {
    const { facts, problems } = await readRows('mark', [{ ...mark, 更正哪一条: id }]);
    expect(facts.map((fact) => [fact.id, fact.supersedes])).toEqual([[`${id}:更正`, id]]);
    expect(problems).toMatchObject([
      { code: 'correction-unknown', severity: 'error', place: { text: '工作表“评分” K2（更正哪一条）' } },
    ]);
    const slip = await readRows('mark', [mark, { ...mark, 更正哪一条: 'mark:1:jia' }]);
    expect(slip.problems[0]?.message).toContain(`可能是“${id}”`);
  });

  test('the same fact corrected twice is a fault that says which one to correct', async () => {
    const again = { ...mark, 更正哪一条: id };
    expect((await readRows('mark', [mark, again, again])).problems).toMatchObject([
      {
        code: 'fact-twice',
        place: { text: '工作表“评分” K4（更正哪一条）' },
        message: expect.stringContaining(`写 ${id}:更正`),
      },
    ]);
  });
});

describe('ids of adjustments', () => {
  const ids = async (rows: Parameters<typeof readRows>[1]) =>
    Object.fromEntries(
      (await readRows('adjustment', rows)).facts.map((fact) => [
        fact.type === 'adjustment' ? `${fact.title} ${fact.level ?? ''}` : '',
        fact.id,
      ]),
    );
  const [one, two, three] = [
    award,
    { ...award, 等级: '省级' },
    { ...award, 事项: '通报', 文号: null, 文件日期: '2022/5/1' },
  ];

  test('come from what they say, not from their row', async () => {
    const expected = {
      '表扬 ': 'adjustment:3:jia:示〔2022〕1号:表扬',
      '表扬 省级': 'adjustment:3:jia:示〔2022〕1号:表扬:省级',
      '通报 ': 'adjustment:3:jia:2022-05-01:通报',
    };
    expect(await ids([one, two, three])).toEqual(expected);
    expect(await ids([three, {}, two, one])).toEqual(expected);
  });

  test('true repeats are counted, and told', async () => {
    const { facts, problems } = await readRows('adjustment', [one, { ...one, 经手人: '孙示三' }]);
    expect(facts.map(({ id }) => id)).toEqual([
      'adjustment:3:jia:示〔2022〕1号:表扬',
      'adjustment:3:jia:示〔2022〕1号:表扬:2',
    ]);
    expect(problems).toMatchObject([
      { code: 'adjustment-repeated', severity: 'note', message: expect.stringContaining('工作表“加减分”第2行') },
    ]);
  });
});
