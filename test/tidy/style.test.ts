// Tests of style sheets (样式归属): what one page's sheet says reaches no other page.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { styleFaults } from './style.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

test('no class has rules in two sheets, and no page sets a common one anew', () => {
  const paths = globSync('src/web/*/*.css', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  expect(paths.length).toBeGreaterThan(10);
  const pages = new Map(paths.map((path) => [path, read(path)]));
  expect(styleFaults(read('src/web/console.css'), pages).join('\n')).toBe('');
});

const common = '.field { margin: 0 }\n.card :focus { outline: 0 }';
test.each<[string, Record<string, string>, number]>([
  ['two sheets of one class', { a: '.node { color: red }', b: '.node .title, .other { color: blue }' }, 1],
  ['one inside of a media query', { a: '.tree { color: red }', b: '@media print { .tree { display: none } }' }, 1],
  ['a common class set anew', { a: '.field { margin: 1px }' }, 1],
  ['an element set for every page', { a: 'button { margin: 1px }' }, 1],
  [
    'own classes beside and inside of common ones',
    { a: '.field .mark { margin: 0 }', b: '.card.chain { margin: 0 }' },
    0,
  ],
  ['a state of a common class', { a: '.field.is-short { width: 9em }' }, 0],
  ['frames of a movement', { a: '@keyframes x { from { top: 0 } 50% { top: 1px } to { top: 2px } }' }, 0],
])('%s', (_, sheets, count) => {
  expect(styleFaults(common, new Map(Object.entries(sheets)))).toHaveLength(count);
});
