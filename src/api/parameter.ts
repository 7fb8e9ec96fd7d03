// Parameters of earlier years over HTTP (沿用的参数).
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../app/deps.ts';
import { listOffers } from '../app/parameter.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

export type OffersReply = Awaited<ReturnType<typeof listOffers>>;

export function parameterRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'parameter:sign',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/parameters/earlier',
      summary: '以往年度对待定问题签署过的答案',
      answer: json(replies.offers),
      params: InCycle,
    },
    (actor, { params }) => listOffers(actor, params, deps),
  );
}
