// Tests of the radar (雷达图): rates of full, against the mean and the best of the group, each with its origin.
import { expect, test } from 'vitest';
import { bonus, facts, mark, node, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import { demonstration } from '../../test/kit/demonstration.ts';
import { compute } from './computation.ts';
import { radarsOf } from './radar.ts';

const base = sum('基', '30', [row('1', '10', { kind: 'component' }), row('2', '20', { kind: 'component' })]);
const table = scheme(
  sum('总', null, [
    base,
    node('限', { type: 'cap', max: null, min: null }, { kind: 'adjustment', children: [bonus('加')] }),
  ]),
  { subjects: subjects(['子', '一组'], ['丑', '一组'], ['寅', '二组']) },
);
const computed = compute({
  scheme: table,
  assumptions: null,
  facts: facts(
    ...(['子', '丑', '寅'] as const).flatMap((who, index) => [
      mark('1', who, String(9 - index)),
      mark('2', who, String(20 - 5 * index)),
    ]),
  ),
});

test('one axis for each part with full marks, against the own group only', () => {
  const radar = radarsOf(computed).get('子') ?? [];
  const shown = radar.map(({ node: id, full, own, mean, best, among }) => [
    id,
    full.value,
    own?.value,
    mean?.value,
    best?.value,
    among.value,
  ]);
  expect(shown).toEqual([
    ['1', '10', '0.9', '0.85', '0.9', '2'],
    ['2', '20', '1', '0.875', '1', '2'],
  ]);
  const [axis] = radar;
  expect(axis?.own?.origin).toEqual({
    from: 'computed',
    of: [
      { from: 'step', node: '1', subject: '子' },
      { from: 'scheme', node: '1' },
    ],
  });
});

test('in the demonstration city every body has every axis, between nothing and full', async () => {
  const city = await demonstration();
  const radars = radarsOf(compute(city));
  expect(radars.size).toBe(80);
  for (const radar of radars.values()) {
    expect(radar.length).toBeGreaterThan(2);
    expect(radar.every(({ own, mean, best }) => own !== null && mean !== null && best !== null)).toBe(true);
  }
});
