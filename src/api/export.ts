// Results and scorecards as files over HTTP (导出).
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../app/deps.ts';
import { exportResults, exportScorecard, exportSnapshot } from '../app/export.ts';
import { numberOf, OneComputation, OneScorecard } from './computation.ts';
import { sendFile } from './download.ts';
import { route } from './route.ts';
import { file } from './answer.ts';

export function exportRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/computations/:number';
  for (const form of ['xlsx', 'docx'] as const)
    route(
      app,
      'result:read',
      {
        method: 'GET',
        url: `${url}/results.${form}`,
        summary: `结果文件（.${form}）`,
        answer: file(form),
        params: OneComputation,
      },
      async (actor, { params: { cycle, number }, reply, signal }) =>
        sendFile(reply, await exportResults(actor, { cycle, number: numberOf(number), form, signal }, deps)),
    );
  for (const form of ['pdf', 'html'] as const)
    route(
      app,
      'scorecard:read',
      {
        method: 'GET',
        url: `${url}/scorecards/:subject.${form}`,
        summary: `得分单（.${form}）`,
        answer: file(form),
        params: OneScorecard,
      },
      async (actor, { params: { cycle, number, subject }, reply, signal }) =>
        sendFile(reply, await exportScorecard(actor, { cycle, number: numberOf(number), subject, form, signal }, deps)),
    );
  route(
    app,
    'result:read',
    {
      method: 'GET',
      url: `${url}/snapshot.json`,
      summary: '快照，供离线核验',
      answer: file('json'),
      params: OneComputation,
    },
    async (actor, { params: { cycle, number }, reply, signal }) =>
      sendFile(reply, await exportSnapshot(actor, { cycle, number: numberOf(number), signal }, deps)),
  );
}
