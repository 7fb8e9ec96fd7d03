// Codes and words that nobody uses (无用的编码与用语): each problem code is told, each event word made, each word of the screen shown.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { BodyChange, Word } from '../../src/domain/event-word.ts';
import { ProblemCode } from '../../src/domain/problem-code.ts';

const root = resolve(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(resolve(root, path), 'utf8');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('src/web/words/') && !/\.test\.tsx?$/u.test(path))
  .map((path) => ({ path, text: textOf(path) }));

/** Those that stand as a literal in no file but the ones that list them. */
function untold(codes: readonly string[], lists: readonly string[]): string[] {
  const texts = sources.filter(({ path }) => !lists.includes(path)).map(({ text }) => text);
  return codes.filter((code) => !texts.some((text) => text.includes(`'${code}'`)));
}

test('each problem code is told somewhere', () => {
  const lists = ['src/domain/problem-code.ts', 'src/domain/lack.ts'];
  expect(untold(ProblemCode.options, lists)).toEqual([]);
  // The control: a code that nobody tells is found.
  expect(untold([...ProblemCode.options, 'told-by-nobody'], lists)).toEqual(['told-by-nobody']);
});

test('each event word is made somewhere: outside of the list, or by its own functions from a fact', () => {
  const lists = ['src/domain/event-word.ts'];
  const words = Word.options.map(({ shape }) => shape.is.value);
  const changes = BodyChange.options.map(({ shape }) => shape.change.value);
  const made = [...textOf('src/domain/event-word.ts').matchAll(/(?:return|=>|\() ?\{\s*is: '([a-z-]+)'/gu)].map(
    ([, word]) => word ?? '',
  );
  const isMade = (word: string) => made.includes(word);
  expect(untold(words, lists).filter((word) => !isMade(word))).toEqual([]);
  expect(untold(changes, lists)).toEqual([]);
  expect(untold(['made-by-nobody'], lists)).toEqual(['made-by-nobody']);
});

test('each word of the screen is named by a page', () => {
  const pages = sources.map(({ text }) => text).join('\n');
  const names = new Set(pages.match(/[\w-]+/gu));
  const unused = (path: string, text: string): string[] =>
    [...text.matchAll(/^\s+(\w+)(?:: |\()/gmu)].flatMap(([, key = '']) => (names.has(key) ? [] : [`${path}: ${key}`]));
  const files = globSync('src/web/words/zh/*.ts', { cwd: root });
  expect(files.length).toBeGreaterThan(10);
  // Built of a name and a kind: `${field}Hint`.
  const built = new Set(['codeHint', 'titleHint', 'organiserHint']);
  const found = files.flatMap((path) => unused(path, textOf(path)));
  expect(found.filter((each) => !built.has(each.split(': ')[1] ?? ''))).toEqual([]);
  expect(unused('a.ts', '  shownByNoPage: 1,')).toEqual(['a.ts: shownByNoPage']);
});
