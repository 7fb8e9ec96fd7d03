// What is due by the state of the year (要办的事项): nobody is sent where nothing can be done yet.
import { expect, test } from 'vitest';
import type { HomeReply } from '../../api/home.ts';
import { may } from '../../domain/permission.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { duesOf, nextOf } from './due.ts';

type Cycle = NonNullable<HomeReply['cycle']>;
const homeWith = (scheme: Partial<Cycle['scheme']>): HomeReply => ({
  cycle: {
    id: 'y',
    title: '2026年度',
    year: '2026',
    isBegun: false,
    isCurrent: true,
    stage: 'marking',
    toAgree: 0,
    returned: null,
    demonstration: null,
    scheme: { version: 1, at: '2026-01-01T00:00:00Z', subjects: 40, errors: 0, open: 0, ...scheme },
    assessors: null,
    own: [{ node: '1.1', label: '党建', given: 1, expected: 80, missing: { id: 'caizheng', title: '财政局' } }],
    facts: null,
    computation: null,
    duties: null,
    fillers: null,
    consultations: [],
  },
  others: [],
  accounts: null,
  mail: null,
});
const asRole = (role: 'assessor' | 'organiser') => ({
  may: (act: string) => may({ roles: [role], body: 'zuzhibu' }, act as 'mark:give'),
  body: 'zuzhibu',
});
const due = (home: HomeReply, role: 'assessor' | 'organiser') =>
  duesOf(home, asRole(role), zh).map(({ what, ways }) => [what, ...ways.map(({ to }) => to)]);

test('an assessor is sent to the marks once they can be given, and before that told what is waited for', () => {
  expect(due(homeWith({}), 'assessor')).toEqual([['还有 79 个评分没有给出，在 1 项指标里。', '/cycles/y/marks']]);
  const unready = homeWith({ errors: 2, open: 3 });
  expect(due(unready, 'assessor')).toEqual([]);
  expect(nextOf('assessor', unready, zh)).toBe(
    '现在还不能评分：方案还有 2 处错误、3 个待定的问题，要等主办单位改正和签署。那以后，要本单位给出 79 个评分。',
  );
  expect(nextOf('assessor', homeWith({ open: 1 }), en)).toBe(
    'No marks yet: the scheme has 1 open question, which the organiser has to mend and sign. After that, 79 marks to give.',
  );
});

test('an organiser is sent to the subjects where there are none, before any error and any signature', () => {
  const [first] = due(homeWith({ subjects: 0, errors: 2, open: 3 }), 'organiser');
  expect(first).toEqual(['方案还没有被考评单位，加入以后才能评分和计算。', '/cycles/y/scheme/subjects']);
});

test('a round of the consultation waits for the body’s answer with its day, and for the organiser’s replies', () => {
  const { cycle } = homeWith({});
  const round = { number: 2, dueOn: '2026-03-10', daysLeft: 3, isUnanswered: true, unreplied: 2 };
  const waiting = (more: Partial<typeof round>) =>
    due(
      {
        cycle: cycle && { ...cycle, own: null, consultations: [{ ...round, ...more }] },
        others: [],
        accounts: null,
        mail: null,
      },
      'assessor',
    );
  const to = '/cycles/y/consultations/2';
  expect(waiting({})).toEqual([
    ['第 2 轮征求意见等本单位答复，截止 2026-03-10，还有 3 天。', to],
    ['第 2 轮征求意见有 2 条意见等待回复。', to],
  ]);
  expect(waiting({ daysLeft: -1, unreplied: 0 })).toEqual([
    ['第 2 轮征求意见等本单位答复，截止 2026-03-10，已逾期 1 天。', to],
  ]);
});
