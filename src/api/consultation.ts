// Consultations over HTTP (征求意见): rounds, answers, replies, and the summary as files.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { answerConsultation } from '../app/consultation/answer.ts';
import { exportConsultation } from '../app/consultation/export.ts';
import { listConsultations, readConsultation, type RoundReply } from '../app/consultation/read.ts';
import { releaseConsultation, replyToOpinion } from '../app/consultation/reply.ts';
import { listAddressees, sendConsultation } from '../app/consultation/send.ts';
import type { Deps } from '../app/deps.ts';
import { Day, GivenOpinion, opinionsMost, Verdict } from '../domain/consultation.ts';
import { file, json } from './answer.ts';
import { sendFile } from './download.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { Base, InCycle, wholeIn, WholeText } from './scheme.ts';

export type ConsultationsReply = Awaited<ReturnType<typeof listConsultations>>;
export type ConsultationReply = RoundReply;
export type AddresseesReply = Awaited<ReturnType<typeof listAddressees>>;

const bodyId = z.string().max(200);

export function consultationRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/consultations';
  const Round = InCycle.extend({ round: WholeText });
  const numbered = <Params extends { round: string }>({ round, ...rest }: Params) => ({
    ...rest,
    number: wholeIn(round) ?? 0,
  });

  route(
    app,
    'consultation:read',
    {
      method: 'GET',
      url,
      summary: '各轮征求意见；只能看本单位的，只列征求过本单位的',
      answer: json(replies.consultations),
      params: InCycle,
    },
    (actor, { params }): Promise<ConsultationsReply> => listConsultations(actor, params, deps),
  );

  route(
    app,
    'consultation:send',
    {
      method: 'GET',
      url: `${url}/addressees`,
      summary: '一版方案可以向哪些单位征求意见',
      answer: json(replies.addressees),
      params: InCycle,
      query: z.strictObject({ version: WholeText.optional() }),
    },
    (actor, { params, query }): Promise<AddresseesReply> =>
      listAddressees(actor, { ...params, version: wholeIn(query.version) }, deps),
  );

  route(
    app,
    'consultation:send',
    {
      method: 'POST',
      url,
      summary: '把一版方案发出征求意见；base 是已有的轮数，bodies 为 null 即方案里的所有单位',
      answer: json(replies.sentConsultation),
      params: InCycle,
      body: z.strictObject({
        base: Base,
        version: Base.min(1),
        dueOn: Day,
        note: z.string().max(2000),
        bodies: z.array(bodyId).max(5000).nullable(),
      }),
    },
    (actor, { params, body }) => sendConsultation(actor, { ...params, ...body }, deps),
  );

  route(
    app,
    'consultation:read',
    {
      method: 'GET',
      url: `${url}/:round`,
      summary: '一轮征求意见：发出的那一版、答复、意见和回复；被征求的单位只看到自己的，公布后看到汇总',
      answer: json(replies.consultation),
      params: Round,
    },
    (actor, { params }): Promise<ConsultationReply> => readConsultation(actor, numbered(params), deps),
  );

  route(
    app,
    'consultation:answer',
    {
      method: 'POST',
      url: `${url}/:round/answers/:body`,
      summary: '本单位答复：没有意见（opinions 为空），或逐条意见；base 是本单位已答复的次数',
      answer: json(replies.consultationAnswer),
      params: Round.extend({ body: bodyId }),
      body: z.strictObject({ base: Base, opinions: z.array(GivenOpinion).max(opinionsMost) }),
      bytesMax: 4 * 1024 * 1024,
    },
    (actor, { params, body }) => answerConsultation(actor, { ...numbered(params), ...body }, deps),
  );

  route(
    app,
    'consultation:reply',
    {
      method: 'POST',
      url: `${url}/:round/answers/:body/replies`,
      summary: '回复一条意见：采纳、部分采纳、不采纳，后两种要写理由；done 是已经照办的那一版方案',
      answer: json(replies.consultationReply),
      params: Round.extend({ body: bodyId }),
      body: z.strictObject({
        opinion: z.string().max(64),
        base: Base,
        verdict: Verdict,
        reason: z.string().max(4000),
        done: Base.min(1).nullable(),
      }),
    },
    (actor, { params, body }) => replyToOpinion(actor, { ...numbered(params), ...body }, deps),
  );

  route(
    app,
    'consultation:reply',
    {
      method: 'POST',
      url: `${url}/:round/release`,
      summary: '向被征求意见的单位公布汇总表；到期或全部答复、逐条回复以后才能公布',
      answer: json(replies.consultationRelease),
      params: Round,
    },
    (actor, { params }) => releaseConsultation(actor, numbered(params), deps),
  );

  for (const form of ['docx', 'xlsx'] as const)
    route(
      app,
      'consultation:read',
      {
        method: 'GET',
        url: `${url}/:round/summary.${form}`,
        summary: `征求意见情况汇总表（.${form}）`,
        answer: file(form),
        params: Round,
      },
      async (actor, { params, reply, signal }) =>
        sendFile(reply, await exportConsultation(actor, { ...numbered(params), form, signal }, deps)),
    );
}
