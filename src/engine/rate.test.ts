// Score rates (得分率): own, mean and best of the group, exact, each with what it was computed from.
import { expect, test } from 'vitest';
import { cardOf, snapshot } from '../../test/kit/snapshot.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { ratesOf } from './rate.ts';

/** 园林局 with the steps of 水务局, and 30 of 60 in the first part. */
function withPeer(): Snapshot {
  const copy = structuredClone(snapshot);
  const peer: Scorecard = { ...structuredClone(cardOf('water', copy)), subject: 'green' };
  const [first] = peer.step.children[0]?.children ?? [];
  if (first !== undefined) first.value = '30';
  copy.result.scorecards = copy.result.scorecards.map((card) => (card.subject === 'green' ? peer : card));
  return copy;
}

test('parts with full marks have rates, adjustments have none', () => {
  const of = withPeer();
  const rates = ratesOf(of, cardOf('water', of)).map(({ node, own, mean, best }) => [
    node,
    own?.value,
    mean?.value,
    best?.value,
  ]);
  // 164/3 of 60 is 41/45; the mean with 1/2 is 127/180.
  expect(rates).toEqual([
    ['1', '41/45', '127/180', '41/45'],
    ['2', '0.875', '0.875', '0.875'],
  ]);
});

test('a rate leads to the scores of those whom it was made of', () => {
  const of = withPeer();
  const [first] = ratesOf(of, cardOf('green', of));
  expect(first?.own?.origin).toEqual({
    from: 'computed',
    of: [
      { from: 'step', node: '1', subject: 'green' },
      { from: 'scheme', node: '1' },
    ],
  });
  expect(first?.mean?.origin).toMatchObject({
    of: expect.arrayContaining([{ from: 'step', node: '1', subject: 'water' }]),
  });
});

test('without a score there is no own rate, and the others stand', () => {
  const of = withPeer();
  const card = cardOf('green', of);
  const [first] = card.step.children[0]?.children ?? [];
  if (first !== undefined) first.value = null;
  expect(ratesOf(of, card)[0]).toMatchObject({ own: null, mean: { value: '41/45' }, best: { value: '41/45' } });
});
