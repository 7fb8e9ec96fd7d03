// A body of which a part is absent (缺一部分的单位): its own full marks are told beside it, those of the others stay in the headings.
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { outcomeFor } from '../../src/app/outcome.ts';
import type { Outcome } from '../../src/documents/write/outcome.ts';
import { resultDocument } from '../../src/documents/write/result-docx.ts';
import { resultWorkbook } from '../../src/documents/write/result-xlsx.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { demonstration } from '../kit/demonstration.ts';

const body = '示范市委办公室';
let outcome: Outcome;
beforeAll(async () => {
  const { scheme, assumptions, facts } = await demonstration();
  const { id } = scheme.subjects.find(({ title }) => title === body) ?? expect.unreachable();
  const changed = facts.facts.map((fact): Fact =>
    fact.type === 'mark' && fact.subject === id && fact.node === 'n3.1.1'
      ? { ...fact, value: null, notApplicable: true, reason: '没有改革任务' }
      : fact,
  );
  outcome = outcomeFor(snapshotOf(scheme, assumptions, { ...facts, facts: changed }, () => ''));
});

test('in the workbook the headings keep the full marks of the others, and the row says its own', async () => {
  const { sheets } = await readXlsx(await resultWorkbook(outcome));
  const rows = sheets.find(({ name }) => name === '得分构成')?.rows ?? [];
  const at = rows.findIndex((row) => row[0] === '分组');
  expect(rows[at]).toEqual([
    '分组',
    '单位',
    '1 业务工作实绩\n（31.5分）',
    '2 自身建设\n（31.5分）',
    '3 改革创新成效\n（7分）',
    '领导评价\n（10分）',
    '公众评议\n（20分）',
    '正向激励',
    '察访核验',
    '考核奖惩',
    '舍入',
    '总分',
    '说明',
  ]);
  const own = rows.find((row) => row[1] === body) ?? [];
  const why = '“3 改革创新成效”不适用，分值折算到其余各部分';
  expect(own.at(-1)).toBe(`${why}；本行1 业务工作实绩满分 35 分、2 自身建设满分 35 分`);
  const others = rows.slice(at + 1).filter((row) => row[1] !== body);
  expect(new Set(others.map((row) => row.at(-1)))).toEqual(new Set([null]));
  const parts = own.slice(2, -2).map(Number);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(own.at(-2)), 3);
  const ranking = sheets.find(({ name }) => name === '排名')?.rows ?? [];
  expect(ranking.find((row) => row[2] === body)?.at(-1)).toContain(why);
});

test('the notice says it below its table', async () => {
  const { 'word/document.xml': story = new Uint8Array() } = unzipSync(await resultDocument(outcome));
  expect(strFromU8(story).replaceAll(/<[^>]*>/gu, '')).toContain('“3 改革创新成效”不适用，分值折算到其余各部分。');
});
