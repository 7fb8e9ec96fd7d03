// Tests of the published JSON Schemas (数据格式): the files in schemas/ are what the types say today.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Questions } from '../documents/questions.ts';
import { Assignment } from '../domain/assignment.ts';
import { Facts } from '../domain/fact.ts';
import { Assumptions, Scheme } from '../domain/scheme.ts';
import { schemaFiles } from './schema.ts';

const folder = resolve(import.meta.dirname, '..', '..', 'schemas');

test('schemas/ holds exactly what `npm run -s plumbline -- schema` writes', () => {
  const made = schemaFiles();
  expect(readdirSync(folder).toSorted()).toEqual([...made.keys()].toSorted());
  for (const [name, text] of made)
    expect(
      readFileSync(join(folder, name), 'utf8'),
      `${name} is stale: run npm run -s plumbline -- schema --force`,
    ).toBe(text);
});

test('the examples of docs/data.md are what the types accept', () => {
  const kinds = {
    scheme: Scheme,
    assignment: Assignment,
    facts: Facts,
    assumptions: Assumptions,
    questions: Questions,
  };
  const text = readFileSync(join(folder, '..', 'docs', 'data.md'), 'utf8');
  const seen = [...text.matchAll(/```json\n([\s\S]*?)```/gu)].map((match) => {
    const value = JSON.parse(match[1] ?? '') as { format: string };
    const kind = value.format.split('/')[1] as keyof typeof kinds;
    return [kind, kinds[kind].safeParse(value).error?.issues ?? []];
  });
  expect(seen).toEqual(Object.keys(kinds).map((kind) => [kind, []]));
});

test('every type has a place of its own, and what is unknown is refused', () => {
  const scheme = JSON.parse(schemaFiles().get('scheme.schema.json') ?? '{}') as {
    additionalProperties: unknown;
    $defs: Record<string, unknown>;
  };
  expect(scheme.additionalProperties).toBe(false);
  expect(Object.keys(scheme.$defs)).toEqual(expect.arrayContaining(['Node', 'Operation', 'Parameter', 'Source']));
});
