// What the pages of the year's stages say in English (年度进展用语).
import { inQuotes } from '../../../domain/quote.ts';
import type { stage as zh } from '../zh/stage.ts';

export const stage = {
  about: (stageTitle: string, edition: number) =>
    `The year is at the stage “${stageTitle}”${edition > 1 ? ` (edition ${edition}: reopened ${edition - 1} ${edition === 2 ? 'time' : 'times'})` : ''}.`,
  bar: 'Stages of the appraisal',
  done: 'past',
  here: 'now',
  ahead: 'to come',
  since: (at: string) => `since ${at}`,
  toStage: 'Stages and calendar',
  notYours: 'The organiser moves the year on from here.',
  moves: {
    title: 'What can be done',
    none: 'There is nothing for you to move on in this stage.',
    opening: {
      why: 'Issues the scheme to everybody. From then on a change of it needs a document that orders it.',
      yes: 'Issue',
    },
    openingAndMarking: 'Issue and begin marking',
    opened: 'Issued; marking has begun.',
    recall: { why: 'Takes the issued scheme back to drafting, as long as no fact was given.', yes: 'Recall' },
    marking: { why: 'The assessors can mark from now on.', yes: 'Begin marking' },
    closure: { why: 'Closes marking early. A second person must agree.', yes: 'Propose closure' },
    extension: { why: 'Moves the last day of marking. A second person must agree.', yes: 'Propose another day' },
    application: {
      why: 'Applies the newest computation. A person of another body must agree.',
      yes: 'Propose application',
    },
    review: {
      why: 'Look through what was applied: ranks, points lost, adjustments.',
      yes: 'Reviewed',
    },
    publication: { why: 'Publishes what was applied; each subject sees its own scorecard.', yes: 'Publish' },
    settlement: { why: 'Settles the results, with number and date of the minutes.', yes: 'Settle' },
    archive: {
      why: 'Archives and seals the year. Another one of organiser, supervisor and archivist must agree.',
      yes: 'Propose archiving',
    },
    reopening: {
      why: 'Opens marking again to correct errors; a new edition comes of it, and the old one stays visible. Another one of the three must agree.',
      yes: 'Propose reopening',
    },
  },
  ask: {
    reason: 'Reason',
    reasonMissing: 'Please give a reason.',
    minutes: 'Settled by (minutes)',
    number: 'Number',
    numberMissing: 'Please give the number.',
    on: 'Date',
    onMissing: 'Please give the date, such as 2022-12-30.',
    name: 'Title (optional)',
    lastDay: 'New last day',
    lastDayHint: 'Empty: not set, marking does not close by itself.',
    computation: (number: number) => `Computation ${number}`,
    noComputation: 'Nothing is computed yet: compute on the page of the results.',
    toResults: 'Look at the results first',
    toComparison: 'Compare with the one before',
    cancel: 'Back',
  },
  order: {
    title: 'Ordered by',
    why: 'The scheme is issued: a change of it names the document that orders it. It is kept for your next changes of this year.',
    number: 'Number',
    numberMissing: 'Please give the number.',
    on: 'Date of the document',
    onMissing: 'Please give the date, such as 2022-06-30.',
    name: 'Title of the document (optional)',
  },
  proposals: {
    title: 'Waiting for a second person',
    of: (by: string, what: string) => `${by} proposes: ${what}`,
    extension: (day: string | null) => `another last day of marking: ${day ?? 'not set'}`,
    application: (number: number) => `application of computation ${number}`,
    reason: (reason: string) => `Reason: ${reason}`,
    agree: 'Agree and carry out',
    refuse: 'Do not agree',
    withdraw: 'Withdraw',
    refuseReason: 'Why not',
    own: 'Proposed by you; it waits for a second person.',
    cannot: (why: string) => `You cannot agree: ${why}`,
    ended: 'Proposals that are over',
    outcomes: {
      agreed: 'Agreed',
      refused: 'Not agreed',
      withdrawn: 'Withdrawn',
      lapsed: 'Ended, since the year went on',
    },
    end: (outcome: string, by: string | null) => (by === null ? outcome : `${outcome} (${by})`),
  },
  calendar: {
    title: 'Calendar',
    why: 'Marking begins by itself on the day “marking from” and closes by itself after “marking until”; the other days are for reminders.',
    none: 'not set',
    edit: 'Set the calendar',
    save: 'Save the calendar',
    saved: 'The calendar is saved.',
    left: (days: number) =>
      days === 0
        ? 'today'
        : days > 0
          ? `in ${days} ${days === 1 ? 'day' : 'days'}`
          : `${-days} ${days === -1 ? 'day' : 'days'} ago`,
    fixed: 'Marking has begun: another last day is proposed, and a second person agrees.',
    cancel: 'Leave it',
  },
  history: {
    title: 'Changes of the stage',
    none: 'None yet: the scheme is being drafted.',
    byCalendar: (day: string) => `by the calendar, ${day}`,
    unhanded: (names: readonly string[]) => `assessors that had not handed in: ${names.join(', ')}`,
    bySystem: 'the system',
    two: (first: string, second: string) => `proposed by ${first}, agreed by ${second}`,
    reason: (reason: string) => `Reason: ${reason}`,
    document: (document: string) => `By ${document}`,
    computation: (number: number) => `Computation ${number} applied`,
    line: (transition: string, from: string, to: string) => `${transition}: ${inQuotes(from)} → ${inQuotes(to)}`,
  },
} satisfies typeof zh;
