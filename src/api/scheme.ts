// The scheme over HTTP (考评方案): versions, signatures, check.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import {
  type AnswerSince,
  answersSince,
  checkScheme,
  listSchemeVersions,
  readScheme,
  saveScheme,
  signParameters,
} from '../app/scheme.ts';
import { effectOfDraft, type SchemeEffect } from '../app/scheme-effect.ts';
import {
  type ChangeLine,
  columnsOfDraft,
  differenceOfVersions,
  exportScheme,
  readSchemeTable,
} from '../app/scheme-table.ts';
import type { Actor } from '../domain/actor.ts';
import { Scheme } from '../domain/scheme.ts';
import { given, Json } from '../domain/setting.ts';
import { Order } from '../domain/stage-change.ts';
import { sendFile } from './download.ts';
import { route } from './route.ts';
import { file, json } from './answer.ts';
import { replies } from './reply.ts';

export const InCycle = z.strictObject({ cycle: z.string().max(64) });
/** A whole number in a query, as text. */
export const WholeText = z.string().regex(/^\d{1,15}$/u);

/** The greatest number that a version or a computation can have in the database. */
const numberMax = 2 ** 31 - 1;
/** The version that somebody worked on; 0: none yet. */
export const Base = z
  .int()
  .nonnegative()
  .max(numberMax - 1);

/** Sent after `facts-unfit` was answered: whoever saves knows which facts will no longer fit. */
export const despiteFacts = z.boolean().optional();

/** The paper that orders a change once the scheme is issued. */
export const order = Order.optional();

/** The newest where nothing is asked for; a number that no version can have stays one. */
export const wholeIn = (text: string | undefined): number | null =>
  text === undefined ? null : Math.min(Number(text), numberMax);

const shown = (row: Awaited<ReturnType<typeof readScheme>>) => ({ ...row, problems: checkScheme(row.scheme) });
const schemeReply = async (actor: Actor, cycle: string, version: number | null, deps: Deps) =>
  shown(await readScheme(actor, { cycle, version }, deps));
export type SchemeReply = Awaited<ReturnType<typeof schemeReply>>;
export type SchemeVersionsReply = Awaited<ReturnType<typeof listSchemeVersions>>;
export type SchemeColumnsReply = { columns: string[] };
export type SchemeEffectReply = { effect: SchemeEffect | null };
export type SchemeTableReply = Awaited<ReturnType<typeof readSchemeTable>>;
export type SchemeDifferenceReply = { changes: ChangeLine[] };
export type AnswersReply = { answers: AnswerSince[] };

export function schemeRoutes(app: FastifyInstance, deps: Deps): void {
  const Version = z.strictObject({ version: WholeText.optional() });
  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme',
      summary: '方案的最新一版或指定的一版，连同检查结果',
      answer: json(replies.scheme),
      params: InCycle,
      query: Version,
    },
    (actor, { params: { cycle }, query: { version } }) => schemeReply(actor, cycle, wholeIn(version), deps),
  );

  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme/versions',
      summary: '方案的各版，新的在前',
      answer: json(replies.schemeVersions),
      params: InCycle,
    },
    (actor, { params }): Promise<SchemeVersionsReply> => listSchemeVersions(actor, params, deps),
  );

  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme/table',
      summary: '方案按官方表样排好的单元格，连同各行的项',
      answer: json(replies.schemeTable),
      params: InCycle,
      query: Version,
    },
    (actor, { params, query }): Promise<SchemeTableReply> =>
      readSchemeTable(actor, { ...params, version: wholeIn(query.version) }, deps),
  );

  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme.docx',
      summary: '方案表（Word）',
      answer: file('docx'),
      params: InCycle,
      query: Version,
    },
    async (actor, { params, query, reply, signal }) =>
      sendFile(reply, await exportScheme(actor, { ...params, version: wholeIn(query.version), signal }, deps)),
  );

  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme/versions/:version/difference',
      summary: '这一版与 from 版的不同，一句一处',
      answer: json(replies.changes),
      params: InCycle.extend({ version: WholeText }),
      query: z.strictObject({ from: WholeText }),
    },
    async (actor, { params: { cycle, version }, query: { from } }): Promise<SchemeDifferenceReply> => ({
      changes: await differenceOfVersions(actor, { cycle, from: wholeIn(from) ?? 0, to: wholeIn(version) ?? 0 }, deps),
    }),
  );

  route(
    app,
    'scheme:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/scheme/answers',
      summary: '各参数现在的取值是从哪一版、什么时候起的',
      answer: json(replies.answers),
      params: InCycle,
    },
    async (actor, { params }): Promise<AnswersReply> => ({ answers: await answersSince(actor, params, deps) }),
  );

  const Save = z.strictObject({
    base: Base.positive(),
    scheme: Scheme,
    note: z.string().max(200),
    despiteFacts,
    order,
  });
  route(
    app,
    'scheme:edit',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/scheme/versions',
      summary: '保存为新的一版；以 base 之后没有别人保存为条件',
      answer: json(replies.scheme),
      params: InCycle,
      body: Save,
      bytesMax: 8 * 1024 * 1024,
    },
    async (actor, { params, body }) => {
      // Answered from what was saved: a second look could fail, and would say that nothing was.
      return shown(await saveScheme(actor, { ...params, ...body }, deps));
    },
  );

  // Looked at before it is saved.
  const draft = {
    params: InCycle,
    body: z.strictObject({ base: Base.positive(), scheme: Scheme }),
    bytesMax: 8 * 1024 * 1024,
  };
  route(
    app,
    'scheme:edit',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/scheme/columns',
      summary: '改好的方案保存以后，官方表比 base 这一版多出哪些列；什么也不保存',
      answer: json(replies.schemeColumns),
      ...draft,
    },
    async (actor, { params, body }): Promise<SchemeColumnsReply> => ({
      columns: await columnsOfDraft(actor, { ...params, ...body }, deps),
    }),
  );

  route(
    app,
    'scheme:edit',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/scheme/effect',
      summary: '改好的方案会使各单位的总分、名次与 base 这一版相比怎样变化；什么也不保存',
      answer: json(replies.schemeEffect),
      ...draft,
    },
    async (actor, { params, body, signal }): Promise<SchemeEffectReply> => ({
      effect: await effectOfDraft(actor, { ...params, ...body, signal }, deps),
    }),
  );

  const Signature = z.strictObject({ key: z.string(), value: given(Json), reason: z.string().trim().min(1).max(1000) });
  const Sign = z.strictObject({
    base: Base.positive(),
    signatures: z.array(Signature).min(1).max(500),
    despiteFacts,
    order,
  });
  route(
    app,
    'parameter:sign',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/parameters',
      summary: '签署参数',
      answer: json(replies.scheme),
      params: InCycle,
      body: Sign,
    },
    async (actor, { params, body }) => {
      return shown(await signParameters(actor, { ...params, ...body }, deps));
    },
  );
}
