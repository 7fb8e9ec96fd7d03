// Imports over HTTP (导入): the dry run and the two commits, which save the very verdict of the dry run.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { importCycle, importVersion } from '../app/import/commit.ts';
import { judgeImport } from '../app/import/verdict.ts';
import { ImportTarget, NewCycleTarget, Sha256 } from '../domain/import-target.ts';
import { Reading } from '../domain/reading.ts';
import { InDocument } from './document.ts';
import { route } from './route.ts';
import { Base, despiteFacts, InCycle, order } from './scheme.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

export type { Verdict as VerdictReply } from '../app/import/verdict.ts';
export type { Imported as ImportedReply } from '../app/import/commit.ts';

const bytesMax = 8 * 1024 * 1024;

export function importRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'document:import',
    {
      method: 'POST',
      url: '/api/documents/:sha256/reading',
      summary: '试读：按给定的读法得出导入的结论，什么也不保存',
      answer: json(replies.verdict),
      params: InDocument,
      body: z.strictObject({ reading: Reading, target: ImportTarget }),
      bytesMax,
    },
    (actor, { params: { sha256 }, body, signal }) => judgeImport(actor, { document: sha256, ...body, signal }, deps),
  );

  const given = { document: Sha256, reading: Reading };
  route(
    app,
    'cycle:create',
    {
      method: 'POST',
      url: '/api/cycles',
      summary: '由一份原表建立考评年度',
      answer: json(replies.imported),
      // The same id again is the same request: the answer to the first may have been lost.
      body: NewCycleTarget.omit({ into: true }).extend({ ...given, id: z.uuid().optional() }),
      bytesMax,
    },
    (actor, { body, signal }) => importCycle(actor, { ...body, signal }, deps),
  );

  route(
    app,
    'scheme:edit',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/scheme/imported',
      summary: '由一份原表得出方案的下一版；同样的问题上签署的参数保留',
      answer: json(replies.imported),
      params: InCycle,
      body: z.strictObject({ ...given, base: Base.positive(), despiteFacts, order }),
      bytesMax,
    },
    (actor, { params, body, signal }) => importVersion(actor, { ...params, ...body, signal }, deps),
  );
}
