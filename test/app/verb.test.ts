// Verbs × roles (动作权限): every verb of the server called as every role; whoever may not, gets no further than the question.
// The table is written down a second time here on purpose: it says what a verb asks, whatever the verb says.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Act } from '../../src/domain/act.ts';
import { reachOf } from '../../src/domain/permission.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { Role } from '../../src/domain/role.ts';
import { yearOfBodies, yearVerbs } from '../kit/year-verbs.ts';
import { noFiles } from '../kit/evidence-folder.ts';

const app = join(import.meta.dirname, '../../src/app');

/** Verb → the permissions that it asks for, all of them; null: it is for everyone who is logged in. */
const table: Record<string, readonly Act[] | null> = {
  'account.ts describeActor': null,
  'account.ts listAccounts': ['account:read'],
  'account.ts openAccount': ['account:create'],
  'account.ts moveAccount': ['account:create'],
  'account.ts closeAccount': ['account:create'],
  'account.ts grantRoles': ['account:grant'],
  'account.ts unlockAccount': ['account:unlock'],
  'account.ts resetPassword': ['account:unlock'],
  'assignment.ts listAssignments': ['assignment:read'],
  'assignment.ts readAssignment': ['assignment:read'],
  'assignment.ts listAssignmentVersions': ['assignment:read'],
  'assignment.ts saveAssignment': ['assignment:edit'],
  'assignment.ts exportAssignment': ['assignment:read'],
  'body/list.ts importDirectory': ['body:import'],
  'body/list.ts exportDirectory': ['body:import'],
  'body/names.ts namesUsed': ['body:read'],
  'body/read.ts readDirectory': ['body:read'],
  'body/save.ts createBody': ['body:edit'],
  'body/save.ts saveBody': ['body:edit'],
  'body/save.ts retire': ['body:edit'],
  'calendar.ts saveCalendar': ['calendar:edit'],
  'computation-difference.ts readDifference': ['result:read'],
  'computation-difference.ts readBasis': ['result:read'],
  'computation.ts compute': ['result:compute'],
  'computation.ts listComputations': ['result:read'],
  'computation.ts readComputation': ['result:read'],
  'consultation/answer.ts answerConsultation': ['consultation:answer'],
  'consultation/export.ts exportConsultation': ['consultation:read'],
  'consultation/read.ts listConsultations': ['consultation:read'],
  'consultation/read.ts readConsultation': ['consultation:read'],
  'consultation/reply.ts releaseConsultation': ['consultation:reply'],
  'consultation/reply.ts replyToOpinion': ['consultation:reply'],
  'consultation/send.ts listAddressees': ['consultation:send'],
  'consultation/send.ts sendConsultation': ['consultation:send'],
  'cycle.ts listCycles': ['cycle:read'],
  'cycle.ts discardCycle': ['cycle:discard'],
  'document.ts readOriginal': ['document:read'],
  'document.ts takeDocument': ['document:import'],
  'document.ts takePasted': ['document:import'],
  'export.ts exportResults': ['result:read'],
  'export.ts exportScorecard': ['scorecard:read'],
  'export.ts exportSnapshot': ['result:read'],
  'fact-workbook/workbook.ts writeWorkbook': ['workbook:fill'],
  'fact-workbook/workbook.ts readWorkbook': ['workbook:fill'],
  'fact.ts giveFacts': ['mark:give'],
  'fact.ts readMarks': ['mark:read'],
  'fact.ts readFacts': ['fact:read'],
  'home.ts readHome': ['home:read'],
  'import/commit.ts importCycle': ['cycle:create', 'document:import'],
  'import/commit.ts importVersion': ['scheme:edit', 'document:import'],
  'import/verdict.ts judgeImport': ['document:import'],
  'journal-chain.ts checkJournal': ['journal:read'],
  'journal-search.ts journalPlaces': ['journal:read'],
  'journal-search.ts readEntryFacts': ['journal:appraisal'],
  'journal.ts readJournal': ['journal:read'],
  'parameter.ts listOffers': ['parameter:sign'],
  'presence.ts savePresence': ['mark:give'],
  'proposal.ts propose': ['stage:closure'],
  'proposal.ts agree': ['proposal:answer'],
  'proposal.ts decline': ['proposal:answer'],
  'ranking.ts readRanking': ['result:read'],
  'reminder/calendar.ts openCalendar': ['reminder:set'],
  'reminder/calendar.ts revokeCalendar': ['reminder:set'],
  'reminder/mail.ts askMail': ['reminder:set'],
  'reminder/mail.ts confirmMail': ['reminder:set'],
  'reminder/mail.ts forgetMail': ['reminder:set'],
  'reminder/mail.ts readReminders': ['reminder:set'],
  'scheme-effect.ts effectOfDraft': ['scheme:edit', 'result:read'],
  'scheme-table.ts columnsOfDraft': ['scheme:edit'],
  'scheme-table.ts readSchemeTable': ['scheme:read'],
  'scheme-table.ts differenceOfVersions': ['scheme:read'],
  'scheme-table.ts exportScheme': ['scheme:read'],
  'scheme.ts readScheme': ['scheme:read'],
  'scheme.ts listSchemeVersions': ['scheme:read'],
  'scheme.ts saveScheme': ['scheme:edit'],
  'scheme.ts signParameters': ['parameter:sign'],
  'scheme.ts answersSince': ['scheme:read'],
  'scorecard.ts readScorecard': ['scorecard:read'],
  'stage.ts moveStage': ['stage:opening'],
  'stage-view.ts readStage': ['cycle:read'],
  'issue.ts listIssues': ['assignment:read'],
  'issue.ts issueAssignment': ['assignment:issue'],
  'issue.ts fileIssue': ['assignment:issue'],
  'issue.ts exportIssue': ['assignment:read'],
  'filing.ts readFilings': ['assignment:file'],
  'filing.ts answerFiling': ['assignment:file'],
  'copy.ts listCopies': ['copy:read'],
  'copy.ts receiveCopy': ['copy:receive'],
  'copy.ts exportCopy': ['copy:read'],
  'task/absence.ts declareAbsence': ['task:report'],
  'task/absence.ts callOffAbsence': ['task:report'],
  'task/half-year.ts readHalfYear': ['task:read'],
  'task/half-year.ts noteHalfYear': ['half-year:note'],
  'task/half-year.ts exportHalfYear': ['task:read'],
  'task/read.ts readTasks': ['task:read'],
  'task/read.ts readTaskBoard': ['task:read'],
  'task/report.ts reportTask': ['task:report'],
  'archive/export.ts exportArchive': ['archive:export'],
  'checkpoint.ts readCheckpoints': ['checkpoint:read'],
  'session.ts closeSession': null,
  'session.ts changePassword': ['password:change'],
  'evidence/add.ts addEvidence': ['evidence:add'],
  'evidence/alike.ts listAlike': ['evidence:compare'],
  'evidence/archive.ts exportEvidence': ['evidence:read'],
  'evidence/change.ts correctEvidence': ['evidence:add'],
  'evidence/change.ts withdrawEvidence': ['evidence:withdraw'],
  'evidence/change.ts restoreEvidence': ['evidence:withdraw'],
  'evidence/read.ts listEvidenceBodies': ['evidence:read'],
  'evidence/read.ts readEvidence': ['evidence:read'],
  'evidence/read.ts readRowEvidence': ['evidence:open'],
  'evidence/read.ts openEvidence': ['evidence:open'],
  'evidence/row.ts changeEvidenceRows': ['evidence:add'],
  ...yearVerbs,
};
/** Verbs about the things of one body, whose reach is `own` for some roles. */
const ofBodies = [
  'assignment.ts readAssignment',
  'assignment.ts listAssignmentVersions',
  'assignment.ts saveAssignment',
  'assignment.ts exportAssignment',
  'export.ts exportScorecard',
  'consultation/answer.ts answerConsultation',
  'issue.ts listIssues',
  'issue.ts issueAssignment',
  'issue.ts fileIssue',
  'issue.ts exportIssue',
  'filing.ts answerFiling',
  'task/half-year.ts readHalfYear',
  'task/half-year.ts noteHalfYear',
  'task/half-year.ts exportHalfYear',
  'task/read.ts readTasks',
  'task/report.ts reportTask',
  'fact.ts giveFacts',
  'scorecard.ts readScorecard',
  'presence.ts savePresence',
  'evidence/add.ts addEvidence',
  'evidence/archive.ts exportEvidence',
  'evidence/read.ts readEvidence',
  ...yearOfBodies,
];

