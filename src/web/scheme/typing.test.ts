// Tests of what is typed on top of what stood there (填写的依据): nobody's change is undone unseen, and nobody is asked for nothing.
import { describe, expect, test } from 'vitest';
import { among, renamed } from './typed.ts';
import { settledField, typedOn, whole } from './typing.ts';

describe('fields', () => {
  const seen = { title: '方案', grades: ['甲'], rounding: null };

  test('one that was left alone is as somebody else made it', () => {
    expect(typedOn({ seen, value: { ...seen, title: '我的' } }, { ...seen, grades: ['乙'] })).toEqual({
      seen: { ...seen, grades: ['乙'] },
      value: { ...seen, title: '我的', grades: ['乙'] },
      overtaken: [],
    });
  });

  test('one that both changed is asked about, unless alike, and keeps the value that is chosen', () => {
    const now = { ...seen, title: '他的', rounding: '2' };
    const typing = { seen, value: { ...seen, title: '我的', rounding: '2' } };
    const asked = typedOn(typing, now);
    expect(asked).toMatchObject({ value: { title: '我的', rounding: '2' }, overtaken: ['title'] });
    expect(typedOn(settledField(asked, 'title', 'mine', now), now)).toEqual({
      seen: now,
      value: { ...now, title: '我的' },
      overtaken: [],
    });
    expect(typedOn(settledField(asked, 'title', 'theirs', now), now)).toEqual({ seen: now, value: now, overtaken: [] });
  });

  test('left out and empty are two things', () => {
    const typing = { seen: { type: 'sum' }, value: { type: 'sum', absent: null } };
    expect(typedOn(typing, { type: 'sum', absent: 'zero' }).overtaken).toEqual(['absent']);
    const out = typedOn({ seen: { type: 'sum', absent: null }, value: { type: 'sum' } }, { type: 'sum', absent: null });
    expect(out).toEqual({ seen: { type: 'sum', absent: null }, value: { type: 'sum' }, overtaken: [] });
  });
});

describe('one value', () => {
  test.each([
    ['left alone', '5', '5', '6', '6', []],
    ['changed by one', '5', '7', '5', '7', []],
    ['changed by both', '5', '7', '6', '7', [whole]],
    ['changed alike', '5', '6', '6', '6', []],
    ['taken away by the other', '5', '7', null, '7', [whole]],
  ])('%s', (_, seen, value, now, made, overtaken) => {
    expect(typedOn({ seen, value }, now)).toMatchObject({ value: made, overtaken });
  });

  test('an operation that became another one is one', () => {
    const [sum, mean, pick] = [{ type: 'sum' }, { type: 'mean' }, { type: 'pick', which: 'better' }];
    expect(typedOn({ seen: sum, value: mean }, pick).overtaken).toEqual([whole]);
    expect(typedOn({ seen: sum, value: null }, { ...sum, absent: 'zero' }).overtaken).toEqual([whole]);
    expect(settledField({ seen: sum, value: mean }, whole, 'mine', pick)).toEqual({ seen: pick, value: mean });
  });
});

test('what is typed goes along with a row that gets another id, and names it by that one', () => {
  const entry = (value: unknown) => ({ seen: null, value, page: null });
  const weighted = (weights: object) => ({ type: 'weighted', weights, normalise: true });
  const before = {
    '2': { operation: entry(weighted({ '2.3': '2.4', '2.4': '1' })) },
    '2.4': { points: entry('2.4'), 'text criterion': entry('我的内容') },
  };
  expect(renamed(before, new Map([['2.4', '2.5']]))).toEqual({
    '2': { operation: entry(weighted({ '2.3': '2.4', '2.5': '1' })) },
    '2.5': before['2.4'],
  });
});

test('what is half filled in, and rules, name a row by its new id too', () => {
  const entry = (value: unknown) => ({ seen: null, value, page: null });
  const typed = (id: string) => ({
    '1': { operation: entry({ type: 'gate', lost: id, atLeast: '' }) },
    '2': { operation: entry({ type: 'share', by: { how: 'weights', weights: { '2.3': '', [id]: '' } } }) },
    '3': { operation: entry({ type: 'adjustments', elsewhere: ['2.3', id], levels: '' }) },
    '4': { operation: entry({ type: 'weighted' }), points: entry('2.4') },
    总: { 'scheme-rules': entry({ ranking: { criteria: [id] }, vetoes: [{ level: '', node: id }, ''] }) },
  });
  expect(renamed(typed('2.4'), new Map([['2.4', '2.5']]))).toEqual(typed('2.5'));
});

test('what was typed into rows that are gone is forgotten', () => {
  const typed = { points: { seen: null, value: '1', page: null } };
  expect(among({ '1': typed, '2': typed }, new Set(['2', '3']))).toEqual({ '2': typed });
});
