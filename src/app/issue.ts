// Issuing an assignment (印发责任分工): one version of it goes out as the official attachment, and is filed with the organiser.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { type FilingAct, type IssueHead, mayFileNow } from '../domain/issue.ts';
import { insist, may } from '../domain/permission.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import type { Scheme, Subject } from '../domain/scheme.ts';
import { issueGaps } from '../engine/assignment-check.ts';
import { accountTitles } from '../store/account.ts';
import { assignmentOf } from '../store/assignment.ts';
import { type BodyRow, bodies } from '../store/body.ts';
import type { Tx } from '../store/database.ts';
import {
  addFiling,
  addIssue,
  filingColumns,
  type FilingRow,
  filings,
  issueColumns,
  issueOf,
  type IssueRow,
  issues,
  type NewIssue,
  receipts,
} from '../store/issue.ts';
import { newAssignment } from './assignment.ts';
import { sectionLookup } from './body/section-name.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import type { ExportedFile } from './export.ts';
import { rowHash, sha256 } from './hash.ts';
import { issueFileIn, noIssue, type WhichIssue, writeIssue } from './issue-file.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { loadScheme } from './scheme.ts';
import { insistNow } from './standing.ts';

/** `at`, `by`: when the copied body opened it first, and who did; null: not yet. */
export type CopyLine = { body: string; title: string; at: string | null; by: string | null };
export type FilingLine = { act: FilingAct; reason: string | null; at: string; by: string | null };
export type IssueLine = {
  number: number;
  version: number;
  head: Omit<IssueHead, 'copies'>;
  copies: CopyLine[];
  filing: FilingLine[];
  sha256: string;
  at: string;
  by: string | null;
};

/** `gaps`: what keeps the newest version from going out; `sections` and `bodies`: to whom it may. */
export type IssuesReply = {
  body: string;
  subject: string;
  title: string;
  version: number;
  gaps: Problem[];
  mayIssue: boolean;
  sections: string[];
  bodies: { id: string; title: string }[];
  issues: IssueLine[];
};

export function subjectIn(scheme: Scheme, body: string): Subject {
  const subject = scheme.subjects.find(({ id }) => id === body);
  if (subject === undefined) throw notFound('这个被考评单位', 'This subject');
  return subject;
}

function sectionsOf({ sections }: Subject, known: BodyRow | undefined): string[] {
  const named = sectionLookup(known?.sections ?? []);
  return [...new Set([...sections, ...(known?.sections ?? [])].map(({ title }) => named(title)?.title ?? title))];
}

async function repliesIn(tx: Tx, actor: Actor, { cycle, body }: Omit<WhichIssue, 'number'>): Promise<IssuesReply> {
  const { year } = await loadCycle(tx, cycle);
  const { scheme } = await loadScheme(tx, cycle);
  const subject = subjectIn(scheme, body);
  const newest = await assignmentOf(tx, cycle, body, null);
  const assignment = newest?.assignment ?? newAssignment(scheme, year, subject);
  const titles = await accountTitles(tx);
  const directory = await bodies(tx);
  const received = await receipts(tx, cycle, body);
  const acts = await filings(tx, cycle, body);
  const by = (account: string | null): string | null => titles.get(account ?? '') ?? null;
  return {
    body,
    subject: subject.title,
    title: assignment.title,
    version: newest?.version ?? 0,
    gaps: issueGaps(scheme, assignment),
    mayIssue: may(actor, 'assignment:issue', body),
    sections: sectionsOf(
      subject,
      directory.find(({ id }) => id === body),
    ),
    bodies: directory
      .filter(({ id, retiredAt }) => id !== body && retiredAt === null)
      .map(({ id, title }) => ({ id, title })),
    issues: (await issues(tx, cycle, body)).map(({ number, version, head, sha256: hash, account, at }) => {
      const { copies, ...rest } = head;
      return {
        number,
        version,
        head: rest,
        copies: copies.map((copy) => {
          const receipt = received.find((each) => each.number === number && each.receiver === copy.body);
          return { ...copy, at: receipt?.at ?? null, by: by(receipt?.account ?? null) };
        }),
        filing: acts
          .filter((each) => each.number === number)
          .map(({ act, reason, account: who, at: when }) => ({ act, reason, at: when, by: by(who) })),
        sha256: hash,
        at,
        by: by(account),
      };
    }),
  };
}

export async function listIssues(
  actor: Actor,
  input: { cycle: string; body: string },
  deps: Deps,
): Promise<IssuesReply> {
  insist(actor, 'assignment:read', input.body);
  return deps.store.transaction(actor.jurisdiction, (tx) => repliesIn(tx, actor, input));
}

export const issuedAssignment = (cycle: string, row: NewIssue): Happening => ({
  event: 'assignment-issued',
  cycle,
  body: row.body,
  bound: rowHash(issueColumns(cycle, row)),
  data: {
    body: row.head.issuer,
    number: String(row.number),
    version: String(row.version),
    reference: row.head.reference,
    sections: row.head.sections.join('、'),
    copies: row.head.copies.map(({ title }) => title).join('、'),
    sha256: row.sha256,
  },
});

