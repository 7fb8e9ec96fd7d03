// Copies of issued assignments (收到的抄送): what a copied body got; opening it is its receipt (签收), once for the body.
import type { Actor } from '../domain/actor.ts';
import type { IssueHead } from '../domain/issue.ts';
import { insist } from '../domain/permission.ts';
import { accountTitles } from '../store/account.ts';
import type { Tx } from '../store/database.ts';
import { addReceipt, copiedTo, type IssueRow, receiptColumns, receipts } from '../store/issue.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import type { ExportedFile } from './export.ts';
import { rowHash } from './hash.ts';
import { issueFileIn, noIssue, type WhichIssue } from './issue-file.ts';
import { openJournal, record } from './journal.ts';

/** `receivedAt`, `receivedBy`: when somebody of the body opened it first; null: nobody has. */
export type Copy = {
  body: string;
  number: number;
  head: Omit<IssueHead, 'copies'>;
  copies: string[];
  at: string;
  receivedAt: string | null;
  receivedBy: string | null;
};
export type CopiesReply = { copies: Copy[] };

async function copiesIn(tx: Tx, actor: Actor, cycle: string): Promise<CopiesReply> {
  await loadCycle(tx, cycle);
  if (actor.body === null) return { copies: [] };
  const own = (await receipts(tx, cycle, null)).filter(({ receiver }) => receiver === actor.body);
  const titles = await accountTitles(tx);
  const rows = await copiedTo(tx, cycle, actor.body);
  return {
    copies: rows.map(({ body, number, head: { copies, ...head }, at }) => {
      const receipt = own.find((each) => each.body === body && each.number === number);
      return {
        body,
        number,
        head,
        copies: copies.map(({ title }) => title),
        at,
        receivedAt: receipt?.at ?? null,
        receivedBy: titles.get(receipt?.account ?? '') ?? null,
      };
    }),
  };
}

/** Of the actor's own body; the newest first. */
export async function listCopies(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<CopiesReply> {
  insist(actor, 'copy:read', actor.body);
  return deps.store.transaction(actor.jurisdiction, (tx) => copiesIn(tx, actor, cycle));
}

async function copyIn(tx: Tx, actor: Actor, { cycle, body, number }: WhichIssue): Promise<IssueRow> {
  const own = actor.body === null ? [] : await copiedTo(tx, cycle, actor.body);
  const copy = own.find((each) => each.body === body && each.number === number);
  if (copy === undefined) throw noIssue();
  return copy;
}

/** The journal's head is locked before. */
async function receive(tx: Tx, actor: Actor, cycle: string, { body, number, head }: IssueRow, now: Date) {
  const receiver = actor.body ?? '';
  const before = await receipts(tx, cycle, body);
  if (before.some((each) => each.number === number && each.receiver === receiver)) return;
  const row = { body, number, receiver, account: actor.account, at: now.toISOString() };
  await addReceipt(tx, cycle, row);
  await record(tx, actor, now, {
    event: 'issue-received',
    cycle,
    body,
    bound: rowHash(receiptColumns(cycle, row)),
    data: {
      body: head.issuer,
      number: String(number),
      reference: head.reference,
      receiver,
      title: head.copies.find((copy) => copy.body === receiver)?.title ?? receiver,
    },
  });
}

/** 签收. Opened again, it says nothing more. */
export async function receiveCopy(actor: Actor, input: WhichIssue, deps: Deps): Promise<CopiesReply> {
  insist(actor, 'copy:receive', actor.body);
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    await receive(tx, actor, input.cycle, await copyIn(tx, actor, input), now);
    return copiesIn(tx, actor, input.cycle);
  });
}

/** The file; whoever takes it has received it. */
export async function exportCopy(
  actor: Actor,
  { signal, ...which }: WhichIssue & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'copy:read', actor.body);
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    await openJournal(tx);
    await receive(tx, actor, which.cycle, await copyIn(tx, actor, which), now);
    return issueFileIn(tx, actor, which, now);
  });
}
