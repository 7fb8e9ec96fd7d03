// Appeals over HTTP (申诉复核): made, taken back, decided; what a decision would do is shown before.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { decideAppeal, previewDecision } from '../app/appeal/decide.ts';
import type { Effect } from '../app/appeal/effect.ts';
import { makeAppeal, withdrawAppeal } from '../app/appeal/make.ts';
import { type AppealsReply as Appeals, listAppeals } from '../app/appeal/read.ts';
import type { Deps } from '../app/deps.ts';
import { appealEvidenceMost, AppealOutcome, correctionsMost } from '../domain/appeal.ts';
import { GivenMark, GivenOther } from '../domain/given-fact.ts';
import { json, nothing } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type AppealsReply = Appeals;
export type AppealEffect = Effect;

const Words = z.string().trim().max(4000);
const Corrections = z.array(z.union([GivenMark, GivenOther])).max(correctionsMost);
const Draft = z.strictObject({ reason: Words.min(1), document: z.string().trim().min(1).max(200), facts: Corrections });

export function appealRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/appeals';
  const Which = InCycle.extend({ appeal: z.uuid() });
  route(
    app,
    'appeal:read',
    {
      method: 'GET',
      url,
      summary: '申诉：被考评单位看本单位的，考评单位看自己评分的行上的，主办单位、纪检监察、审计看全部',
      answer: json(replies.appeals),
      params: InCycle,
    },
    (actor, { params }): Promise<AppealsReply> => listAppeals(actor, params, deps),
  );
  route(
    app,
    'appeal:make',
    {
      method: 'POST',
      url,
      summary: '被考评单位在公示期内就自己得分单上的一行提出申诉',
      answer: json(replies.madeAppeal),
      params: InCycle,
      body: z.strictObject({
        id: z.uuid(),
        body: z.string().max(200),
        node: z.string().max(200),
        reason: Words.min(1),
        source: Words,
        evidence: z.array(z.string().max(64)).max(appealEvidenceMost),
      }),
    },
    (actor, { params, body }) => makeAppeal(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'appeal:make',
    {
      method: 'POST',
      url: `${url}/:appeal/withdrawal`,
      summary: '撤回还没有决定的申诉',
      answer: nothing,
      params: Which,
      body: z.strictObject({ reason: Words }),
    },
    (actor, { params, body }) => withdrawAppeal(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'appeal:decide',
    {
      method: 'POST',
      url: `${url}/:appeal/effect`,
      summary: '不保存：按拟作的更正计算各单位总分和排名的前后；shown 是签署时要带的哈希',
      answer: json(replies.appealEffect),
      params: Which,
      body: Draft,
    },
    (actor, { params, body }): Promise<AppealEffect> => previewDecision(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'appeal:decide',
    {
      method: 'POST',
      url: `${url}/:appeal/decision`,
      summary: '作出复核决定：维持，或者更正（带上给您看的影响的哈希）；更正作为新的事实登记，并按规则重新计算',
      answer: json(replies.appealDecision),
      params: Which,
      body: Draft.extend({ outcome: AppealOutcome, shown: z.string().max(64).nullable() }),
    },
    (actor, { params, body }) => decideAppeal(actor, { ...params, ...body }, deps),
  );
}
