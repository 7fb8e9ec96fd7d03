// Forms that people fill in (填报): the list of subjects, the open questions and the facts, in and out of the tool.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, plumbline } from './kit/command-line.ts';

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
    expect(
      (await plumbline('facts-template', at('city/scheme.json'), '--assume', assumptions, '--out', at('facts.xlsx')))
        .code,
    ).toBe(0);
    expect(existsSync(at('facts.xlsx'))).toBe(true);
    const again = ['facts-template', at('city/scheme.json'), '--assume', assumptions, '--out'];
    expect((await plumbline(...again, at('facts.xlsx'))).code).toBe(0);
    writeFileSync(at('filled.xlsx'), 'work');
    expect((await plumbline(...again, at('filled.xlsx'))).code).toBe(3);
    const { code, value } = await json('score', at('city/scheme.json'), at('facts.xlsx'), '--assume', assumptions);
    expect(code).toBe(0);
    expect(value['result']).toMatchObject({
      scorecards: expect.arrayContaining([expect.objectContaining({ total: null })]),
    });
  });
});
