// Forms that people fill in (填报): the list of subjects, the open questions and the facts, in and out of the tool.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, plumbline } from './kit/command-line.ts';
import { sheetOf, workbookOf } from './kit/facts-workbook.ts';
import { needs } from './needs.ts';

const root = resolve(import.meta.dirname, '..');
const sample = join(root, 'examples', 'sanming-2022.docx');
const assumptions = join(root, 'examples', 'assumptions-demo.json');
let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-forms-'));
  const city = await plumbline('demo-city', '--out', at('city'));
  if (city.code !== 0) throw new Error(city.err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('forms', () => {
  test('import takes the list of subjects from a table or from lines, and refuses a body that stands in it twice', async () => {
    type Listed = { subjects: { id: string; title: string; group: string }[]; groups: { id: string; title: string }[] };
    writeFileSync(at('list.csv'), '序号,单位,分组\n1,市财政局,政府\n2,某某馆,党群\n');
    const { code, value } = await json('import', sample, '--subjects', at('list.csv'), '--scheme', at('own.json'));
    expect(code).toBe(0);
    expect((value['scheme'] as Listed).groups.map(({ title }) => title)).toEqual(['政府', '党群']);
    expect((value['scheme'] as Listed).subjects).toMatchObject([
      { id: 'caizheng', title: '市财政局', group: 'g1' },
      { title: '某某馆', group: 'g2' },
    ]);
    expect(await json('check', at('own.json'), '--assume', assumptions)).toMatchObject({
      code: 0,
      value: { counts: { error: 0, question: 0 } },
    });
    writeFileSync(at('list.txt'), '市财政局\n某某馆\n财政局\n');
    expect(await json('import', sample, '--subjects', at('list.txt'))).toMatchObject({
      code: 4,
      value: { refusal: { why: expect.stringContaining('市财政局') } },
    });
  });

  test('open questions go out as a form, and the filled form is an assumption', async () => {
    type Form = {
      questions: { key: string; choices: unknown[] | null; choose: number | null; value: unknown; reason: string }[];
    };
    const form = at('questions.json');
    expect((await plumbline('check', sample, '--questions', form)).out).toContain('已写出');
    const asked = JSON.parse(readFileSync(form, 'utf8')) as Form;
    const known = JSON.parse(readFileSync(assumptions, 'utf8')) as { values: Record<string, { value: unknown }> };
    const refused = await plumbline('score', sample, at('city/facts.json'));
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('--questions');
    expect(Math.max(...refused.err.split('\n').map((line) => line.length))).toBeLessThan(240);

    const open = async () =>
      ((await json('check', sample, '--assume', form)).value['counts'] as { question: number }).question;
    expect(await open()).toBe(asked.questions.length);
    for (const question of asked.questions) {
      if (question.choices === null) question.value = known.values[question.key]?.value;
      else question.choose = 1;
    }
    writeFileSync(form, JSON.stringify(asked));
    expect(await open()).toBe(0);
    expect(await json('check', sample, '--questions', form)).toMatchObject({
      code: 3,
      value: { refusal: { code: 'output-exists', next: expect.stringContaining('--force') } },
    });
    expect(JSON.parse(readFileSync(form, 'utf8'))).toEqual(asked);
    const [first] = asked.questions;
    if (first !== undefined) first.choose = 99;
    writeFileSync(form, JSON.stringify(asked));
    expect(await json('check', sample, '--assume', form)).toMatchObject({
      code: 4,
      value: { refusal: { code: 'document-invalid', why: expect.stringContaining('99') } },
    });
  });

  test('facts go out as a workbook and are scored from it', async () => {
    const template = ['facts-template', at('city/scheme.json'), '--assume', assumptions, '--out'];
    const { code: made, value: form } = await json(...template, at('facts.xlsx'));
    expect(made).toBe(0);
    expect(existsSync(at('facts.xlsx'))).toBe(true);
    expect(form).toMatchObject({
      written: [at('facts.xlsx')],
      subjects: 80,
      demonstration: expect.stringContaining('示范数据'),
      sheets: expect.arrayContaining([{ type: 'tally', rows: 1600, subjects: 80, assessors: 0 }]),
      assumed: expect.arrayContaining([
        expect.objectContaining({ parameter: 'e1.levels', reason: expect.stringContaining('待签署') }),
      ]),
      open: [],
    });
    expect((await plumbline(...template, at('facts.xlsx'))).code).toBe(0);
    writeFileSync(at('filled.xlsx'), 'work');
    expect((await plumbline(...template, at('filled.xlsx'))).code).toBe(3);
    const { code, value } = await json('score', at('city/scheme.json'), at('facts.xlsx'), '--assume', assumptions);
    expect(code).toBe(0);
    expect(value['result']).toMatchObject({
      scorecards: expect.arrayContaining([expect.objectContaining({ total: null })]),
    });
  });

  test('facts that are there go out with their ids, and come back the same', async () => {
    const scored = ['score', at('city/scheme.json'), '--assume', assumptions];
    const given = ['--facts', at('city/facts.json'), '--assume', assumptions, '--out', at('given.xlsx')];
    expect(await json('facts-template', at('city/scheme.json'), ...given)).toMatchObject({
      code: 0,
      value: { sheets: expect.arrayContaining([expect.objectContaining({ type: 'adjustment', rows: 172 })]) },
    });
    const before = await json(...scored, at('city/facts.json'));
    expect((await json(...scored, at('given.xlsx'))).value).toEqual(before.value);
  });

  test('each assessor gets a workbook of its own, and the filled ones are scored together', async () => {
    const [scheme, assume] = [at('city/scheme.json'), ['--assume', assumptions]];
    type Marks = { facts: { type: string; assessor?: string }[] };
    const city = JSON.parse(readFileSync(at('city/facts.json'), 'utf8')) as Marks;
    const assessors = [...new Set(city.facts.flatMap(({ assessor }) => assessor ?? []))];
    const [one = '', ...others] = assessors;
    writeFileSync(
      at('rest.json'),
      JSON.stringify({ ...city, facts: city.facts.filter(({ type }) => type !== 'mark') }),
    );
    const write = (out: string, ...names: string[]) =>
      json(
        'facts-template',
        scheme,
        ...assume,
        '--facts',
        at('city/facts.json'),
        '--out',
        at(out),
        ...names.flatMap((name) => ['--assessor', name]),
      );
    const { value } = await write('one.xlsx', one);
    expect(value).toMatchObject({
      assessors: [{ id: one }],
      sheets: expect.arrayContaining([expect.objectContaining({ type: 'tally', rows: 0 })]),
    });
    expect(await write('others.xlsx', ...others)).toMatchObject({ code: 0 });
    const together = await json('score', scheme, at('one.xlsx'), at('others.xlsx'), at('rest.json'), ...assume);
    const whole = await json('score', scheme, at('city/facts.json'), ...assume);
    type Scored = { result: unknown };
    expect((together.value as Scored).result).toEqual((whole.value as Scored).result);
    expect(await json('facts-template', scheme, '--assessor', '组织步', '--out', at('none.xlsx'))).toMatchObject({
      code: 2,
      value: { refusal: { code: 'assessor-unclear', next: expect.stringContaining('组织部') } },
    });
    expect(existsSync(at('none.xlsx'))).toBe(false);
  });

  const office = needs('libreoffice');
  test.skipIf(!office.present)('a workbook that another program opened and saved again says the same', async () => {
    const given = ['--facts', at('city/facts.json'), '--assume', assumptions, '--out', at('sent.xlsx')];
    await plumbline('facts-template', at('city/scheme.json'), ...given);
    const profile = `-env:UserInstallation=file://${at('profile')}`;
    execFileSync(office.path ?? '', [
      profile,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      at('saved'),
      at('sent.xlsx'),
    ]);
    const scored = ['score', at('city/scheme.json'), '--assume', assumptions];
    const [sent, saved] = [await json(...scored, at('city/facts.json')), await json(...scored, at('saved/sent.xlsx'))];
    expect(saved.value).toEqual(sent.value);
  });

  test('a workbook with many faults is refused with all of them, on the screen with their number', async () => {
    const rows = Array.from({ length: 30 }, () => ({ 被考评单位编号: 'nobody', 评分: '优' }));
    writeFileSync(at('bad.xlsx'), await workbookOf(sheetOf('mark', rows)));
    const score = ['score', at('city/scheme.json'), at('bad.xlsx'), '--assume', assumptions];
    const { code, value } = await json(...score);
    const { problems } = value['refusal'] as { problems: { code: string; place: { text: string }; message: string }[] };
    expect(code).toBe(4);
    expect(problems).toHaveLength(30 * 6);
    expect(problems.findLast((problem) => problem.code === 'number-unread')).toMatchObject({
      place: { text: '工作表“评分” E31（评分）', source: { row: 31, words: '优' } },
      message: expect.stringContaining('“优”不是数'),
    });
    const { err } = await plumbline(...score);
    expect(err).toContain('180 处错误');
    expect(err).toContain('……另有 175 条，加 --json 可看全部');
  });

  test('facts that the scheme does not allow are refused in the same way', async () => {
    const [city, wrong] = [readFileSync(at('city/facts.json'), 'utf8'), at('wrong.json')];
    const parsed = JSON.parse(city) as { facts: { type: string; value: string }[] };
    for (const fact of parsed.facts) if (fact.type === 'mark') fact.value = '101';
    writeFileSync(wrong, JSON.stringify(parsed));
    const { value } = await json('score', at('city/scheme.json'), wrong, '--assume', assumptions);
    const { problems } = value['refusal'] as { problems: { code: string }[] };
    expect(problems.filter(({ code }) => code === 'mark-above-range').length).toBeGreaterThan(1800);
  });

  test('what the scheme does not allow of a workbook is told with the cell', async () => {
    const row = { 经手人: '甲', 填报日期: '2022-12-30', 被考评单位编号: 'tuiyi', 指标编号: 'n2.2.2', 理由: '晚报' };
    const marks = [
      { ...row, 考评单位编号: 'danganguan', 评分: 198 },
      { ...row, 考评单位编号: 'caizheng', 评分: 98 },
    ];
    writeFileSync(at('refused.xlsx'), await workbookOf(sheetOf('mark', marks)));
    const score = ['score', at('city/scheme.json'), at('refused.xlsx'), '--assume', assumptions];
    const { code, value } = await json(...score);
    expect(code).toBe(4);
    expect((value['refusal'] as { problems: unknown[] }).problems).toMatchObject([
      {
        code: 'not-an-assessor',
        place: { text: expect.stringContaining('工作表“评分” E3（评分） · '), source: { row: 3, words: '98' } },
        message: expect.stringMatching(/^“[^“”]*财政局”不是本项的考评单位，本项由“[^“”]*档案馆”评分/u),
      },
      { code: 'mark-above-range', place: { source: { row: 2, column: 5, words: '198' } } },
    ]);
    expect((await plumbline(...score)).err).toContain('2. 工作表“评分” E2（评分） · ');
  });

  test('what was noted while reading and checking facts is shown with the score', async () => {
    const rows = [
      {
        经手人: '甲',
        填报日期: '44925',
        被考评单位编号: 'tuiyi',
        指标编号: 'n2.2.2',
        考评单位编号: 'danganguan',
        评分: 98,
        理由: '晚报',
      },
    ];
    writeFileSync(at('noted.xlsx'), await workbookOf(sheetOf('mark', rows), { name: '草稿', rows: [['不要读']] }));
    const score = ['score', at('city/scheme.json'), at('noted.xlsx'), '--assume', assumptions];
    const { value } = await json(...score);
    expect((value['problems'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'sheet-unknown',
      'date-counted',
      'mark-without-evidence',
    ]);
    const { out } = await plumbline(...score);
    expect(out).toContain('“44925”是表格软件的日期序号，读作 2022-12-30');
    expect(out).toContain('没有佐证材料');
  });
});
