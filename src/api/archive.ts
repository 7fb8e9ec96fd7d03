// Archives and checkpoints over HTTP (归档).
import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { exportArchive } from '../app/archive/export.ts';
import { readCheckpoints } from '../app/checkpoint.ts';
import type { Deps } from '../app/deps.ts';
import { file, json } from './answer.ts';
import { sendStream } from './download.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type CheckpointsReply = Awaited<ReturnType<typeof readCheckpoints>>;

export function archiveRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'checkpoint:read',
    {
      method: 'GET',
      url: '/api/checkpoints',
      summary: '留痕检查点的公钥，和最近的一个检查点',
      answer: json(replies.checkpoints),
    },
    (actor) => readCheckpoints(actor, deps),
  );
  route(
    app,
    'archive:export',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/archive.zip',
      summary: '年度归档包，供离线核验',
      answer: file('zip'),
      params: InCycle,
    },
    async (actor, { params: { cycle }, reply, signal }) => {
      const { name, path, size, remove } = await exportArchive(actor, { cycle, signal }, deps);
      const stream = createReadStream(path);
      // Sent to its end or not: nothing stays on the disk of the server.
      stream.once('close', () => void remove());
      return sendStream(reply, { name, size, chunks: stream });
    },
  );
}
