// Tests of the glossary page (术语表): docs/glossary.md is what the domain's words say today.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { absentReasons, factTypes, nodeKinds, nouns, operations, severities } from '../domain/glossary.ts';
import { glossaryText } from './glossary.ts';

const root = resolve(import.meta.dirname, '..', '..');

test('docs/glossary.md is what `npm run -s plumbline -- schema --glossary docs/glossary.md` writes', () => {
  const text = readFileSync(resolve(root, 'docs', 'glossary.md'), 'utf8');
  expect(text, 'stale: run npm run -s plumbline -- schema --force --glossary docs/glossary.md').toBe(glossaryText());
});

test('every word of the glossary stands on the page, in a row of its own', () => {
  const tables = { ...nodeKinds, ...operations, ...severities, ...factTypes, ...absentReasons };
  const rows = glossaryText()
    .split('\n')
    .filter((line) => line.includes('`') && line.startsWith('|'));
  for (const [identifier, { zh, en }] of Object.entries(nouns))
    expect(rows.filter((row) => row.startsWith(`| ${zh} | \`${identifier}\` | ${en} |`))).toHaveLength(1);
  for (const [identifier, zh] of Object.entries(tables)) expect(rows).toContain(`| ${zh} | \`${identifier}\` |`);
});
