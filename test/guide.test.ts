// The guide (使用手册): every role has its page, which names what the role can open; every picture is drawn by the journeys
// and its own; every button that is named exists.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reachOf } from '../src/domain/permission.ts';
import { Role, roles } from '../src/domain/role.ts';
import { pages } from '../src/web/page-list.ts';
import { shell } from '../src/web/words/zh/shell.ts';
import { desktop, phone } from './kit/browser.ts';

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

/** Titles in the navigation of a role. */
const navigationOf = (role: Role): string[] =>
  pages
    .filter(({ group }) => typeof group === 'string')
    .filter(({ act }) => act === null || (act !== 'anyone' && reachOf({ roles: [role] }, act) !== null))
    .map(({ id }) => shell.pages[id]);
const forAll = navigationOf('leader').filter((title) =>
  Role.options.every((role) => navigationOf(role).includes(title)),
);
const unnamed = (page: string, titles: readonly string[]): string[] =>
  titles.filter((title) => !page.includes(`「${title}」`));

test('the first page names what everybody can open', () => {
  expect(forAll).toContain('首页');
  expect(unnamed(text('docs/guide/README.md'), forAll)).toEqual([]);
});

describe.each(Role.options)('the page of %s', (role) => {
  const page = text(`docs/guide/${role}.md`);
  test('bears its name and names every page that only some can open', () => {
    expect(page.split('\n', 1)).toEqual([`# ${roles[role].zh}`]);
    const own = navigationOf(role).filter((title) => !forAll.includes(title));
    expect(unnamed(page, own)).toEqual([]);
  });
  test('says something', () => {
    const sentences = page.split(/[。！？]/u).slice(0, -1);
    expect(sentences.filter((each) => each.trim().length > 9).length).toBeGreaterThan(1);
  });
});

describe('the pictures', () => {
  const folder = 'docs/guide/pictures';
  const bytesOf = (name: string): Buffer => readFileSync(join(root, folder, name));
  const names = globSync('*.png', { cwd: join(root, folder) }).toSorted();
  /** What is wrong with a picture: grey lines alone, while a page loads, pack into less than any page. */
  const faultsOf = (name: string, bytes: Buffer): string[] => {
    const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    const wanted = name.endsWith('-phone.png') ? phone : desktop;
    return [
      ...(size.width === wanted.width && size.height === wanted.height ? [] : [`${name} is ${size.width} px wide`]),
      ...(bytes.length > 20_000 ? [] : [`${name} shows next to nothing`]),
    ];
  };

  test('are those that the journeys draw: npm run guide', () => {
    expect(names).toEqual([...drawn].toSorted());
  });
  test('are of the size of their screen, and show something', () => {
    expect(names.flatMap((name) => faultsOf(name, bytesOf(name)))).toEqual([]);
    expect(faultsOf('login-phone.png', bytesOf('login-desktop.png')), 'control').toEqual([
      'login-phone.png is 1280 px wide',
    ]);
  });
  test('differ from each other', () => {
    const hashes = names.map((name) => createHash('sha256').update(bytesOf(name)).digest('hex'));
    expect(names.filter((_, index) => hashes.indexOf(hashes[index] ?? '') !== index)).toEqual([]);
  });
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
