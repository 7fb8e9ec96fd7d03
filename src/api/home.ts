// The first page over HTTP (首页).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { readHome } from '../app/home.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';

export type HomeReply = Awaited<ReturnType<typeof readHome>>;

export function homeRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'home:read',
    {
      method: 'GET',
      url: '/api/home',
      summary: '首页：我的事、要办的事、一个年度的进展',
      answer: json(replies.home),
      query: z.strictObject({ cycle: z.string().max(200).optional() }),
    },
    (actor, { query: { cycle } }) => readHome(actor, { cycle: cycle ?? null }, deps),
  );
}
