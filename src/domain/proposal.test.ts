// Who can be the second person (双人规则): for each kind of proposal, whom it refuses and whom it takes.
import { expect, test } from 'vitest';
import { handsOf, type Person, proposalKinds, whyNotSecond } from './proposal.ts';
import type { Role } from './role.ts';
import { transitions } from './stage.ts';

const person = (account: string, body: string | null, roles: Role[], section: string | null = null): Person => ({
  account,
  title: account,
  body,
  section,
  roles,
});
const clerk = person('甲', 'xiaoneng', ['organiser'], '一科');
const isTaken = (kind: (typeof proposalKinds)[number], other: Person, first = clerk): boolean =>
  whyNotSecond(kind, first, other) === null;

test('whatever takes two can be proposed, and nothing else', () => {
  const two = Object.entries(transitions).flatMap(([name, { hands }]) => (hands === 'one' ? [] : [name]));
  expect(proposalKinds.toSorted()).toEqual([...two, 'extension'].toSorted());
});

test('nobody is his own second person', () => {
  for (const kind of proposalKinds)
    expect(whyNotSecond(kind, clerk, { ...clerk, roles: ['supervisor', 'archivist'] })?.zh, kind).toBe(
      '提请的人自己不能同意。',
    );
});

test('closing and moving the last day take any second one', () => {
  for (const kind of ['closure', 'extension'] as const)
    expect(isTaken(kind, person('乙', 'xiaoneng', ['organiser']))).toBe(true);
});

test('applying takes another body, or another section of the same one', () => {
  expect(handsOf('application')).toBe('two-bodies');
  expect(isTaken('application', person('乙', 'jiwei', ['supervisor']))).toBe(true);
  expect(isTaken('application', person('乙', 'xiaoneng', ['organiser'], '二科'))).toBe(true);
  expect(isTaken('application', person('乙', 'xiaoneng', ['organiser'], '一科'))).toBe(false);
  expect(isTaken('application', person('乙', 'xiaoneng', ['organiser'])), 'of no section').toBe(false);
  expect(isTaken('application', person('乙', null, ['supervisor'])), 'of no body').toBe(false);
});

test('sealing and reopening take two of organiser, supervisor and archivist', () => {
  for (const kind of ['archive', 'reopening'] as const) {
    expect(isTaken(kind, person('乙', 'xiaoneng', ['organiser'])), 'the same seat').toBe(false);
    expect(isTaken(kind, person('乙', 'jiwei', ['supervisor']))).toBe(true);
    expect(isTaken(kind, person('乙', 'dangan', ['archivist']))).toBe(true);
    expect(isTaken(kind, person('乙', 'caizheng', ['subject']))).toBe(false);
    // Who sits on both can take the free one.
    const both = person('丙', 'jiwei', ['organiser', 'supervisor']);
    expect(isTaken(kind, both, both)).toBe(false);
    expect(isTaken(kind, both)).toBe(true);
  }
});
