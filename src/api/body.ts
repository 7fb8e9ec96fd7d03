// The directory over HTTP (单位名录).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { exportDirectory, importDirectory } from '../app/body/list.ts';
import { namesUsed } from '../app/body/names.ts';
import { readDirectory } from '../app/body/read.ts';
import { createBody, retire, saveBody } from '../app/body/save.ts';
import type { Deps } from '../app/deps.ts';
import type { Actor } from '../domain/actor.ts';
import { SectionKind } from '../domain/directory-list.ts';
import { sendFile } from './download.ts';
import { bytesOf, route } from './route.ts';
import { file, json } from './answer.ts';
import { replies } from './reply.ts';

const Id = z.strictObject({ id: z.string().max(64) });
const Title = z.string().trim().min(1).max(60);
const Draft = z.strictObject({
  title: Title,
  names: z.array(Title).max(50),
  sections: z.array(z.strictObject({ id: z.string().max(64).nullable(), title: Title, kind: SectionKind })).max(300),
});
export type BodyDraft = z.infer<typeof Draft>;

const directoryReply = async (actor: Actor, deps: Deps) => ({ bodies: await readDirectory(actor, deps) });
export type DirectoryReply = Awaited<ReturnType<typeof directoryReply>>;

const namesReply = async (actor: Actor, id: string, deps: Deps) => ({ names: await namesUsed(actor, { id }, deps) });
export type NamesReply = Awaited<ReturnType<typeof namesReply>>;
export type ListReply = Awaited<ReturnType<typeof importDirectory>>;

export function bodyRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/bodies';
  route(
    app,
    'body:read',
    { method: 'GET', url, summary: '单位名录：单位、别名、科室和人员', answer: json(replies.bodies) },
    (actor) => directoryReply(actor, deps),
  );
  route(
    app,
    'body:read',
    {
      method: 'GET',
      url: `${url}/:id/names`,
      summary: '各年度文件里对这个单位及其科室的称呼',
      answer: json(replies.names),
      params: Id,
    },
    (actor, { params: { id } }) => namesReply(actor, id, deps),
  );
  route(
    app,
    'body:import',
    {
      method: 'GET',
      url: `${url}/list`,
      summary: '名录表（.xlsx）：现有的单位、科室和人员，填好后可以再导入',
      answer: file('xlsx'),
    },
    async (actor, { reply, signal }) => sendFile(reply, await exportDirectory(actor, { signal }, deps)),
  );
  const Upload = z.strictObject({ name: z.string().min(1).max(200), commit: z.literal('true').optional() });
  route(
    app,
    'body:import',
    {
      method: 'POST',
      url: `${url}/list`,
      summary: '试读名录表（.xlsx 的字节）；commit=true 时导入',
      answer: json(replies.directory),
      query: Upload,
      isBytes: true,
      bytesMax: 20 * 1024 * 1024,
    },
    (actor, { query: { name, commit }, request, signal }) =>
      importDirectory(actor, { name, bytes: bytesOf(request), signal, isCommit: commit === 'true' }, deps),
  );
  route(
    app,
    'body:edit',
    { method: 'POST', url, summary: '增加单位', answer: json(replies.body), body: Draft },
    (actor, { body }) => createBody(actor, body, deps),
  );
  route(
    app,
    'body:edit',
    {
      method: 'PUT',
      url: `${url}/:id`,
      summary: '修改单位的名称、别名和科室；以 revision 之后没有别人修改为条件',
      answer: json(replies.body),
      params: Id,
      body: Draft.extend({ revision: z.string().max(64) }),
    },
    (actor, { params, body }) => saveBody(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'body:edit',
    { method: 'PUT', url: `${url}/:id/retirement`, summary: '停用单位', answer: json(replies.body), params: Id },
    (actor, { params: { id } }) => retire(actor, { id, isRetired: true }, deps),
  );
  route(
    app,
    'body:edit',
    { method: 'DELETE', url: `${url}/:id/retirement`, summary: '恢复单位', answer: json(replies.body), params: Id },
    (actor, { params: { id } }) => retire(actor, { id, isRetired: false }, deps),
  );
}
