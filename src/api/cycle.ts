// Cycles over HTTP (考评年度).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { discardCycle, listCycles } from '../app/cycle.ts';
import type { Deps } from '../app/deps.ts';
import type { Actor } from '../domain/actor.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

const cyclesReply = async (actor: Actor, deps: Deps) => ({ cycles: await listCycles(actor, deps) });
export type CyclesReply = Awaited<ReturnType<typeof cyclesReply>>;
export type DiscardedReply = CyclesReply & Awaited<ReturnType<typeof discardCycle>>;

export function cycleRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'cycle:read',
    { method: 'GET', url: '/api/cycles', summary: '本辖区的考评年度，新的在前', answer: json(replies.cycles) },
    (actor) => cyclesReply(actor, deps),
  );
  route(
    app,
    'cycle:discard',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/discard',
      summary: '放弃误建的考评年度（还没有评分和数据的）',
      answer: json(replies.discarded),
      params: InCycle,
      body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
    },
    async (actor, { params: { cycle }, body: { reason } }) => {
      const discarded = await discardCycle(actor, { cycle, reason }, deps);
      return { ...discarded, ...(await cyclesReply(actor, deps)) };
    },
  );
}