const actor = (...roles: Role[]): Actor => ({
  jurisdiction: '甲',
  account: '一',
  name: 'zhang',
  title: '张三',
  body: '本单位',
  section: null,
  roles,
  mustChangePassword: false,
});

/** Something for every verb to look at before it asks the database. */
const inputFor = (body: string) => ({
  cycle: '无',
  body,
  subject: body,
  id: '无',
  sha256: 'a'.repeat(64),
  version: null,
  number: null,
  since: 0,
  base: 1,
  html: null,
  text: '无',
  name: '无.docx',
  bytes: new Uint8Array(),
  upload: { name: '无.xlsx', bytes: new Uint8Array() },
  commit: false,
  token: '甲.无',
  before: '无',
  after: '一句自己记得住的长话',
  roles: [],
  title: '无',
  cell: { node: '1', subject: '乙', assessor: body },
  reason: '无',
  kind: 'no-data',
  doneOn: null,
  note: '无',
  withdraws: null,
  deputy: '无',
  from: '2026-01-05',
  to: '2026-01-06',
  absence: '无',
  facts: [{ type: 'mark', assessor: body }],
  transition: 'opening',
  proposed: { kind: 'closure', reason: '已全部评完' },
  file: '无.pdf',
  size: null,
  assessor: body,
  covered: 'a'.repeat(64),
  claimed: null,
  node: '1',
  chunks: [Buffer.from('%PDF-')],
  content: { kind: 'reward', bodies: [] },
});

