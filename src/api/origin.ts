// Where a request may come from (来源检查): this server's own pages, under its own name.
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal.ts';

/** `publicUrl` is the address that people type, where a proxy stands before the server; null: this machine's own. */
export type Place = { publicUrl: string | null };

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u;
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const refuse = (): never => {
  throw new Refusal('origin-refused', {
    what: '这个请求被拒绝了。',
    why: '它不是从本系统自己的页面发出的。',
    next: '请在浏览器里打开本系统的地址，登录后操作。',
    english: 'The request did not come from this system’s own pages.',
  });
};

/** Throws `origin-refused` for a foreign host name (rebinding) and for changes that other pages send. */
export function insistOnOrigin(request: FastifyRequest, { publicUrl }: Place): void {
  const { host = '', origin } = request.headers;
  const own = publicUrl === null ? `http://${host}` : new URL(publicUrl).origin;
  const isOwnHost = publicUrl === null ? loopback.test(host) : host === new URL(publicUrl).host;
  if (!isOwnHost) refuse();
  if (changing.has(request.method) && origin !== own) refuse();
}
