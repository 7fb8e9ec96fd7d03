// Tests of the invented reasons (示范失分理由): each fits the office that gives it.
import { expect, test } from 'vitest';
import { shipped } from '../../documents/directory.ts';
import { demoCityOf, defaultSeed, samplePath } from './demo-city.ts';
import { importScheme } from '../scheme.ts';
import { reasonsOf } from './reasons.ts';

test('an office is known by its id in the directory; others and innovations have reasons of their own', () => {
  const row = { title: '制度落实', criterion: null };
  const general = reasonsOf('nobody', row);
  for (const id of ['danganguan', 'caizheng', 'xuanchuanbu', 'xinfang']) {
    expect(shipped.bodies.map((body) => body.id)).toContain(id);
    expect(reasonsOf(id, row)).not.toEqual(general);
  }
  expect(reasonsOf('danganguan', { title: '改革创新', criterion: null })).not.toEqual(reasonsOf('danganguan', row));
});

test('no office of the city gives the reason of another one', async () => {
  const city = demoCityOf(await importScheme({ path: samplePath }), defaultSeed);
  const facts = city.facts.facts.flatMap((fact) =>
    fact.type === 'mark' && fact.reason !== null
      ? [{ assessor: fact.assessor, reason: fact.reason.replace(/（.*）$/u, '') }]
      : [],
  );
  const archive = reasonsOf('danganguan', { title: '', criterion: null });
  const strange = facts.filter(({ assessor, reason }) => assessor !== 'danganguan' && archive.includes(reason));
  expect(strange).toEqual([]);
  expect(facts.some(({ assessor, reason }) => assessor === 'danganguan' && archive.includes(reason))).toBe(true);
});
