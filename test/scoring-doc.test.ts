// docs/scoring.md against the code (计分说明核对): a section for each operation, an example that its schema accepts.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../src/domain/glossary.ts';
import { Operation } from '../src/domain/operation.ts';

const text = readFileSync(new URL('../docs/scoring.md', import.meta.url), 'utf8');
const sections = new Map(
  text
    .split(/^#{4} /mu)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

test.each(Object.entries(operations))('%s has its section and an example', (type, title) => {
  const section = sections.get(`${title} ${type}`);
  expect(section, `no section “${title} ${type}”`).toBeDefined();
  const examples = [...(section ?? '').matchAll(/```json\n(.*?)```/gsu)].map(([, json = '']) => json);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(Operation.parse(JSON.parse(example))).toMatchObject({ type });
});

test('no section is about anything else', () => {
  expect(sections.size).toBe(Object.keys(operations).length);
});
