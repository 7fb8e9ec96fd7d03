// Results and scorecards as files over HTTP (导出).
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../app/deps.ts';
import { type ExportedFile, exportResults, exportScorecard, exportSnapshot } from '../app/export.ts';
import { numberOf, OneComputation, OneScorecard } from './computation.ts';
import { route } from './route.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/** Saved and never shown in the console's own origin. */
function sendFile(reply: FastifyReply, form: keyof typeof types, { name, content }: ExportedFile): FastifyReply {
  return reply
    .type(types[form])
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(typeof content === 'string' ? content : Buffer.from(content));
}

export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/computations/:number';
  for (const form of ['xlsx', 'docx'] as const)
    route(
      app,
      'result:read',
      { method: 'GET', url: `${url}/results.${form}`, summary: `结果文件（.${form}）`, params: OneComputation },
      async (actor, { params: { cycle, number }, reply }) =>
        sendFile(reply, form, await exportResults(actor, { cycle, number: numberOf(number), form }, deps)),
    );
  for (const form of ['pdf', 'html'] as const)
    route(
      app,
      'result:read',
      { method: 'GET', url: `${url}/scorecards/:subject.${form}`, summary: `得分单（.${form}）`, params: OneScorecard },
      async (actor, { params: { cycle, number, subject }, reply }) =>
        sendFile(reply, form, await exportScorecard(actor, { cycle, number: numberOf(number), subject, form }, deps)),
    );
  route(
    app,
    'result:read',
    { method: 'GET', url: `${url}/snapshot.json`, summary: '快照，供离线核验', params: OneComputation },
    async (actor, { params: { cycle, number }, reply }) =>
      sendFile(reply, 'json', await exportSnapshot(actor, { cycle, number: numberOf(number) }, deps)),
  );
}
