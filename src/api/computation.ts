// Computations over HTTP (计算).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { compute, listComputations, readComputation } from '../app/computation.ts';
import type { Deps } from '../app/deps.ts';
import { route } from './route.ts';
import { InCycle, WholeText } from './scheme.ts';

export function computationRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/computations';
  route(
    app,
    'result:read',
    { method: 'GET', url, summary: '各次计算，新的在前', params: InCycle },
    async (actor, { params }) => ({
      computations: await listComputations(actor, params, deps),
    }),
  );
  route(app, 'result:compute', { method: 'POST', url, summary: '计算一次', params: InCycle }, (actor, { params }) =>
    compute(actor, params, deps),
  );
  const One = InCycle.extend({ number: WholeText.or(z.literal('newest')) });
  route(
    app,
    'result:read',
    { method: 'GET', url: `${url}/:number`, summary: '一次计算的完整快照；newest 为最新一次', params: One },
    (actor, { params: { cycle, number } }) =>
      readComputation(actor, { cycle, number: number === 'newest' ? null : Number(number) }, deps),
  );
}
