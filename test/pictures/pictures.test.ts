// The pictures tell the truth (图文相符): what they say is what the importer returns, and they are of today.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ImportedRow } from '../../src/domain/row.ts';
import { inShort } from '../documents/hand-made.ts';
import { digest, stampOf } from './png.ts';
import { demoIn } from './demo.ts';
import { terminalPage } from './terminal-page.ts';
import { statedParameters, sumText, trapPage } from './trap-page.ts';
import { type ShownField, traps } from './traps.ts';
import { type ReadTrap, readTraps } from './word.ts';

const docs = resolve(import.meta.dirname, '..', '..', 'docs');
const bytesMax = 120_000;
let read: ReadTrap[];

beforeAll(async () => {
  read = await readTraps(traps);
});

const found = (name: string): ReadTrap => {
  const one = read.find(({ trap }) => trap.name === name);
  if (one === undefined) throw new Error(`no trap ${name}`);
  return one;
};

const fieldText = (row: ImportedRow, field: ShownField): string => {
  const value = row[field];
  return Array.isArray(value) ? value.join('、') : (value ?? '–');
};

test.each(traps)('$name: the rows and problems are as captioned', ({ name, shows, expected }) => {
  const { result } = found(name);
  const rows = result.rows.map((row) => [inShort(row), ...shows.map((field) => fieldText(row, field))].join(' | '));
  expect(rows).toEqual(expected.rows);
  expect(sumText(result.scheme)).toBe(expected.sum);
  expect(result.title).toBe(expected.title ?? null);
  const problems = result.problems.map(({ severity, code, message }) =>
    [severity, code, ...(message.match(/\d+(?= 分)/gu) ?? [])].join(' '),
  );
  expect(problems).toEqual(expected.problems);
});

test.each(traps.filter((trap) => trap.showsParameters))('$name: the stated parameters too', ({ name, expected }) => {
  const parameters = statedParameters(found(name)).map(({ key, value }) => [key, value]);
  expect(Object.fromEntries(parameters)).toEqual(expected.parameters);
});

test.each(traps)('the picture of $name is of today and small; docs/import.md shows it with its caption', (trap) => {
  const png = readFileSync(join(docs, 'import', `${trap.name}.png`));
  expect(stampOf(png), 'stale: run npm run pictures').toBe(digest(trapPage(found(trap.name))));
  expect(png.length).toBeLessThan(bytesMax);
  const text = readFileSync(join(docs, 'import.md'), 'utf8');
  expect(text).toContain(`![${trap.zh}：${trap.caption}](import/${trap.name}.png)`);
});

test('docs/import holds the pictures of the traps and nothing else', () => {
  expect(readdirSync(join(docs, 'import')).toSorted()).toEqual(traps.map(({ name }) => `${name}.png`).toSorted());
});

test('the pictures of the README are of today', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-today-'));
  try {
    const { output, page } = demoIn(folder, resolve(docs, '..'));
    const stamps = ['picture.png', 'terminal.png'].map((name) => stampOf(readFileSync(join(docs, name))));
    const today = [readFileSync(page, 'utf8'), terminalPage(output)].map(digest);
    expect(stamps, 'stale: run npm run pictures').toEqual(today);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
