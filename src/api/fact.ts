// Facts over HTTP (事实): marks, and the other three kinds.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { type GivenFact, giveFacts, type Saved, readFacts, readMarks } from '../app/fact.ts';
import { readWorkbook, writeWorkbook } from '../app/fact-workbook/workbook.ts';
import { savePresence } from '../app/presence.ts';
import type { Actor } from '../domain/actor.ts';
import { GivenMark, GivenOther } from '../domain/given-fact.ts';
import { sendFile } from './download.ts';
import { bytesOf, route } from './route.ts';
import { InCycle, WholeText } from './scheme.ts';
import { file, json, nothing } from './answer.ts';
import { replies } from './reply.ts';

const Since = z.strictObject({ since: WholeText.optional() });
const bytesMax = 8 * 1024 * 1024;

export type WorkbookReply = Awaited<ReturnType<typeof readWorkbook>>;
export type FactsReply = { facts: Awaited<ReturnType<typeof readFacts>> };

const marksReply = (actor: Actor, cycle: string, since: number, deps: Deps) => readMarks(actor, { cycle, since }, deps);
export type MarksReply = Awaited<ReturnType<typeof marksReply>>;
export type SavedReply = Saved;

export function factRoutes(app: FastifyInstance, deps: Deps): void {
  const save = (cycle: string, facts: readonly GivenFact[]) => ({ cycle, facts });

  route(
    app,
    'mark:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/marks',
      summary: '可看的评分；since 之后的',
      answer: json(replies.marks),
      params: InCycle,
      query: Since,
    },
    (actor, { params: { cycle }, query: { since } }) => marksReply(actor, cycle, Number(since ?? 0), deps),
  );
  const Marks = z.strictObject({ marks: z.array(GivenMark).min(1).max(20_000) });
  route(
    app,
    'mark:give',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/marks',
      summary: '评分',
      answer: json(replies.savedFacts),
      params: InCycle,
      body: Marks,
      bytesMax,
    },
    (actor, { params, body }) => giveFacts(actor, save(params.cycle, body.marks), deps),
  );
  const Cell = z.strictObject({ node: z.string().max(64), subject: z.string().max(64), assessor: z.string().max(64) });
  const Presence = z.strictObject({ cell: Cell.nullable() });
  route(
    app,
    'mark:give',
    {
      method: 'PUT',
      url: '/api/cycles/:cycle/presence',
      summary: '正在编辑哪一格',
      answer: nothing,
      params: InCycle,
      body: Presence,
    },
    (actor, { params: { cycle }, body: { cell } }) => savePresence(actor, { cycle, cell }, deps),
  );

  route(
    app,
    'fact:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/facts',
      summary: '加减分、数据、计票；since 之后的',
      answer: json(replies.facts),
      params: InCycle,
      query: Since,
    },
    async (actor, { params: { cycle }, query: { since } }) => ({
      facts: await readFacts(actor, { cycle, since: Number(since ?? 0) }, deps),
    }),
  );
  const Facts = z.strictObject({ facts: z.array(GivenOther).min(1).max(20_000) });
  route(
    app,
    'fact:add',
    {
      method: 'POST',
      url: '/api/cycles/:cycle/facts',
      summary: '登记加减分、数据、计票',
      answer: json(replies.savedFacts),
      params: InCycle,
      body: Facts,
      bytesMax,
    },
    (actor, { params, body }) => giveFacts(actor, save(params.cycle, body.facts), deps),
  );

  const workbook = '/api/cycles/:cycle/facts/workbook' as const;
  route(
    app,
    'workbook:fill',
    {
      method: 'GET',
      url: workbook,
      summary: '填报表（.xlsx），已登记的填在里面',
      answer: file('xlsx'),
      params: InCycle,
    },
    async (actor, { params, reply, signal }) =>
      sendFile(reply, await writeWorkbook(actor, { ...params, signal }, deps)),
  );
  const Import = z.strictObject({ name: z.string().max(200), commit: z.enum(['true', 'false']).optional() });
  route(
    app,
    'workbook:fill',
    {
      method: 'POST',
      url: workbook,
      summary: '导入填报表（正文是文件的字节）；没有 commit=true 的只核对，结论与导入相同',
      answer: json(replies.workbook),
      params: InCycle,
      query: Import,
      isBytes: true,
      bytesMax: 32 * 1024 * 1024,
    },
    (actor, { params: { cycle }, query: { name, commit }, request, signal }) =>
      readWorkbook(
        actor,
        { cycle, upload: { name, bytes: bytesOf(request), signal }, commit: commit === 'true' },
        deps,
      ),
  );
}
