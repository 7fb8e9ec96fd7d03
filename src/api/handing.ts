// Handing marks in over HTTP (评分报送): the board, the four steps, and what stands beside a mark.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import { type HandingReply as Handing, readHandings } from '../app/handing/board.ts';
import { checkMarks, handInMarks, recallMarks, returnMarks } from '../app/handing/hand-in.ts';
import { type MarkCasesReply as Cases, type MarkContext, readMarkCases, readMarkContext } from '../app/mark-context.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type HandingReply = Handing;
export type MarkContextReply = MarkContext;
export type MarkCasesReply = Cases;

const Id = z.string().max(200);
const OfBody = InCycle.extend({ body: Id });
const Covered = z.strictObject({ covered: z.string().regex(/^[0-9a-f]{64}$/u) });
const Reasoned = z.strictObject({ reason: z.string().max(2000) });

export function handingRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/handing';
  const answer = json(replies.handing);
  route(
    app,
    'handing:read',
    {
      method: 'GET',
      url,
      summary: '报送情况：各考评单位评了多少、是否审核和报送；考评单位只看本单位的',
      answer,
      params: InCycle,
    },
    (actor, { params }): Promise<HandingReply> => readHandings(actor, params, deps),
  );
  route(
    app,
    'mark:check',
    {
      method: 'POST',
      url: `${url}/:body/check`,
      summary: '审核本单位的评分；covered 是看到的评分的哈希，评分有改动的不算',
      answer,
      params: OfBody,
      body: Covered,
    },
    (actor, { params, body }): Promise<HandingReply> => checkMarks(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'mark:hand-in',
    {
      method: 'POST',
      url: `${url}/:body/handing-in`,
      summary: '报送本单位的评分：每一条都要经另一人审核，只有一个评分账号的除外；报送后锁定',
      answer,
      params: OfBody,
      body: Covered,
    },
    (actor, { params, body }): Promise<HandingReply> => handInMarks(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'mark:hand-in',
    {
      method: 'POST',
      url: `${url}/:body/recall`,
      summary: '收回本单位报送的评分，截止评分以前',
      answer,
      params: OfBody,
      body: Reasoned,
    },
    (actor, { params, body }): Promise<HandingReply> => recallMarks(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'handing:return',
    {
      method: 'POST',
      url: `${url}/:body/return`,
      summary: '退回一个考评单位报送的评分，要写理由，截止评分以前',
      answer,
      params: OfBody,
      body: Reasoned,
    },
    (actor, { params, body }): Promise<HandingReply> => returnMarks(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'mark:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/mark-context/:node/:subject',
      summary: '一格评分的依据：目标和节点、上一年度的评分、已报送的自评；考评单位只看自己评的格',
      answer: json(replies.markContext),
      params: InCycle.extend({ node: Id, subject: Id }),
    },
    (actor, { params }): Promise<MarkContextReply> => readMarkContext(actor, params, deps),
  );
  route(
    app,
    'mark:read',
    {
      method: 'GET',
      url: '/api/cycles/:cycle/mark-cases/:body',
      summary: '一个考评单位以往的扣分：扣了多少、理由；本年度的在前',
      answer: json(replies.markCases),
      params: OfBody,
    },
    (actor, { params: { cycle, body } }): Promise<MarkCasesReply> =>
      readMarkCases(actor, { cycle, assessor: body }, deps),
  );
}