/** Where a verb that asked and was let through arrives next. */
const arrived = new RangeError('at the database');
const gate: Deps = {
  store: {
    transaction: () => Promise.reject(arrived),
    close: () => Promise.resolve(),
  },
  files: noFiles,
  now: () => new Date(Date.UTC(2026, 0, 5)),
  id: () => '新',
};

type Verb = (actor: Actor, input: unknown, deps: Deps) => unknown;

async function isRefused(key: string, who: Actor, body: string): Promise<boolean> {
  const [path = '', name = ''] = key.split(' ');
  const found = ((await import(join(app, path))) as Record<string, unknown>)[name];
  if (typeof found !== 'function') throw new Error(`${key} is no function`);
  const verb = found as Verb;
  const isWithoutInput = verb.length === 2;
  try {
    await (isWithoutInput ? verb(who, gate, gate) : verb(who, inputFor(body), gate));
    return false;
  } catch (fault) {
    return fault instanceof Refusal && fault.code === 'not-permitted';
  }
}

test('every verb of the server stands in the table', () => {
  const paths = globSync('**/*.ts', { cwd: app }).filter((path) => !/\.test\.ts$|^offline|^demo-city/u.test(path));
  const verbs = paths.flatMap((path) => {
    const text = readFileSync(join(app, path), 'utf8');
    const found = text.matchAll(
      /export (?:async function|const) (\w+)(?: = (?:async )?)?\(\s*actor: Actor[^)]*deps: Deps/gu,
    );
    return [...found].map(([, name]) => `${path.replaceAll('\\', '/')} ${name}`);
  });
  expect(verbs.length).toBeGreaterThan(50);
  expect(verbs.toSorted()).toEqual(Object.keys(table).toSorted());
});

test.each(Object.entries(table))('%s', async (key, asked) => {
  const wrong: string[] = [];
  for (const who of [...Role.options.map((role) => actor(role)), actor()]) {
    const may = asked === null || asked.every((act) => reachOf(who, act) !== null);
    if ((await isRefused(key, who, '本单位')) === may) wrong.push(who.roles.join() || 'no role');
  }
  expect(wrong).toEqual([]);
});

test.each(ofBodies)('%s of another body', async (key) => {
  const wrong: string[] = [];
  for (const role of Role.options) {
    const may = (table[key] ?? []).every((act) => reachOf(actor(role), act) === 'all');
    if ((await isRefused(key, actor(role), '别的单位')) === may) wrong.push(role);
  }
  expect(wrong).toEqual([]);
});

test('other facts than marks are the organiser’s to enter', async () => {
  const { giveFacts } = await import('../../src/app/fact.ts');
  const facts = [{ type: 'adjustment', id: '一', supersedes: null }] as unknown as Parameters<
    typeof giveFacts
  >[1]['facts'];
  const outcomes = await Promise.all(
    Role.options.map((role) =>
      giveFacts(actor(role), { cycle: '无', facts }, gate).then(
        () => 'saved',
        (fault: unknown) => (fault === arrived ? role : 'refused'),
      ),
    ),
  );
  expect(outcomes.filter((each) => each !== 'refused')).toEqual(['organiser']);
});
