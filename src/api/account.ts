// Accounts over HTTP (账号).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  closeAccount,
  grantRoles,
  listAccounts,
  moveAccount,
  openAccount,
  resetPassword,
  unlockAccount,
} from '../app/account.ts';
import type { Deps } from '../app/deps.ts';
import { LoginName, PersonName } from '../domain/account.ts';
import type { Actor } from '../domain/actor.ts';
import { Role } from '../domain/role.ts';
import { route } from './route.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

const Id = z.strictObject({ id: z.string().max(64) });
const IdOrNull = z.string().max(64).nullable();
const Place = z.strictObject({ title: PersonName, body: IdOrNull, section: IdOrNull });
const Roles = z.array(Role).max(Role.options.length);

const accountsReply = async (actor: Actor, deps: Deps) => ({ accounts: await listAccounts(actor, deps) });
export type AccountsReply = Awaited<ReturnType<typeof accountsReply>>;
export type OpenedReply = Awaited<ReturnType<typeof openAccount>>;

export function accountRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/accounts';
  route(app, 'account:read', { method: 'GET', url, summary: '本辖区的账号', answer: json(replies.accounts) }, (actor) =>
    accountsReply(actor, deps),
  );

  const Request = Place.extend({ name: LoginName, wanted: Roles });
  route(
    app,
    'account:create',
    {
      method: 'POST',
      url,
      summary: '开立账号；答复里的初始密码只显示这一次',
      answer: json(replies.openedAccount),
      body: Request,
    },
    (actor, { body }) => openAccount(actor, body, deps),
  );
  route(
    app,
    'account:create',
    {
      method: 'PUT',
      url: `${url}/:id`,
      summary: '修改姓名和所在单位、科室',
      answer: json(replies.account),
      params: Id,
      body: Place,
    },
    (actor, { params, body }) => moveAccount(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'account:create',
    { method: 'PUT', url: `${url}/:id/closure`, summary: '停用账号', answer: json(replies.account), params: Id },
    (actor, { params: { id } }) => closeAccount(actor, { id, isClosed: true }, deps),
  );
  route(
    app,
    'account:create',
    { method: 'DELETE', url: `${url}/:id/closure`, summary: '恢复账号', answer: json(replies.account), params: Id },
    (actor, { params: { id } }) => closeAccount(actor, { id, isClosed: false }, deps),
  );
  route(
    app,
    'account:grant',
    {
      method: 'PUT',
      url: `${url}/:id/roles`,
      summary: '授予角色：以后就是这些',
      answer: json(replies.account),
      params: Id,
      body: z.strictObject({ roles: Roles }),
    },
    (actor, { params, body }) => grantRoles(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'account:unlock',
    { method: 'DELETE', url: `${url}/:id/lock`, summary: '解锁账号', answer: json(replies.account), params: Id },
    (actor, { params }) => unlockAccount(actor, params, deps),
  );
  route(
    app,
    'account:unlock',
    {
      method: 'PUT',
      url: `${url}/:id/password`,
      summary: '重置密码；答复里的初始密码只显示这一次',
      answer: json(replies.openedAccount),
      params: Id,
    },
    (actor, { params }) => resetPassword(actor, params, deps),
  );
}
