// Tests of documents out (文件): the day that they bear, and names of files that lead nowhere.
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { snapshot } from '../../../test/kit/snapshot.ts';
import { dayOf } from '../outcome.ts';
import { scorecardFiles } from './document.ts';

test('the day is that of the last fact, whatever their order; without facts there is none', () => {
  const { facts } = snapshot;
  const [first, ...rest] = facts.facts;
  const later = first === undefined ? [] : [{ ...first, at: '2031-02-03' }];
  expect(dayOf({ ...facts, facts: [...later, ...rest] })).toBe('2031-02-03');
  expect(dayOf({ ...facts, facts: [...rest, ...later] })).toBe('2031-02-03');
  expect(dayOf({ ...facts, facts: [] })).toBe(null);
});

test('the title of a body cannot lead out of the folder', async () => {
  const subjects = snapshot.scheme.subjects.map((subject) => ({ ...subject, title: '../水利局/:河长办\u0007' }));
  const named = { ...snapshot, scheme: { ...snapshot.scheme, subjects } };
  const files = await scorecardFiles(named, 'water', 'folder');
  expect(files.map(({ path }) => path)).toEqual(
    ['pdf', 'html'].map((ending) => join('folder', `得分单-.._水利局_河长办_.${ending}`)),
  );
  expect(files.map(({ path }) => join('folder', basename(path)))).toEqual(files.map(({ path }) => path));
});
