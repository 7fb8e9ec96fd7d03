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

  test('what tells adjustments of one document apart stands in their ids, under its heading', async () => {
    const rows = [
      { ...award, 发文单位: '示范省工会', 认定分值: '0.50', 同一奖项: '乙' },
      { ...award, 同一事件: '示范事件', 一票否决: '是', 等级: '问责' },
      { ...award, 名次: 2, 参评数: 10, 并列数: 3, 责任单位数: 2, 分担比例: '1/3' },
    ];
    const base = 'adjustment:3:jia:示〔2022〕1号:表扬';
    const { facts, told } = await readRows('adjustment', rows);
    expect([facts.map(({ id }) => id), told]).toEqual([
      [
        `${base}:发文单位=示范省工会:认定分值=0.5:同一奖项=乙`,
        `${base}:问责:同一事件=示范事件:一票否决=是`,
        `${base}:名次=2:参评数=10:并列数=3:责任单位数=2:分担比例=1/3`,
      ],
      [],
    ]);
  });

  test('a row that is added later takes no id away, so that a correction keeps to what it corrects', async () => {
    const first = { ...award, 认定分值: '0.5', 同一奖项: '乙' };
    const id = 'adjustment:3:jia:示〔2022〕1号:表扬:认定分值=0.5:同一奖项=乙';
    const correction = { ...first, 认定分值: '0.3', 更正哪一条: id };
    const added = [
      [],
      [{ ...first, 认定分值: '0.1' }],
      [{ ...first, 认定分值: '2' }],
      [{ ...first, 同一奖项: '丙' }],
      [award],
      [first],
    ];
    for (const more of added) {
      const { facts, problems } = await readRows('adjustment', [...more, first, correction]);
      const corrected = facts.filter((fact) => facts.some(({ supersedes }) => supersedes === fact.id));
      expect(corrected).toMatchObject([{ points: '0.5', matter: '乙' }]);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  test('true repeats are counted in whatever order they stand, and told; a level of that number is none', async () => {
    const rows = [one, { ...one, 经手人: '孙示三' }, { ...one, 等级: '2' }];
    const base = 'adjustment:3:jia:示〔2022〕1号:表扬';
    const told = [];
    for (const order of [rows, rows.toReversed()]) {
      const { facts, problems } = await readRows('adjustment', order);
      expect(Object.fromEntries(facts.map((fact) => [fact.id, fact.by]))).toEqual({
        [base]: '孙示三',
        [`${base}#2`]: '钱示二',
        [`${base}:2`]: '钱示二',
      });
      told.push(...problems);
    }
    expect(told).toMatchObject([
      { code: 'adjustment-repeated', severity: 'note', message: expect.stringContaining('工作表“加减分”第3行') },
      { code: 'adjustment-repeated', severity: 'note', message: expect.stringContaining('工作表“加减分”第3行') },
    ]);
    const spelled = await readRows('adjustment', [
      { ...one, 认定分值: '0.5' },
      { ...one, 认定分值: '1/2' },
    ]);
    expect(spelled.told).toEqual(['adjustment-repeated 工作表“加减分” C3（事项）']);
  });

  test('different adjustments that would have the same id are an error: one of them needs an id of its own', async () => {
    const clash = [
      { ...one, 事项: '表扬:省级' },
      { ...one, 等级: '省级' },
    ];
    expect((await readRows('adjustment', clash)).told).toEqual(['id-shared 工作表“加减分” W3（事实编号）']);
    expect((await readRows('adjustment', [{ ...one, 事项: '表扬#2' }, one, one])).told).toContain(
      'fact-twice 工作表“加减分” A4（被考评单位）',
    );
  });

  test('a correction that several may be meant by is an error that names them', async () => {
    const base = 'adjustment:3:jia:示〔2022〕1号:表扬';
    const rows = ['0.5', '2'].map((points) => ({ ...one, 认定分值: points }));
    const short = await readRows('adjustment', [...rows, { ...one, 认定分值: '0.3', 更正哪一条: base }]);
    expect(short.problems).toMatchObject([
      {
        code: 'correction-unclear',
        severity: 'error',
        place: { text: '工作表“加减分” T4（更正哪一条）' },
        message: expect.stringContaining(`可能是“${base}:认定分值=0.5”、“${base}:认定分值=2”，`),
      },
    ]);
    const many = ['1', '2', '3', '4', '5', '6'].map((points) => ({ ...one, 认定分值: points }));
    const wrong = await readRows('adjustment', [...many, { ...one, 更正哪一条: '第一条' }]);
    expect(wrong.problems[0]?.message).toContain('认定分值=5”等 6 条');
    const [only = {}] = rows;
    const slip = await readRows('adjustment', [only, { ...only, 认定分值: '0.3', 更正哪一条: base }]);
    expect(slip.problems).toMatchObject([
      { code: 'correction-unknown', message: expect.stringContaining(`可能是“${base}:认定分值=0.5”；`) },
    ]);
  });
});
