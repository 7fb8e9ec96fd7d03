// The way of a year, altered (阶段核验): every unlawful step is named, and no lawful one.
import { expect, test } from 'vitest';
import { noCalendar } from '../../../domain/calendar.ts';
import type { Person } from '../../../domain/proposal.ts';
import type { Row } from '../../../store/content.ts';
import { faultList } from './fault.ts';
import { checkStages } from './stages.ts';

const person = (account: string, body: string, roles: Person['roles']): Person => ({
  account,
  title: `${account}某`,
  body,
  section: null,
  roles,
});
const organiser = person('甲', '效能办', ['organiser']);
const supervisor = person('乙', '纪委', ['supervisor']);
const colleague = person('丙', '效能办', ['organiser']);

type Tables = Record<'stage_change' | 'proposal' | 'proposal_end' | 'calendar_version' | 'computation', Row[]>;

const step = (number: number, transition: string, from: string, to: string, details: object = {}): Row => ({
  number,
  transition,
  from_stage: from,
  to_stage: to,
  details,
});
const proposed = (id: string, kind: string, more: object = {}): Row => ({
  proposal_id: id,
  kind,
  content: { kind, reason: '', ...more },
  person: organiser,
});
const ended = (id: string, outcome: string, who: Person | null = supervisor): Row => ({
  proposal_id: id,
  outcome,
  person: who,
});
const two = { first: organiser, second: supervisor };

/** Marking begun by the calendar, closed by two, applied by two, taken back by two, closed by the calendar. */
const lawful = (): Tables => ({
  stage_change: [
    step(1, 'opening', 'drafted', 'opened'),
    step(2, 'marking', 'opened', 'marking', { day: '2026-11-01' }),
    step(3, 'closure', 'marking', 'closed', { reason: '评完', ...two }),
    step(4, 'application', 'closed', 'computed', { computation: 1, ...two }),
    step(5, 'reopening', 'computed', 'marking', { reason: '漏评', ...two }),
    step(6, 'closure', 'marking', 'closed', { day: '2026-12-31' }),
  ],
  proposal: [
    proposed('一', 'closure'),
    proposed('二', 'application', { number: 1 }),
    proposed('三', 'reopening'),
    proposed('四', 'archive'),
    proposed('五', 'extension', { closesOn: '2026-12-31' }),
  ],
  proposal_end: [
    ended('一', 'agreed'),
    ended('二', 'agreed'),
    ended('三', 'agreed'),
    ended('四', 'refused'),
    ended('五', 'agreed', colleague),
  ],
  calendar_version: [{ content: { ...noCalendar, markingFrom: '2026-11-01', closesOn: '2026-12-31' } }],
  computation: [{ number: 1 }],
});

function told(change: (tables: Tables) => void): string[] {
  const tables = lawful();
  change(tables);
  const faults = faultList();
  const lying = Object.fromEntries(
    Object.entries(tables).map(([file, rows]) => [file, rows.map((row, at) => ({ file, line: at + 1, row }))]),
  ) as unknown as Parameters<typeof checkStages>[0];
  checkStages(lying, faults);
  return faults.list.map(({ file, place, zh }) => `${file} ${place}${zh}`);
}

test('control: a lawful year has no fault, in whatever order its steps lie', () => {
  expect(told(() => undefined)).toEqual([]);
  expect(told(({ stage_change: steps }) => steps.push(...steps.splice(0, 3)))).toEqual([]);
});

const cases: [string, (tables: Tables) => void, RegExp][] = [
  ['a step left out', ({ stage_change: steps }) => steps.splice(0, 1), /stage_change 第 1 行.*缺了一步/u],
  [
    'a step that the table does not have',
    ({ stage_change: steps }) => steps.push(step(7, 'publication', 'closed', 'published')),
    /第 7 行的“公示”在这里走不通/u,
  ],
  [
    'a step from where the year does not stand',
    ({ stage_change: steps }) => steps.push(step(7, 'review', 'computed', 'reviewed')),
    /第 7 行的“审核”在这里走不通/u,
  ],
  [
    'a day that the calendar never had',
    ({ calendar_version: calendars }) => calendars.splice(0, 1, { content: noCalendar }),
    /第 2 行写着由日程（2026-11-01）办理/u,
  ],
  [
    'one person instead of two',
    ({ stage_change: steps }) => steps.splice(2, 1, step(3, 'closure', 'marking', 'closed', { reason: '评完' })),
    /第 3 行的“截止评分”要由两个人办理/u,
  ],
  ['no proposal', ({ proposal }) => proposal.splice(0, 1), /第 3 行的“截止评分”要由两个人办理/u],
  [
    'an agreement to another computation',
    ({ proposal }) => proposal.splice(1, 1, proposed('二', 'application', { number: 2 })),
    /第 4 行的“采用计算结果”要由两个人办理/u,
  ],
  [
    'whoever proposed agreeing himself',
    (tables) => {
      tables.proposal_end.splice(0, 1, ended('一', 'agreed', organiser));
      tables.stage_change.splice(
        2,
        1,
        step(3, 'closure', 'marking', 'closed', { reason: '评完', first: organiser, second: organiser }),
      );
    },
    /proposal_end 第 1 行的同意不算数：提请的人自己不能同意/u,
  ],
  [
    'two of one body where two are asked for',
    (tables) => {
      tables.proposal_end.splice(1, 1, ended('二', 'agreed', colleague));
      tables.stage_change.splice(
        3,
        1,
        step(4, 'application', 'closed', 'computed', { computation: 1, first: organiser, second: colleague }),
      );
    },
    /proposal_end 第 2 行的同意不算数：两个人要属于不同的单位/u,
  ],
  ['a refusal', ({ proposal_end: ends }) => ends.splice(2, 1, ended('三', 'refused')), /第 5 行的“重新开放评分”/u],
  ['a computation that is gone', ({ computation }) => computation.splice(0, 1), /第 4 行采用的那次计算不在包里/u],
  [
    'an agreement that nothing follows',
    ({ proposal_end: ends }) => ends.splice(3, 1, ended('四', 'agreed', { ...supervisor, roles: ['supervisor'] })),
    /同意了的“归档”没有办/u,
  ],
];
test.each(cases)('%s is named', (_name, change, words) => {
  expect(told(change).join('\n')).toMatch(words);
});
