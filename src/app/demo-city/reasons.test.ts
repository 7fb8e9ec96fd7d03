// Tests of the invented reasons (示范失分理由): each fits the office that gives it.
import { expect, test } from 'vitest';
import { shipped } from '../../documents/directory.ts';
import { demoCityOf, defaultSeed, samplePath } from './demo-city.ts';
import { importScheme } from '../offline/scheme.ts';
import { innovationRow, reasonsOf } from './reasons.ts';

test('an office is known by its id in the directory; others have general reasons', () => {
  const row = 'n1.1.1';
  const general = reasonsOf('nobody', row);
  for (const id of ['danganguan', 'caizheng', 'xuanchuanbu', 'xinfang']) {
    expect(shipped.bodies.map((body) => body.id)).toContain(id);
    expect(reasonsOf(id, row)).not.toEqual(general);
  }
});

test('no office of the city gives the reason of another one', async () => {
  const city = demoCityOf(await importScheme({ path: samplePath }), defaultSeed);
  const facts = city.facts.facts.flatMap((fact) =>
    fact.type === 'mark' && fact.reason !== null
      ? [{ assessor: fact.assessor, reason: fact.reason.replace(/（.*）$/u, '') }]
      : [],
  );
  const archive = reasonsOf('danganguan', '');
  const strange = facts.filter(({ assessor, reason }) => assessor !== 'danganguan' && archive.includes(reason));
  expect(strange).toEqual([]);
  expect(facts.some(({ assessor, reason }) => assessor === 'danganguan' && archive.includes(reason))).toBe(true);
});

test('the row on innovation is one of the table, and its marks have reasons of their own', async () => {
  const { facts } = demoCityOf(await importScheme({ path: samplePath }), defaultSeed).facts;
  const reasons = facts.flatMap((fact) =>
    fact.type === 'mark' && fact.node === innovationRow ? (fact.reason ?? []) : [],
  );
  expect(reasons.length).toBeGreaterThan(10);
  expect(reasons.filter((reason) => reasonsOf('xiaonengban', '').some((usual) => reason.startsWith(usual)))).toEqual(
    [],
  );
});
