// Self-assessments over HTTP (自评).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../app/deps.ts';
import {
  listSelfAssessments,
  readSelfAssessment,
  type SelfAssessmentReply as One,
  type SelfAssessmentsReply as All,
} from '../app/self-assessment/read.ts';
import { handInSelfAssessment, writeSelfAssessment } from '../app/self-assessment/write.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type SelfAssessmentReply = One;
export type SelfAssessmentsReply = All;

const Id = z.string().max(200);
const OfBody = InCycle.extend({ body: Id });

export function selfAssessmentRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/self-assessments';
  route(
    app,
    'self-assessment:read',
    {
      method: 'GET',
      url,
      summary: '各单位的自评：写了多少项、是否报送、是否逾期；单位只看本单位的',
      answer: json(replies.selfAssessments),
      params: InCycle,
    },
    (actor, { params }): Promise<SelfAssessmentsReply> => listSelfAssessments(actor, params, deps),
  );
  route(
    app,
    'self-assessment:read',
    {
      method: 'GET',
      url: `${url}/:body`,
      summary: '一个单位的自评，逐项；科室只看自己牵头的和自己是责任人、AB 岗的',
      answer: json(replies.selfAssessment),
      params: OfBody,
    },
    (actor, { params }): Promise<SelfAssessmentReply> => readSelfAssessment(actor, params, deps),
  );
  route(
    app,
    'self-assessment:write',
    {
      method: 'POST',
      url: `${url}/:body/rows`,
      summary: '写一项自评；base 是已看到的版次，新的一版在上，旧的保留',
      answer: json(replies.selfAssessment),
      params: OfBody,
      body: z.strictObject({
        node: Id,
        base: z.int().min(0).max(100_000),
        text: z.string().max(5000),
        claimed: z.string().max(20).nullable(),
      }),
    },
    (actor, { params, body }): Promise<SelfAssessmentReply> => writeSelfAssessment(actor, { ...params, ...body }, deps),
  );
  route(
    app,
    'self-assessment:hand-in',
    {
      method: 'POST',
      url: `${url}/:body/handing-in`,
      summary: '确认并报送本单位的自评；逾期的照收并注明；covered 是看到的各版的哈希',
      answer: json(replies.selfAssessment),
      params: OfBody,
      body: z.strictObject({ covered: z.string().regex(/^[0-9a-f]{64}$/u) }),
    },
    (actor, { params, body }): Promise<SelfAssessmentReply> =>
      handInSelfAssessment(actor, { ...params, ...body }, deps),
  );
}
