// Official documents over HTTP (原表): taken in as a file or from the clipboard, and shown with their grid.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { readOriginal, takeDocument, takePasted } from '../app/document.ts';
import { Sha256 } from '../domain/import-target.ts';
import { bytesOf, route } from './route.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

export type { RawDocument as DocumentReply } from '../domain/table.ts';

export const bytesMax = 50 * 1024 * 1024;
/** What a browser puts on the clipboard of one table; escaped as JSON it is longer. */
const pastedMax = 10 * 1024 * 1024;

export const InDocument = z.strictObject({ sha256: Sha256 });

export function documentRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'document:read',
    {
      method: 'GET',
      url: '/api/documents/:sha256',
      summary: '读入的原表，按格子排好',
      answer: json(replies.document),
      params: InDocument,
    },
    (actor, { params }) => readOriginal(actor, params, deps),
  );

  route(
    app,
    'document:import',
    {
      method: 'POST',
      url: '/api/documents',
      summary: '读入一份文件（字节），按格子排好；同样的字节、同样的读法只存一份',
      answer: json(replies.document),
      query: z.strictObject({ name: z.string().trim().min(1).max(300) }),
      isBytes: true,
      bytesMax,
    },
    (actor, { query: { name }, request, signal }) =>
      takeDocument(actor, { name, bytes: bytesOf(request), signal }, deps),
  );

  const Pasted = z.strictObject({ html: z.string().max(pastedMax).nullable(), text: z.string().max(pastedMax) });
  route(
    app,
    'document:import',
    {
      method: 'POST',
      url: '/api/documents/pasted',
      summary: '读入从 Word、WPS 或 Excel 复制的表',
      answer: json(replies.document),
      body: Pasted,
      bytesMax: 4 * pastedMax,
    },
    (actor, { body, signal }) => takePasted(actor, { ...body, signal }, deps),
  );
}
