// Tests of the permissions page (权限表): docs/permissions.md is what the domain's table says today.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '../domain/permission.ts';
import { permissionsText } from './permissions.ts';

test('docs/permissions.md is what `npm run -s plumbline -- schema --permissions docs/permissions.md` writes', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  expect(text, 'stale: run npm run -s plumbline -- schema --force --permissions docs/permissions.md').toBe(
    permissionsText(),
  );
});

test('every act stands on the page once, and results are for organiser and auditor', () => {
  const lines = permissionsText().split('\n');
  for (const act of Object.keys(acts))
    expect(
      lines.filter((each) => each.includes(`\`${act}\``)),
      act,
    ).toHaveLength(1);
  const results = lines.find((each) => each.includes('`result:read`')) ?? '';
  expect(results.split('|').flatMap((cell, index) => (cell.trim() === '●' ? [index] : []))).toEqual([2, 12]);
});
