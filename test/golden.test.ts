// Golden years (黄金年度): past years kept as they were; every later version of the engine gives the same bytes.
// A file here is never written again: a year is added by `plumbline score … --snapshot test/golden/YEAR.snapshot.json`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../src/documents/file.ts';
import { canonical } from '../src/domain/canonical.ts';
import { Snapshot } from '../src/domain/snapshot.ts';
import { evaluate } from '../src/engine/evaluate.ts';
import { plan } from '../src/engine/plan.ts';
import { verify } from '../src/engine/snapshot.ts';

const folder = join(import.meta.dirname, 'golden');
const years = readdirSync(folder).filter((name) => name.endsWith('.snapshot.json'));
const read = (name: string): Snapshot => Snapshot.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));

test('there is a golden year', () => {
  expect(years).toContain('2022.snapshot.json');
});

test.each(years)('%s recomputes to the same bytes', (name) => {
  const snapshot = read(name);
  const result = evaluate(plan(snapshot.scheme, snapshot.assumptions), snapshot.facts);
  expect(canonical(result)).toBe(canonical(snapshot.result));
  expect(snapshot.result.scorecards.every(({ total }) => total !== null)).toBe(true);
  expect(verify(snapshot, sha256)).toEqual([]);
});

test.each(years)('a changed mark in %s is found', (name) => {
  const snapshot = read(name);
  const at = snapshot.facts.facts.findIndex((fact) => fact.type === 'mark' && fact.value === '100');
  const fact = snapshot.facts.facts[at];
  if (fact?.type !== 'mark') throw new Error('no full mark to change');
  snapshot.facts.facts[at] = { ...fact, value: '99', reason: '改' };
  expect(verify(snapshot, sha256).length).toBeGreaterThan(0);
});
