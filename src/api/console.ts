// The console's files (控制台文件): the built pages, each under a policy that runs no script but our own.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { isInterface } from './route.ts';

/** No inline script at all; styles only from files and with the nonce that antd gets for its own. */
export const policyFor = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `frame-src 'self' blob:`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

declare module 'fastify' {
  interface FastifyReply {
    nonce: string;
  }
}

/** Serves `folder`: hashed files for ever, and for every other address the page itself; each answer with a fresh nonce. */
export async function consoleRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  app.decorateReply('nonce', '');
  app.addHook('onRequest', async (request, reply) => {
    if (isInterface(request)) return;
    reply.nonce = randomBytes(16).toString('base64');
    void reply.header('Content-Security-Policy', policyFor(reply.nonce));
  });
  await app.register(statics, {
    root: join(folder, 'assets'),
    serve: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { act: 'anyone' }, schema: { hide: true } },
    (request, reply) => reply.sendFile(`/${request.params['*']}`),
  );
  app.get('/*', { config: { act: 'anyone' }, schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', reply.nonce)),
  );
}
