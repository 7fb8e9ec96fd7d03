// Logging in and out over HTTP (登录).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { demoAccounts } from '../app/demo-city/account.ts';
import { changePassword, closeSession, listJurisdictions, openSession } from '../app/session.ts';
import { describeActor } from '../app/account.ts';
import type { Actor } from '../domain/actor.ts';
import { giveToken, takeToken } from './cookie.ts';
import { openRoute, route } from './route.ts';
import { openThrottle } from './throttle.ts';
import { json, nothing } from './answer.ts';
import { replies } from './reply.ts';

/** Who is logged in, and what the login page offers. */
export async function sessionReply(actor: Actor | null, deps: Deps) {
  const jurisdictions = await listJurisdictions(deps);
  const isDemonstration = jurisdictions.some(({ demonstration }) => demonstration !== null);
  return {
    account: actor === null ? null : await describeActor(actor, deps),
    jurisdictions,
    demoAccounts: isDemonstration ? demoAccounts : [],
  };
}
export type SessionReply = Awaited<ReturnType<typeof sessionReply>>;

export function sessionRoutes(app: FastifyInstance, deps: Deps, { isSecure }: { isSecure: boolean }): void {
  const throttle = openThrottle(deps.now);
  openRoute(
    app,
    {
      method: 'GET',
      url: '/api/session',
      summary: '当前登录的账号，以及登录页要用的辖区',
      answer: json(replies.session),
    },
    ({ request }) => sessionReply(request.actor, deps),
  );

  const Login = z.strictObject({
    jurisdiction: z.string().max(64).optional(),
    name: z.string().min(1).max(64),
    password: z.string().min(1).max(200),
  });
  openRoute(
    app,
    { method: 'POST', url: '/api/session', summary: '登录', answer: json(replies.session), body: Login },
    async ({ body: { jurisdiction, name, password }, request, reply }) => {
      const [only] = await listJurisdictions(deps);
      const login = { jurisdiction: jurisdiction ?? only?.id ?? '', name, password };
      const opened = await throttle.pass(request.ip, () => openSession(login, deps));
      giveToken(reply, opened.token, opened.expiresAt, isSecure);
      return sessionReply(opened.actor, deps);
    },
  );

  openRoute(
    app,
    { method: 'DELETE', url: '/api/session', summary: '退出登录', answer: nothing },
    async ({ request, reply }) => {
      const { actor, token } = request;
      if (actor !== null && token !== null) await closeSession(actor, { token }, deps);
      takeToken(reply, isSecure);
    },
  );

  const Change = z.strictObject({ before: z.string().min(1).max(200), after: z.string().min(1).max(200) });
  route(
    app,
    'password:change',
    { method: 'PUT', url: '/api/session/password', summary: '修改自己的密码', answer: nothing, body: Change },
    (actor, { body, request }) => changePassword(actor, { ...body, token: request.token ?? '' }, deps),
  );
}
