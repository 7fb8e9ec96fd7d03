// The guide (使用手册): every role has its page, every picture is one that the journeys draw, every button it names exists.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Role } from '../src/domain/role.ts';
import { pages } from '../src/web/pages.ts';

const root = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const guide = globSync('docs/guide/*.md', { cwd: root }).toSorted();

const journeys = globSync('test/journey/*.test.ts', { cwd: root }).map(text).join('\n');
const drawn = new Set([
  ...['login', ...pages.map(({ id }) => id)].flatMap((id) => [`${id}-desktop.png`, `${id}-phone.png`]),
  ...[...journeys.matchAll(/picture\(\w+(?:\.page)?, '([\w-]+)'\)/gu)].map(([, name]) => `journey-${name}.png`),
]);
const words = globSync('src/web/words/zh/*.ts', { cwd: root }).map(text).join('\n');
const unknownButtons = (page: string): string[] =>
  [...page.matchAll(/「([^」]+)」/gu)].flatMap(([, name = '']) =>
    words.includes(`'${name}'`) || name === 'English' ? [] : [name],
  );

test('every role has its page, linked from the first', () => {
  const first = text('docs/guide/README.md');
  expect(Role.options.filter((role) => !guide.includes(`docs/guide/${role}.md`))).toEqual([]);
  expect(Role.options.filter((role) => !first.includes(`(${role}.md)`))).toEqual([]);
});

describe.each(guide)('%s', (path) => {
  test('shows pictures that the journeys draw', () => {
    const shown = [...text(path).matchAll(/\]\(pictures\/([^)]+)\)/gu)].map(([, name = '']) => name);
    expect(shown.filter((name) => !drawn.has(name))).toEqual([]);
  });
  test('names buttons that exist', () => {
    expect(unknownButtons(text(path))).toEqual([]);
  });
});

test('control: an invented button is noticed', () => {
  expect(unknownButtons('点「一键满分」，再点「撤销」。')).toEqual(['一键满分']);
});
