// Receipts and snapshots (回执与快照): recomputed the same, and any other digit is found, with hashes made to match or not.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { facts, mark, row, scheme, sum } from '../../test/properties/kit.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { Snapshot as SnapshotSchema } from '../domain/snapshot.ts';
import { receiptOf, snapshotOf, verify } from './snapshot.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const given = scheme(sum('总', '30', [row('1', '10'), row('2', '20')]));
const list = facts(...['子', '丑', '寅'].flatMap((who) => [mark('1', who, '9.5'), mark('2', who, '18')]));
const snapshot = snapshotOf(given, null, list, sha256);

const changed = (change: (copy: Snapshot) => void): Snapshot => {
  const copy = structuredClone(snapshot);
  change(copy);
  return copy;
};
/** As somebody would who knows how: every hash matches the changed content. */
const covered = (change: (copy: Snapshot) => void): Snapshot =>
  changed((copy) => {
    change(copy);
    copy.receipt = receiptOf(copy, sha256);
  });
const setMark = (copy: Snapshot): void => {
  const [first] = copy.facts.facts;
  if (first?.type === 'mark') first.value = '9.6';
};
const setTotal = (copy: Snapshot): void => {
  const card = copy.result.scorecards[1];
  if (card !== undefined) card.total = '27.6';
};

test('an untouched snapshot verifies, is a valid one, and survives its way through JSON', () => {
  expect(verify(snapshot, sha256)).toEqual([]);
  expect(verify(SnapshotSchema.parse(JSON.parse(JSON.stringify(snapshot))), sha256)).toEqual([]);
});

test('the receipt does not depend on the order of the facts', () => {
  expect(receiptOf({ ...snapshot, facts: facts(...list.facts.toReversed()) }, sha256)).toEqual(snapshot.receipt);
});

test('a changed digit of the result is named', () => {
  expect(verify(changed(setTotal), sha256)[0]).toEqual({
    path: 'result.scorecards[1].total',
    expected: '"27.5"',
    found: '"27.6"',
  });
  expect(verify(covered(setTotal), sha256)).toEqual([
    { path: 'result.scorecards[1].total', expected: '"27.5"', found: '"27.6"' },
  ]);
});

test('a changed fact is found by its hash, and where the hashes match by what it gives', () => {
  expect(verify(changed(setMark), sha256)[0]?.path).toBe('receipt.facts');
  expect(verify(covered(setMark), sha256)[0]?.path).toMatch(/^result\.scorecards\[0\]/u);
});

test('a snapshot that can no longer be computed says why', () => {
  const broken = covered((copy) => void (copy.scheme.root.points = '31'));
  expect(verify(broken, sha256)[0]).toMatchObject({
    path: 'result',
    expected: expect.stringContaining('方案有 1 处错误') as string,
  });
});

test('another engine, another receipt', () => {
  expect(
    verify(
      changed((copy) => void (copy.receipt.engine = 'plumbline-engine/0')),
      sha256,
    )[0]?.path,
  ).toBe('receipt.engine');
});
