// The directory of bodies (单位名录): names that lead to one body, and names that must not.
import { expect, test } from 'vitest';
import { extend, lookupIn, shipped } from './directory.ts';

const find = lookupIn(shipped);
const idOf = (name: string) => find(name)?.id ?? null;

test('knows the usual offices by their names, with or without the place', () => {
  expect(shipped.bodies.length).toBeGreaterThan(150);
  for (const name of ['发改委', '市发改委', '发展和改革委员会', '示范市发展和改革局', '县发改局'])
    expect([name, idOf(name)]).toEqual([name, 'fagai']);
  for (const name of ['市委办', '市委办公室']) expect([name, idOf(name)]).toEqual([name, 'shiweiban']);
  for (const name of ['纪委(监委)', '市纪委监委', '纪委监委', '市纪委（监委）'])
    expect([name, idOf(name)]).toEqual([name, 'jiwei']);
  expect(idOf('水利局（河长办）')).toBe('shuili');
  expect(idOf('编 办')).toBe('bianban');
});

test('tells the city’s bodies from the province’s and from each other', () => {
  expect(idOf('省政府')).toBeNull();
  expect(idOf('市政府办')).toBe('zhengfuban');
  expect(idOf('市人大市政府')).toBeNull();
  expect(idOf('某某科')).toBeNull();
});

test.each([
  ['市财政局', '东山县财政局', true],
  ['市财政局', '县财政局', true],
  ['市委办', '县委办公室', true],
  ['团市委', '团县委', true],
  ['东山县市场监管局', '诏安县市场监督管理局', true],
  ['市财政局', '示范市财政局', false],
  ['县财政局', '东山县财政局', false],
  ['财政局', '东山县财政局', false],
  ['市场监管局', '东山县市场监管局', false],
  ['市委办', '市委办公室', false],
])('%s and %s are of two places: %s', (one, other, expected) => {
  expect([find.isElsewhere(one, other), find.isElsewhere(other, one)]).toEqual([expected, expected]);
  expect(idOf(one)).toBe(idOf(other));
});

test('each name belongs to one body, each id to one entry', () => {
  const all = shipped.bodies.flatMap((body) => [body.title, ...body.names]);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(shipped.bodies.map((body) => body.id)).size).toBe(shipped.bodies.length);
});

test('own entries go before the shipped ones', () => {
  const own = extend(shipped, {
    format: shipped.format,
    bodies: [
      { id: 'fagai', title: '发改委', names: [] },
      { id: 'own', title: '财政局', names: [] },
    ],
  });
  expect(lookupIn(own)('财政局')?.id).toBe('own');
  expect(lookupIn(own)('发展和改革局')).toBeNull();
});