const filingEvents = {
  filed: 'issue-filed',
  acknowledged: 'filing-acknowledged',
  returned: 'filing-returned',
} as const;

export const filingDone = (cycle: string, row: FilingRow, { issuer, reference }: IssueHead): Happening => ({
  event: filingEvents[row.act],
  cycle,
  body: row.body,
  bound: rowHash(filingColumns(cycle, row)),
  data: {
    body: issuer,
    number: String(row.number),
    step: String(row.step),
    reference,
    reason: row.reason ?? '',
  },
});

/** `base`: how many times it was issued when the sender looked; `version`: of the assignment; `copies`: ids of the directory. */
export type IssueInput = {
  cycle: string;
  body: string;
  base: number;
  version: number;
  title: string;
  reference: string;
  date: string;
  sections: string[];
  copies: string[];
  isFiled: boolean;
};

const overtaken = (): Refusal =>
  new Refusal('version-conflict', {
    what: '责任分工没有印发。',
    why: '您打开本页以后，又保存或者印发了新的一版。',
    next: '请重新载入本页，看过新版再印发。',
    english: 'Not issued: a newer version was saved or issued meanwhile. Reload the page and look at it first.',
  });

function headOf(input: IssueInput, issuer: string, directory: readonly BodyRow[]): IssueHead {
  const copies = [...new Set(input.copies)].map((id) => {
    const body = directory.find((each) => each.id === id && each.retiredAt === null && id !== input.body);
    if (body === undefined) throw notFound('抄送的单位', 'A body that gets a copy');
    return { body: id, title: body.title };
  });
  const { title, reference, date, sections } = input;
  return { issuer, title, reference, date, sections, copies };
}

/** Refused while a row lacks lead section, owner or deputy. Sent again with the same content, it issues nothing more. */
export async function issueAssignment(actor: Actor, input: IssueInput, deps: Deps): Promise<IssuesReply> {
  insist(actor, 'assignment:issue', input.body);
  const { cycle, body, base, version } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { scheme, version: schemeVersion } = await loadScheme(tx, cycle);
    await insistNow(tx, actor, 'assignment:issue', { cycle, body }, deps);
    const { title: issuer } = subjectIn(scheme, body);
    const head = headOf(input, issuer, await bodies(tx));
    const [last] = await issues(tx, cycle, body);
    const isSame = (row: IssueRow | undefined): boolean =>
      row?.account === actor.account && row.version === version && canonical(row.head) === canonical(head);
    if (last?.number === base + 1 && isSame(last)) return repliesIn(tx, actor, input);
    const newest = await assignmentOf(tx, cycle, body, null);
    if ((last?.number ?? 0) !== base || (newest !== null && newest.version !== version)) throw overtaken();
    if (newest === null) throw notFound('这一版责任分工', 'This version of the assignment');
    const gaps = issueGaps(scheme, newest.assignment);
    if (gaps.length > 0)
      throw refusalFor('issue-incomplete', gaps, {
        what: '责任分工没有印发。',
        next: '每一项都要有牵头科室、责任人和 AB 岗；请补齐、保存后再印发。',
        english: `Not issued: ${gaps.length} gap(s). Each row needs a lead section, an owner and a deputy.`,
      });
    const file = await writeIssue(scheme, newest.assignment, head);
    const by = { account: actor.account, at: now.toISOString() };
    const row: NewIssue = { body, number: base + 1, version, schemeVersion, head, file, sha256: sha256(file), ...by };
    await addIssue(tx, cycle, row);
    await record(tx, actor, now, issuedAssignment(cycle, row));
    if (input.isFiled) {
      const filed: FilingRow = { body, number: row.number, step: 1, act: 'filed', reason: null, ...by };
      await addFiling(tx, cycle, filed);
      await record(tx, actor, now, filingDone(cycle, filed, head));
    }
    return repliesIn(tx, actor, input);
  });
}

/** 报备案, where it was not done with the issuing. */
export async function fileIssue(actor: Actor, input: WhichIssue, deps: Deps): Promise<IssuesReply> {
  insist(actor, 'assignment:issue', input.body);
  const { cycle, body, number } = input;
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const issue = await issueOf(tx, cycle, body, number);
    if (issue === null) throw noIssue();
    await insistNow(tx, actor, 'assignment:issue', { cycle, body }, deps);
    const done = (await filings(tx, cycle, body)).filter((each) => each.number === number).map(({ act }) => act);
    if (mayFileNow(done)) {
      const by = { account: actor.account, at: now.toISOString() };
      const row: FilingRow = { body, number, step: 1, act: 'filed', reason: null, ...by };
      await addFiling(tx, cycle, row);
      await record(tx, actor, now, filingDone(cycle, row, issue.head));
    }
    return repliesIn(tx, actor, input);
  });
}

export async function exportIssue(
  actor: Actor,
  { signal, ...which }: WhichIssue & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'assignment:read', which.body);
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, (tx) =>
    issueFileIn(tx, actor, which, deps.now()),
  );
}
