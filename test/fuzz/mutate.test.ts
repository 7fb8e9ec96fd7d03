// The mutators, and some hundred damaged files through the readers (变异读取): a document or a refusal, never a crash.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Form, RawDocument, Table } from '../../src/domain/table.ts';
import { openReader } from '../../src/documents/read/reader.ts';
import { mutate } from './mutate.ts';

const examples = join(import.meta.dirname, '../../examples');
const csv = '项目,一级指标,分值\n自身建设,"从严治党,\n廉政",15\n,依法办事,15\n';
const page =
  '<table><tr><th>项目<th>一级指标<th>分值<tr><td rowspan=2>自身建设<td>从严治党，<br>廉政<td>15<tr><td>依法办事<td>15</table>';
const kinds: Form[] = ['docx', 'xlsx', 'csv', 'txt', 'html'];
const sampleOf = async (kind: Form) =>
  kind === 'csv' || kind === 'html'
    ? Buffer.from(kind === 'csv' ? csv : page)
    : readFile(join(examples, `sanming-2022.${kind}`));
const rounds = Number(process.env['PLUMBLINE_MUTATIONS'] ?? 75);

test('同样的种子得出同样的文件，不同的种子得出不同的', async () => {
  for (const kind of kinds) {
    const sample = await sampleOf(kind);
    const make = () =>
      Array.from({ length: 30 }, (_, seed) =>
        createHash('sha256')
          .update(mutate(kind, sample, seed))
          .digest('hex'),
      );
    const files = make();
    expect(make()).toEqual(files);
    expect(new Set(files).size).toBeGreaterThan(20);
  }
});

/** A reader that crashes or runs out of time is a fault of ours. */
function codeOf(error: Error, seed: number): string {
  if (error instanceof Refusal && error.code !== 'file-reader-stopped') return error.code;
  throw new Error(`seed ${seed}`, { cause: error });
}

/** Each grid position is covered at most once and every cell lies inside its table. */
function expectSound(table: Table): void {
  const covered = new Set<number>();
  for (const cell of table.cells) {
    expect(cell.row + cell.rowSpan - 1).toBeLessThanOrEqual(table.rows);
    expect(cell.column + cell.columnSpan - 1).toBeLessThanOrEqual(table.columns);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        covered.add(row * 100_000 + column);
    }
    for (const nested of cell.nested) expectSound(nested);
  }
  const area = table.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
  expect(covered.size).toBe(area);
}

test.each(kinds)('变异的 %s：读出文档或说明拒绝', async (kind) => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-test-'));
  const reader = openReader();
  const counts = new Map<string, number>();
  const count = (outcome: string) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  try {
    const sample = await sampleOf(kind);
    for (let seed = 1; seed <= rounds; seed++) {
      const path = join(folder, `${seed}.${kind}`);
      await writeFile(path, mutate(kind, sample, seed));
      const outcome = await reader.read(path).catch((error: unknown) => error);
      await rm(path);
      if (outcome instanceof Error) count(codeOf(outcome, seed));
      else {
        const { blocks } = outcome as RawDocument;
        for (const block of blocks) if (block.kind === 'table') expectSound(block);
        count('read');
      }
    }
  } finally {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  }
  // Mutations that are all refused, or all harmless, would test little.
  expect(counts.get('read') ?? 0, JSON.stringify([...counts])).toBeGreaterThan(rounds / 10);
  expect(counts.size, JSON.stringify([...counts])).toBeGreaterThan(1);
  if (process.env['PLUMBLINE_MUTATIONS'] !== undefined) console.log(kind, Object.fromEntries(counts));
});
