// Official documents over HTTP (原表).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { readOriginal } from '../app/document.ts';
import { route } from './route.ts';

export type { RawDocument as DocumentReply } from '../domain/table.ts';

export function documentRoutes(app: FastifyInstance, deps: Deps): void {
  const One = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) });
  route(
    app,
    'document:read',
    { method: 'GET', url: '/api/documents/:sha256', summary: '读入的原表，按格子排好', params: One },
    (actor, { params }) => readOriginal(actor, params, deps),
  );
}
