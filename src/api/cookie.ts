// The session's cookie (会话凭据): bound to this host, out of reach of scripts, never sent from other sites.
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers keep a `__Host-` cookie over TLS only; on this machine's own address it goes by a plain name. */
export const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-plumbline' : 'plumbline');

/** A token as the server gives it out; anything else is none. */
const tokenShape = /^[\w-]{1,64}\.[\w-]{43}$/u;

export function tokenIn(request: FastifyRequest, isSecure: boolean): string | null {
  const token = request.cookies[cookieName(isSecure)];
  return token !== undefined && tokenShape.test(token) ? token : null;
}

export function giveToken(reply: FastifyReply, token: string, expires: Date, isSecure: boolean): void {
  void reply.setCookie(cookieName(isSecure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    expires,
  });
}

export function takeToken(reply: FastifyReply, isSecure: boolean): void {
  void reply.clearCookie(cookieName(isSecure), { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure });
}
