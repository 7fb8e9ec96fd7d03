// A body while it is edited (单位的修改): what is typed during a save, or while it is retired, is kept.
import { expect, test } from 'vitest';
import { type Entry, isChanged, retiredAs, type Typed, typedOf, typedSince } from './directory.ts';

const entry: Entry = {
  id: 'shiju',
  title: '示范局',
  names: ['示局'],
  sections: [{ id: 's1', title: '办公室', kind: '科室' }],
  people: [],
  retiredAt: null,
  revision: '3',
};
const before = typedOf(entry);
const sent: Typed = {
  ...before,
  title: ' 示范市示范局 ',
  sections: [...before.sections, { key: 'new', id: null, title: '财务科', kind: '科室' }],
};
const saved: Entry = {
  ...entry,
  title: '示范市示范局',
  sections: [...entry.sections, { id: 's2', title: '财务科', kind: '科室' }],
  revision: '4',
};

test('nothing typed meanwhile: the form is what the server saved', () => {
  expect(typedSince(sent, sent, saved)).toEqual(typedOf(saved));
});

test('typed meanwhile: it stays, on the new base; a section that was new is not sent as new again', () => {
  const more: Typed = {
    ...sent,
    names: '示局\n示范',
    sections: [...sent.sections, { key: 'newer', id: null, title: '法规科', kind: '科室' }],
  };
  const typed = typedSince(sent, more, saved);
  expect(typed).toEqual({
    title: '示范市示范局',
    names: '示局\n示范',
    sections: [
      { key: 's1', id: 's1', title: '办公室', kind: '科室' },
      { key: 'new', id: 's2', title: '财务科', kind: '科室' },
      { key: 'newer', id: null, title: '法规科', kind: '科室' },
    ],
  });
  expect(isChanged(typed, saved)).toBe(true);
});

test('retired: nothing else changes; where somebody else changed more, the save still rests on what was seen', () => {
  const retired = { ...entry, retiredAt: '2026-11-26T00:00:00.000Z', revision: '4' };
  expect(retiredAs(entry, retired)).toEqual(retired);
  expect(retiredAs(entry, { ...retired, title: '别人改的' })).toEqual({ ...retired, revision: '3' });
});
