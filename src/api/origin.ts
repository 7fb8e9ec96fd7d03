// Where a request may come from (来源检查): this server's own pages, under its own name.
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal.ts';

/**
 * How people reach the server: on this machine only, over its own TLS, or through a proxy at `url` (https) that
 * passes the Host on and says X-Forwarded-Proto.
 */
export type Reach = { by: 'machine' } | { by: 'tls' } | { by: 'proxy'; url: string };

/** Whether cookies may be bound to TLS. */
export const isSecure = ({ by }: Reach): boolean => by !== 'machine';

const loopback = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\])(?::\d+)?$/u;
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const refuse = (): never => {
  throw new Refusal('origin-refused', {
    what: '这个请求被拒绝了。',
    why: '它不是从本系统自己的页面、按本系统的地址发出的。',
    next: '请在浏览器里打开本系统的地址，登录后操作；经过代理的，代理要原样传递 Host，并写明 X-Forwarded-Proto。',
    english:
      'The request did not come from this system’s own pages under its own address; a proxy must pass Host on and say X-Forwarded-Proto.',
  });
};

/** The origin of the server's own pages, as this request names it; null where its address is not the server's. */
export function ownOrigin({ headers }: FastifyRequest, reach: Reach): string | null {
  const { host = '' } = headers;
  if (reach.by === 'machine') return loopback.test(host) ? `http://${host}` : null;
  if (reach.by === 'tls') return `https://${host}`;
  const { host: own, origin } = new URL(reach.url);
  return host === own && headers['x-forwarded-proto'] === 'https' ? origin : null;
}

/** Throws `origin-refused` for a foreign host name (rebinding), plain text past a proxy, and changes that other pages send. */
export function insistOnOrigin(request: FastifyRequest, reach: Reach): void {
  const own = ownOrigin(request, reach);
  if (own === null) refuse();
  if (changing.has(request.method) && request.headers.origin !== own) refuse();
}
