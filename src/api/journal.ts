// The journal over HTTP (操作留痕).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { readJournal } from '../app/journal.ts';
import { checkJournal } from '../app/journal-chain.ts';
import { journalPlaces, readEntryFacts } from '../app/journal-search.ts';
import type { Actor } from '../domain/actor.ts';
import { EventName } from '../domain/event.ts';
import { route } from './route.ts';
import { WholeText } from './scheme.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

const pageSize = 100;
/** The database has no year before the first: what is earlier is earlier than every entry. */
const firstInstant = '0001-01-01T00:00:00Z';
const Instant = z.iso
  .datetime()
  .max(40)
  .overwrite((at) => (at < firstInstant ? firstInstant : at));
const Query = z.strictObject({
  account: z.string().max(64).optional(),
  cycle: z.string().max(64).optional(),
  body: z.string().max(64).optional(),
  node: z.string().max(64).optional(),
  event: EventName.optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  text: z.string().max(64).optional(),
  before: WholeText.optional(),
});

async function journalReply(actor: Actor, query: z.infer<typeof Query>, signal: AbortSignal, deps: Deps) {
  const { account = null, cycle = null, body = null, node = null, event = null, text = null, before } = query;
  const { from = null, until = null } = query;
  const asked = { account, cycle, body, node, event, text, from, until };
  const number = before === undefined ? null : Number(before);
  const entries = await readJournal(actor, { ...asked, before: number, limit: pageSize, signal }, deps);
  return { entries, hasMore: entries.length === pageSize };
}
export type JournalReply = Awaited<ReturnType<typeof journalReply>>;
export type JournalPlacesReply = Awaited<ReturnType<typeof journalPlaces>>;
export type JournalChainReply = Awaited<ReturnType<typeof checkJournal>>;

const factsReply = async (actor: Actor, sequence: string, deps: Deps) => ({
  facts: await readEntryFacts(actor, { sequence: Number(sequence) }, deps),
});
export type EntryFactsReply = Awaited<ReturnType<typeof factsReply>>;

export function journalRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/journal';
  route(
    app,
    'journal:read',
    { method: 'GET', url, summary: '操作留痕，新的在前，每次 100 条', answer: json(replies.journal), query: Query },
    (actor, { query, signal }) => journalReply(actor, query, signal, deps),
  );
  route(
    app,
    'journal:read',
    {
      method: 'GET',
      url: `${url}/places`,
      summary: '留痕可以按哪些人、单位、指标和事项检索',
      answer: json(replies.journalPlaces),
    },
    (actor) => journalPlaces(actor, deps),
  );
  route(
    app,
    'journal:read',
    {
      method: 'GET',
      url: `${url}/chain`,
      summary: '校验留痕链，一次一段：从 from 起，接着从答复的 next 起',
      answer: json(replies.journalChain),
      query: z.strictObject({ from: WholeText.optional() }),
    },
    (actor, { query: { from }, signal }) => checkJournal(actor, { from: Number(from ?? 1), signal }, deps),
  );
  route(
    app,
    'journal:appraisal',
    {
      method: 'GET',
      url: `${url}/:sequence/facts`,
      summary: '一条留痕登记的事实，以及它更正的事实',
      answer: json(replies.entryFacts),
      params: z.strictObject({ sequence: WholeText }),
    },
    (actor, { params: { sequence } }) => factsReply(actor, sequence, deps),
  );
}
