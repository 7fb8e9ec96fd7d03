// Tests of the ids that facts are sent under (送出的编号): kept for what was sent, fresh for what was changed since.
import { expect, test } from 'vitest';
import type { GivenOther } from './values.ts';
import { named } from './sent.ts';

const figure = (subject: string, value: string): GivenOther => ({
  type: 'figure',
  id: 'typed',
  node: '1',
  subject,
  evidence: [],
  supersedes: null,
  key: '率',
  period: '2022',
  value,
  level: null,
  notApplicable: false,
  reason: null,
});
let count = 0;
const freshId = () => `新${(count += 1)}`;
const idsOf = ({ facts }: ReturnType<typeof named>) => facts.map(({ id }) => id);

test('the same content keeps its id, and after a change it gets it back; what is changed has another', () => {
  const first = named([figure('甲', '1'), figure('乙', '1')], {}, freshId);
  expect(idsOf(first)).toEqual(['新1', '新2']);
  expect(named([figure('乙', '1'), figure('甲', '1')], first.sent, freshId).facts.map(({ id }) => id)).toEqual([
    '新2',
    '新1',
  ]);
  const changed = named([figure('甲', '2'), figure('乙', '1')], first.sent, freshId);
  expect(idsOf(changed)).toEqual(['新3', '新2']);
  expect(idsOf(named([figure('甲', '1')], changed.sent, freshId))).toEqual(['新1']);
});
