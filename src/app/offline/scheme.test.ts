// Tests of what is wrong with a file (文件中的问题): each fault is told once, by the reading or by the check.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFile } from './scheme.ts';

const problemsOf = async (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-check-'));
  try {
    writeFileSync(join(folder, '表.csv'), text);
    const { problems } = await checkFile({ path: join(folder, '表.csv') }, null);
    return problems.map(({ code, place }) => [code, place.source?.row ?? null]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a sum that differs is told once for each cell', async () => {
  const head = '一级指标,考核内容,分值,考评单位\n';
  const told = await problemsOf(
    `${head}党建（60分）,甲,20,组织部\n党建（60分）,乙,30,组织部\n业务（50分）,丙,40,财政局\n`,
  );
  expect(told.filter(([code]) => code === 'sum-differs')).toEqual([
    ['sum-differs', 2],
    ['sum-differs', 4],
  ]);
});
