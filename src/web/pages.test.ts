// The list of pages (页面清单): one address each, and values for the tests to open it with.
import { describe, expect, test } from 'vitest';
import { pageAt } from './frame/page-at.ts';
import { pages } from './page-list.ts';
import { addressOf, parametersOf, type Page } from './pages.ts';

const page = (id: Page['id'], path: string): Page => ({
  id,
  path,
  act: null,
  group: null,
  load: async () => ({ Page: () => null }),
  sample: {},
});

describe('every page', () => {
  test('has an id and an address of its own', () => {
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(new Set(pages.map(({ path }) => path.replaceAll(/\$[a-z]+/gu, '$'))).size).toBe(pages.length);
  });

  test('can be opened by the tests: each parameter but the cycle has a sample', () => {
    const missing = pages.flatMap(({ id, path, sample }) =>
      parametersOf(path)
        .filter((name) => name !== 'cycle' && !(name in sample))
        .map((name) => `${id} ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('is found by its address', () => {
    const found = pages.map(({ id, sample }) => pageAt(pages, addressOf(id, { cycle: 'c', ...sample }))?.id);
    expect(found).toEqual(pages.map(({ id }) => id));
  });
});

describe('an address', () => {
  const list = [page('home', '/'), page('password', '/cycles/$cycle/scorecards/$subject')];

  test('belongs to the page with its segments', () => {
    expect(pageAt(list, '/')?.id).toBe('home');
    expect(pageAt(list, '/cycles/2022/scorecards/a%2Fb')?.id).toBe('password');
    expect(pageAt(list, '/cycles/2022/scorecards')).toBeNull();
    expect(pageAt(list, '/elsewhere')).toBeNull();
  });

  test('needs a value for each parameter', () => {
    expect(parametersOf('/cycles/$cycle/scorecards/$subject')).toEqual(['cycle', 'subject']);
    expect(addressOf('home')).toBe('/');
  });
});
