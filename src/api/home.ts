// The first page over HTTP (首页).
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../app/deps.ts';
import { readHome } from '../app/home.ts';
import { route } from './route.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

export type HomeReply = Awaited<ReturnType<typeof readHome>>;

export function homeRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'home:read',
    { method: 'GET', url: '/api/home', summary: '首页：我的事、要办的事、年度的进展', answer: json(replies.home) },
    (actor) => readHome(actor, deps),
  );
}
