// New jurisdictions over HTTP (建立考评辖区).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { createJurisdiction, type Setup } from '../app/jurisdiction.ts';
import { LoginName, PersonName } from '../domain/account.ts';
import { openRoute } from './route.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

const Person = z.strictObject({ name: LoginName, title: PersonName });
const Request = z.strictObject({
  code: z.string().max(64),
  title: z.string().trim().min(2).max(40),
  organiser: z.string().trim().min(2).max(60),
  people: z.strictObject({
    'system-administrator': Person,
    'security-administrator': Person,
    'audit-administrator': Person,
    organiser: Person,
  }),
});
export type SetupRequest = z.infer<typeof Request>;
export type SetupReply = Awaited<ReturnType<typeof createJurisdiction>>;

export function jurisdictionRoutes(app: FastifyInstance, deps: Deps, setup: Setup): void {
  openRoute(
    app,
    {
      method: 'POST',
      url: '/api/jurisdictions',
      summary: '凭服务器显示的设置码建立考评辖区',
      answer: json(replies.jurisdiction),
      body: Request,
    },
    ({ body }) => createJurisdiction(body, deps, setup),
  );
}
