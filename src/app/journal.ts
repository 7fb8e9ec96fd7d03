// Writing and reading the journal (操作留痕): entries are chained in the transaction of the change that they record.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { accessEvents, Entry, EventName, firstBefore, sentenceOf } from '../domain/event.ts';
import type { Word } from '../domain/event-word.ts';
import { type Act, insist, may, reachOf } from '../domain/permission.ts';
import { cycles } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import {
  addEntries,
  type Head,
  journalEntries,
  type JournalQuery,
  type JournalRow,
  lockHead,
} from '../store/journal.ts';
import type { Deps } from './deps.ts';
import { hash } from './hash.ts';

/** Who acts, as an entry names him; the system where nobody does. */
export type Author = Pick<Actor, 'jurisdiction' | 'title'> & { account: string | null };

export type Happening = {
  event: EventName;
  data?: Record<string, string>;
  words?: Entry['words'];
  cycle?: string | null;
  body?: string | null;
  node?: string | null;
  facts?: string[];
};

/** Locks the chain; facts that are saved with it take their numbers from here. */
export const openJournal = (tx: Tx): Promise<Head> => lockHead(tx, { sequence: 0, ...firstBefore });

/** Appends one entry for each happening behind `head`, in order; answers with their numbers. */
export async function append(
  tx: Tx,
  head: Head,
  author: Author,
  at: Date,
  happenings: readonly Happening[],
): Promise<number[]> {
  const rows: JournalRow[] = [];
  let before = head;
  for (const { event, data = {}, words, cycle = null, body = null, node = null, facts = [] } of happenings) {
    const { sha256, sm3 } = before;
    const parts: Entry = {
      jurisdiction: author.jurisdiction,
      sequence: before.sequence + 1,
      at: at.toISOString(),
      event,
      account: author.account,
      actor: author.title,
      cycle,
      body,
      node,
      facts,
      data,
      ...(words === undefined ? {} : { words }),
      before: { sha256, sm3 },
    };
    const entry = canonical(parts);
    const row = { entry, sha256: hash('sha256', entry), sm3: hash('sm3', entry) };
    rows.push({ ...row, sequence: parts.sequence, at: parts.at, event, account: author.account, cycle, body, node });
    before = { sequence: parts.sequence, sha256: row.sha256, sm3: row.sm3 };
  }
  await addEntries(tx, rows);
  return rows.map(({ sequence }) => sequence);
}

/** Appends to the chain what happened in this transaction. */
export async function record(tx: Tx, author: Author, at: Date, ...happenings: Happening[]): Promise<void> {
  await append(tx, await openJournal(tx), author, at, happenings);
}

export type JournalLine = {
  sequence: number;
  at: string;
  event: EventName;
  sentence: { zh: string; en: string };
  account: string | null;
  cycle: string | null;
  body: string | null;
  node: string | null;
  facts: string[];
  sha256: string;
};

/** Logins and accounts for those who keep them, the appraisal for those who work on it. */
export const eventsSeen = (actor: Actor): EventName[] =>
  EventName.options.filter((event) =>
    may(actor, accessEvents.includes(event) ? 'journal:access' : 'journal:appraisal'),
  );

/** What was given is for those only who may see the facts themselves; that it was given, by whom and where, is for all who read the journal. */
const contents = ['value', 'before', 'reason'];
const readAct = {
  'mark-given': 'mark:read',
  'mark-corrected': 'mark:read',
  'fact-added': 'fact:read',
  'fact-corrected': 'fact:read',
} as const;

function isWithheld(actor: Actor, event: EventName): boolean {
  const act = (readAct as Partial<Record<EventName, Act>>)[event];
  return act !== undefined && reachOf(actor, act) !== 'all';
}

/** That a fact was taken back is no content of it; that an adjustment is a veto says how much it counts. */
const plainWord = (key: string, word: Word): Word | null => {
  if (word.is === 'fact-type' && word.type === 'veto') return { is: 'fact-type', type: 'adjustment' };
  return contents.includes(key) && word.is !== 'withdrawn' ? null : word;
};

function shownTo(actor: Actor, entry: Entry): Entry {
  if (!isWithheld(actor, entry.event)) return entry;
  const told = Object.entries(entry.words ?? {}).map(([key, word]) => ({ key, word: plainWord(key, word) }));
  const hidden = [
    ...told.filter(({ word }) => word === null).map(({ key }) => key),
    ...contents.filter((key) => (entry.data[key] ?? '') !== ''),
  ];
  return {
    ...entry,
    data: { ...entry.data, ...Object.fromEntries(hidden.map((key) => [key, '……'])) },
    words: Object.fromEntries(told.flatMap(({ key, word }) => (word === null ? [] : [[key, word]]))),
  };
}

/** The newest entries first, as sentences: of the events that the actor may see. */
export async function readJournal(actor: Actor, query: JournalQuery, deps: Deps): Promise<JournalLine[]> {
  insist(actor, 'journal:read');
  // A search for “85” would tell who got it.
  const events = eventsSeen(actor).filter((event) => query.text === null || !isWithheld(actor, event));
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const titles = new Map((await cycles(tx)).map(({ id, title }) => [id, title]));
    return (await journalEntries(tx, { ...query, events })).map(({ entry, sha256 }) => {
      const parsed = Entry.parse(JSON.parse(entry));
      const { sequence, at, event, account, cycle, body, node, facts } = parsed;
      return {
        sequence,
        at,
        event,
        sentence: sentenceOf(shownTo(actor, parsed), titles.get(cycle ?? '') ?? null),
        account,
        cycle,
        body,
        node,
        facts,
        sha256,
      };
    });
  });
}
