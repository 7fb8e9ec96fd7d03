// Writing and reading the journal (操作留痕): entries are chained in the transaction of the change that they record.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { accessEvents, Entry, EventName, firstBefore, sentenceOf } from '../domain/event.ts';
import type { Word } from '../domain/event-word.ts';
import type { Act } from '../domain/act.ts';
import { insist, may, reachOf } from '../domain/permission.ts';
import { cycles } from '../store/cycle.ts';
import type { Tx } from '../store/database.ts';
import {
  addEntries,
  type EntryText,
  type Head,
  journalEntries,
  type JournalQuery,
  type JournalRow,
  lockHead,
} from '../store/journal.ts';
import { carryOut, type Waited } from './carry-out.ts';
import type { Deps } from './deps.ts';
import { givingWay } from './give-way.ts';
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
  /** `rowHash` of what is added with it. */
  bound?: string;
};

/** Locks the chain; facts that are saved with it take their numbers from here. Every verb that writes locks it before anything else, so that no two wait for each other. */
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
  for (const { event, data = {}, words, cycle = null, body = null, node = null, facts = [], bound } of happenings) {
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
      ...(bound === undefined ? {} : { bound }),
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
  'claim-handed-in': 'claim:read',
  'claim-handled': 'claim:read',
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
    // Some ids are made from what the fact says.
    facts: [],
    data: { ...entry.data, ...Object.fromEntries(hidden.map((key) => [key, '……'])) },
    words: Object.fromEntries(told.flatMap(({ key, word }) => (word === null ? [] : [[key, word]]))),
  };
}

/** `text`: words of the sentence as it is told to whoever asks, in either language. */
export type JournalSearch = JournalQuery & { text: string | null } & Waited;

/** How many entries a search looks through at a time. */
const searched = 500;

/**
 * The newest entries first, as sentences: of the events that the actor may see. Others are served while words are looked
 * for; once `signal` is aborted nobody waits any more, and it ends. Throws its reason then.
 */
export async function readJournal(
  actor: Actor,
  { text, signal, ...query }: JournalSearch,
  deps: Deps,
): Promise<JournalLine[]> {
  insist(actor, 'journal:read');
  const events = eventsSeen(actor);
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const titles = new Map((await cycles(tx)).map(({ id, title }) => [id, title]));
    const sentenceIn = (told: Entry) => sentenceOf(told, titles.get(told.cycle ?? '') ?? null);
    const lineOf = ({ entry, sha256 }: EntryText): JournalLine => {
      const told = shownTo(actor, Entry.parse(JSON.parse(entry)));
      const { sequence, at, event, account, cycle, body, node, facts } = told;
      return { sequence, at, event, sentence: sentenceIn(told), account, cycle, body, node, facts, sha256 };
    };
    // The sentences themselves are searched, not what is kept: a hash has the sought digits, too, and what is withheld would be told by being found.
    const tells = ({ entry }: EntryText): boolean => {
      if (text === null) return true;
      // Only `append` writes here, and what is found is parsed: to check the shape of all others would take most of the time.
      const { zh, en } = sentenceIn(shownTo(actor, JSON.parse(entry) as Entry));
      return zh.includes(text) || en.includes(text);
    };
    const limit = text === null ? query.limit : searched;
    const found: JournalLine[] = [];
    for (let { before } = query; ;) {
      const rows = await journalEntries(tx, { ...query, events, before, limit });
      for await (const row of givingWay(rows)) if (found.length < query.limit && tells(row)) found.push(lineOf(row));
      if (rows.length < limit || found.length >= query.limit) return found;
      before = rows.at(-1)?.sequence ?? null;
    }
  });
}
