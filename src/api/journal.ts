// The journal over HTTP (操作留痕).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { readJournal } from '../app/journal.ts';
import type { Actor } from '../domain/actor.ts';
import { EventName } from '../domain/event.ts';
import { route } from './route.ts';
import { WholeText } from './scheme.ts';

const pageSize = 100;
const Query = z.strictObject({
  account: z.string().max(64).optional(),
  cycle: z.string().max(64).optional(),
  body: z.string().max(64).optional(),
  node: z.string().max(64).optional(),
  event: EventName.optional(),
  text: z.string().max(64).optional(),
  before: WholeText.optional(),
});

async function journalReply(actor: Actor, query: z.infer<typeof Query>, deps: Deps) {
  const { account = null, cycle = null, body = null, node = null, event = null, text = null, before } = query;
  const asked = { account, cycle, body, node, event, text, before: before === undefined ? null : Number(before) };
  const entries = await readJournal(actor, { ...asked, limit: pageSize }, deps);
  return { entries, hasMore: entries.length === pageSize };
}
export type JournalReply = Awaited<ReturnType<typeof journalReply>>;

export function journalRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'journal:read',
    { method: 'GET', url: '/api/journal', summary: '操作留痕，新的在前，每次 100 条', query: Query },
    (actor, { query }) => journalReply(actor, query, deps),
  );
}
