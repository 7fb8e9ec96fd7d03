// One trial (一次变异试验): a damaged file through reading, import and check. A result or a refusal; all else is a fault of ours.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { openReader } from '../../src/documents/read/reader.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { ImportResult } from '../../src/domain/row.ts';
import type { Form } from '../../src/domain/table.ts';
import { check } from '../../src/engine/check.ts';
import { clipboardHtml } from '../kit/clipboard.ts';
import { mutate } from './mutate.ts';

export const kinds = ['docx', 'xlsx', 'csv', 'txt', 'html'] as const satisfies readonly Form[];
export type Kind = (typeof kinds)[number];

const examples = join(import.meta.dirname, '../../examples');

/** There is no .csv of the sample: its table is written as one, from the .txt form's own cells. Nor a clipboard. */
async function original(kind: Kind): Promise<Uint8Array> {
  if (kind !== 'csv' && kind !== 'html') return readFile(join(examples, `sanming-2022.${kind}`));
  const reader = openReader();
  try {
    if (kind === 'html')
      return Buffer.from(clipboardHtml(await reader.read(join(examples, 'sanming-2022.docx')), 'word'));
    const { blocks } = await reader.read(join(examples, 'sanming-2022.txt'));
    const table = blocks.find((block) => block.kind === 'table');
    const lines = Array.from({ length: table?.rows ?? 0 }, () => Array.from({ length: table?.columns ?? 0 }, () => ''));
    for (const { row, column, paragraphs } of table?.cells ?? []) {
      (lines[row - 1] ?? [])[column - 1] = `"${paragraphs.join('\n').replaceAll('"', '""')}"`;
    }
    return Buffer.from(lines.map((line) => line.join(',')).join('\r\n'));
  } finally {
    await reader.close();
  }
}

export type Outcome = 'scheme' | 'scheme with problems' | `refused: ${string}`;

export type Trials = { try: (kind: Kind, seed: number) => Promise<Outcome>; close: () => Promise<void> };

/** `try` throws when the outcome is neither a scheme nor a refusal, or the reading child died or hung. */
export async function openTrials(): Promise<Trials> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-fuzz-'));
  const reader = openReader();
  const samples = new Map<Kind, Uint8Array>();
  return {
    async try(kind, seed) {
      const sample = samples.get(kind) ?? (await original(kind));
      samples.set(kind, sample);
      const path = join(folder, `${seed}.${kind}`);
      await writeFile(path, mutate(kind, sample, seed));
      try {
        const result = ImportResult.parse(importDocument(await reader.read(path)));
        const problems = [...result.problems, ...check(result.scheme)];
        return problems.some(({ severity }) => severity === 'error') ? 'scheme with problems' : 'scheme';
      } catch (error) {
        if (error instanceof Refusal && error.code !== 'file-reader-stopped') return `refused: ${error.code}`;
        throw error;
      } finally {
        await rm(path);
      }
    },
    async close() {
      await reader.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
