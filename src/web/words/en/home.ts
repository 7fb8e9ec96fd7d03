// What the first page says in English (首页用语).
import { inQuotes } from '../../../domain/quote.ts';
import type { home as zh } from '../zh/home.ts';
import { many } from './many.ts';

export const home = {
  directoryFirst:
    'Import the directory first: bodies of the table are then found by their names and aliases there, and none is made twice.',
  stepFirst: 'First: import the directory',
  stepSecond: 'Second: import the table',
  steps: {
    import: {
      title: 'Import the table',
      why: 'There is no cycle yet: drop the official table in, and it becomes the first scheme.',
    },
    subjects: {
      title: 'Add the subjects',
      why: 'Nobody is appraised by the scheme yet; marks and computing need somebody.',
    },
    errors: { title: 'Go to the faults of the scheme', why: 'The check of the scheme finds errors.' },
    sign: { title: 'Go to the parameters', why: 'Questions are open; marks and computing need their answers.' },
    marks: { title: 'See who lacks marks', why: 'Marks are still to come.' },
    compute: { title: 'Go to the computing', why: 'Facts and scheme are there.' },
    recompute: { title: 'Go to the computing', why: 'Something changed since the last computation.' },
    open: { title: 'Issue the scheme', why: 'The scheme is sound: issue it to everybody, and set the calendar.' },
    begin: {
      title: 'Begin marking',
      why: 'The scheme is issued and marking has not begun: begin it when it is time, or set the day.',
    },
    close: { title: 'Stages and calendar', why: 'All is marked and computed: propose closure, or wait for the day.' },
    apply: { title: 'Propose application', why: 'Marking is closed and computed: look through it and propose it.' },
    review: { title: 'Review', why: 'A computation is applied; its review comes next.' },
    publish: { title: 'Publish', why: 'The results are reviewed; their publication comes next.' },
    settle: { title: 'Settle', why: 'The results are published; settle them once the time is over.' },
    archive: { title: 'Archive', why: 'The results are settled; archiving comes next.' },
  },
  due: {
    title: 'What is due',
    none: 'Nothing is due from you now.',
    elsewhere: (cycle: string, what: string) => `${cycle}: ${what}`,
    marks: (count: number, rows: number) => `Marks still to give: ${count}, in ${rows} rows.`,
    marksWait: (count: number, errors: number, open: number) =>
      `No marks yet: the scheme has ${[errors > 0 ? many(errors, 'error') : '', open > 0 ? many(open, 'open question') : ''].filter((part) => part !== '').join(' and ')}, which the organiser has to mend and sign.${count === 0 ? '' : ` After that, ${many(count, 'mark')} to give.`}`,
    marksLater: (count: number) => `Marking has not begun. Once it has, your body has ${many(count, 'mark')} to give.`,
    marksOver: 'Marking is closed.',
    returned: (reason: string) => `The marks were sent back: ${reason}`,
    agree: (count: number) =>
      `${many(count, 'proposal')} of others ${count === 1 ? 'waits' : 'wait'} for you to agree or not.`,
    dutiesAsk: (fillers) =>
      fillers.length === 0
        ? 'Your body’s subject account fills them in, and it has none yet: ask the system administrator. See what lacks meanwhile.'
        : `Your body’s subject account fills them in (${fillers.join(', ')}); see what lacks and report it there.`,
    notListed: 'Your body is not appraised in this cycle and has no assignment.',
    notComputed: 'Nothing is computed yet. Once the organiser has computed, the results can be checked.',
    consultation: (number: number, day: string, days: number) =>
      `Round ${number} of the consultation waits for your body’s answer, due ${day}: ${days < 0 ? `late by ${many(-days, 'day')}` : days === 0 ? 'today' : `${many(days, 'day')} left`}.`,
    opinions: (number: number, count: number) =>
      `Round ${number} of the consultation: ${many(count, 'opinion')} to reply to.`,
    mail: (failed: number, lost: number) =>
      `Trouble with mail: ${[failed > 0 ? `${many(failed, 'reminder')} not sent yet, to be tried again` : '', lost > 0 ? `${many(lost, 'reminder')} under way when the server fell, not sent again` : ''].filter((part) => part !== '').join('; ')}.`,
    mailNote: 'Look at SMTP_URL, MAIL_FROM and the mail server.',
    waiting: (count: number) => `Accounts that wait for roles: ${count}.`,
    locked: (count: number) => `Accounts that are locked: ${count}.`,
    unmanned: (names: readonly string[], count: number) =>
      `Assessors without an account: ${names.join(', ')}${count > names.length ? ` and others, ${count} in all` : ''}.`,
    unmannedNote:
      'The scheme asks marks of them that are still to come. The system administrator opens accounts; if the directory has the same body in other words, see whether it became two.',
  },
  toStage: 'Stages and calendar',
  toScorecard: 'The scorecard of your body',
  toAnswer: 'Answer',
  toReply: 'Reply',
  toGrant: 'Grant roles',
  toUnlock: 'Unlock',
  toAccounts: 'See the accounts',
  mine: 'Mine',
  noRole: 'No work is assigned to your account yet.',
  noRoleNext: 'Ask the security administrator to grant you a role.',
  noBody: 'Your account names no body, so it can do nothing for one. Ask the system administrator to add it.',
  roles: {
    organiser: {
      mine: 'You run the appraisal: scheme, directory, other facts, computing and results.',
      next: 'Nothing waits for you: see and export the results, and move the year on under “Stages and calendar”. Appeals are not open yet.',
    },
    assessor: {
      mine: 'You mark the rows of your body, with a reason where a mark is not full.',
      next: 'Your body has given all its marks; corrections are made on the page of marks.',
    },
    subject: {
      mine: 'You assign the rows of the scheme to sections, with owner and deputy.',
      next: 'Your assignment has no gaps. After publication your scorecard is here; self-assessment is not open yet.',
    },
    section: {
      mine: 'You lead the rows of your section and reach their targets.',
      next: 'The rows of your section have no gaps. Evidence and ledgers are not open yet.',
    },
    leader: {
      mine: 'You evaluate the bodies as a leader.',
      next: 'Leader evaluation is not open yet. Your ballots will be here; until then you can read the scheme.',
    },
    inspector: {
      mine: 'You hand findings of inspections to the organiser.',
      next: 'Findings cannot be handed in here yet; the organiser enters them. You can read the scheme.',
    },
    panel: {
      mine: 'You judge the innovations of the bodies.',
      next: 'Panels are not open yet. What you judge will be here; until then you can read the scheme.',
    },
    supervisor: {
      mine: 'You supervise the appraisal: marks, other facts, assignments and the journal.',
      next: 'When somebody proposes to close, to apply, to archive or to reopen, it is told here.',
    },
    archivist: {
      mine: 'You keep the archive; today you can read the scheme, the source table and the assignments.',
      next: 'Once the results are settled, archiving is proposed or agreed to under “Stages and calendar”.',
    },
    trustee: {
      mine: 'You keep a key that opens ballots.',
      next: 'Secret evaluation is not open yet, so there is no key to keep; you can read the scheme.',
    },
    auditor: {
      mine: 'You audit the results: marks, other facts, scorecards and the journal.',
      next: 'After each computation every number of the results can be traced to its source.',
    },
    'system-administrator': {
      mine: 'You open and close accounts and import the directory; marks are out of your reach.',
      next: 'When people come and go, see to their accounts; roles are granted by the security administrator.',
    },
    'security-administrator': {
      mine: 'You grant roles, unlock accounts and reset passwords; marks are out of your reach.',
      next: 'When a new account asks for roles, it is told here.',
    },
    'audit-administrator': {
      mine: 'You read the journal of logins, accounts and the appraisal; marks are out of your reach.',
      next: 'You can check the latest logins and grants in the journal.',
    },
  },
  year: 'Where the year stands',
  yearOf: (title: string) => `Where the year stands: ${title}`,
  yearNotYours: 'Administrators take no part in the appraisal and do not see how far the year is.',
  begun: 'Marks and other facts',
  begunYes: 'begun',
  begunNo: 'not begun',
  begunNote: 'Organiser, supervisor and auditor see how many.',
  assignment: 'Assignment',
  assignmentWhole: 'rows without gaps',
  noCycle: 'There is no cycle yet.',
  noCycleNext: 'Once the organiser imports the table, what you have to do is told here.',
  scheme: 'Scheme',
  schemeVersion: (version: number) => `Version ${version}`,
  schemeErrors: (count: number) => many(count, 'error'),
  schemeOpen: (count: number) => `${count} open`,
  schemeSound: 'checked, nothing open',
  marks: 'Marks',
  marksOf: (given: string, expected: string) => `${given} / ${expected}`,
  marksDone: 'all given',
  marksLack: (count: number) => `${count} to come`,
  assessors: 'Marks by assessor',
  assessorsDone: (count: number) => `All ${count} assessors are done`,
  assessorsAll: (count: number) => `See the ${count} assessors`,
  assessorsMore: (count: number) => `${count} more assessors`,
  facts: 'Other facts',
  factsOf: (adjustment: number, figure: number, tally: number) =>
    `${many(adjustment, 'adjustment')} · ${many(figure, 'figure')} · ${many(tally, 'tally', 'tallies')}`,
  computation: 'Computation',
  computationNumber: (number: number) => `No. ${number}`,
  computationFresh: 'nothing changed since',
  computationFacts: (count: number) => `${many(count, 'fact')} since`,
  computationScheme: 'the scheme changed since',
  own: 'Marks of your body',
  ownNone: 'The scheme asks your body for no marks.',
  ownGo: 'Give marks',
  ownDone: 'Done',
  ownNext: (subject: string) => `from ${inQuotes(subject)} on`,
  discard: {
    open: 'Made by mistake: discard this cycle…',
    title: (cycle: string) => `Discard ${inQuotes(cycle)}?`,
    reason: 'Why is it discarded',
    why: 'It is on nobody’s pages any more; its schemes and its journal stay. Once facts are given, it cannot be discarded.',
    submit: 'Discard the cycle',
    done: (cycle: string) => `${inQuotes(cycle)} is discarded. Its schemes and its journal stay.`,
    left: (count: number, names: readonly string[]) =>
      `${many(count, 'body', 'bodies')} that its import added stay in the directory: ${names.join(', ')}${count > names.length ? ', …' : ''}. Tables that are imported later and name them mean these; retire those that are not wanted.`,
    toDirectory: 'To the directory',
    keep: 'Keep it',
  },
  duties: 'The assignment of your body',
  dutiesSection: (section: string) => `Rows that ${section} leads`,
  dutiesNone: 'No rows are assigned to you yet.',
  dutiesLack: (places: number, rows: number) => `The assignment has ${many(places, 'gap')} in ${many(rows, 'row')}.`,
  dutiesKind: (lack: string, count: number) => `${lack}: ${count}`,
  dutiesFill: 'Fill the gaps',
  dutiesWhole: 'Every row has its lead section, owner and deputy.',
  dutiesRest: (count) => `The other ${count}`,
  target: 'Target of the year',
  toAssignment: 'See the assignment',
  accounts: 'Accounts',
  accountsWaiting: 'waiting for roles',
  accountsLocked: 'locked',
  accountsUnused: 'never logged in',
} satisfies typeof zh;
