// Claims, findings, rankings and innovations over HTTP (加减分办理).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { adoptClaim, refuseClaim } from '../app/claim/decide.ts';
import { claimIncentive, handInFinding, handInReward } from '../app/claim/hand-in.ts';
import { callForInnovations, handInInnovation, markInnovation, replaceInnovation } from '../app/claim/innovation.ts';
import { type CapLedger, readCapLedger } from '../app/claim/ledger.ts';
import type { ClaimLine } from '../app/claim/line.ts';
import { type Claims, readClaims } from '../app/claim/read.ts';
import { answerRectification, askRectification, judgeRectification, replyToFinding } from '../app/claim/reply.ts';
import { withdrawClaim } from '../app/claim/take-back.ts';
import type { Deps } from '../app/deps.ts';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { FindingClaim, IncentiveClaim, InnovationClaim, RewardClaim, said } from '../domain/claim.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type ClaimsReply = Claims;
export type ClaimReply = ClaimLine;
export type CapLedgerReply = CapLedger;

const Id = z.string().max(400);
/** Ids from outside are random, so that none is taken before its time. */
const Random = z.uuid();
const base = '/api/cycles/:cycle';
const answer = json(replies.claim);

type Verb<Input> = (actor: Actor, input: Input, deps: Deps) => Promise<ClaimReply>;

/** One that hands something in. */
function handIn<Shape extends z.ZodRawShape>(
  app: FastifyInstance,
  deps: Deps,
  act: Act,
  { noun, summary, shape }: { noun: string; summary: string; shape: Shape },
  verb: Verb<{ cycle: string; id: string } & z.infer<z.ZodObject<Shape>>>,
): void {
  const body = z.strictObject({ id: Random, ...shape });
  route(
    app,
    act,
    { method: 'POST', url: `${base}/claims/${noun}`, summary, answer, params: InCycle, body },
    // The shape is the body's without its id, which stands beside it.
    (actor, call) => verb(actor, { ...call.params, ...call.body } as Parameters<typeof verb>[1], deps),
  );
}

/** One that takes a step of a claim; the step has an id of its own. */
function handle<Shape extends z.ZodRawShape>(
  app: FastifyInstance,
  deps: Deps,
  act: Act,
  { noun, summary, shape }: { noun: string; summary: string; shape: Shape },
  verb: Verb<{ cycle: string; claim: string; step: string } & z.infer<z.ZodObject<Shape>>>,
): void {
  const body = z.strictObject({ step: Random, ...shape });
  const params = InCycle.extend({ claim: Id });
  route(
    app,
    act,
    { method: 'POST', url: `${base}/claims/:claim/${noun}`, summary, answer, params, body },
    (actor, call) => verb(actor, { ...call.params, ...call.body } as Parameters<typeof verb>[1], deps),
  );
}

export function claimRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'claim:read',
    {
      method: 'GET',
      url: `${base}/claims`,
      summary: '加减分的申报、问题、排名和创新成果，办到哪一步',
      answer: json(replies.claims),
      params: InCycle,
    },
    (actor, { params }): Promise<ClaimsReply> => readClaims(actor, params, deps),
  );
  route(
    app,
    'claim:read',
    {
      method: 'GET',
      url: `${base}/cap-ledgers/:body`,
      summary: '一个被考评单位的封顶台账：每条加减分的名义分和实际计入的分，哪一条被哪个限额削减',
      answer: json(replies.capLedger),
      params: InCycle.extend({ body: Id }),
    },
    (actor, { params: { cycle, body } }): Promise<CapLedgerReply> =>
      readCapLedger(actor, { cycle, subject: body }, deps),
  );
  handIn(
    app,
    deps,
    'claim:hand-in',
    {
      noun: 'incentives',
      summary: '申报加分：上级表彰表扬，附佐证材料',
      shape: { node: Id, content: IncentiveClaim },
    },
    claimIncentive,
  );
  handIn(
    app,
    deps,
    'finding:hand-in',
    { noun: 'findings', summary: '移送察访核验发现的问题', shape: { node: Id, subject: Id, content: FindingClaim } },
    handInFinding,
  );
  handIn(
    app,
    deps,
    'reward:hand-in',
    {
      noun: 'rewards',
      summary: '登记上级指标排名和它的责任单位，由另一人认定',
      shape: { node: Id, content: RewardClaim },
    },
    handInReward,
  );
  handIn(
    app,
    deps,
    'innovation:hand-in',
    { noun: 'innovations', summary: '交本单位的创新成果，每年一项', shape: { content: InnovationClaim } },
    handInInnovation,
  );
  stepRoutes(app, deps);
  innovationRoutes(app, deps);
}

function stepRoutes(app: FastifyInstance, deps: Deps): void {
  handle(
    app,
    deps,
    'claim:decide',
    {
      noun: 'adoption',
      summary: '认定，同时登记加减分（创新成果按评审组的打分登记计票）',
      shape: { level: said.level, points: said.points, note: said.note },
    },
    adoptClaim,
  );
  handle(
    app,
    deps,
    'claim:decide',
    { noun: 'refusal', summary: '不予认定，写明理由', shape: { reason: said.reason } },
    refuseClaim,
  );
  handle(
    app,
    deps,
    'claim:withdraw',
    { noun: 'withdrawal', summary: '撤回；已经认定的，登记的加减分一并撤回', shape: { reason: said.reason } },
    withdrawClaim,
  );
  handle(
    app,
    deps,
    'finding:reply',
    {
      noun: 'reply',
      summary: '被考评单位反馈意见',
      shape: { stance: said.stance, text: said.text, evidence: said.evidence },
    },
    replyToFinding,
  );
  handle(
    app,
    deps,
    'rectification:ask',
    { noun: 'rectification', summary: '要求整改，限期答复', shape: { text: said.text, dueOn: said.dueOn } },
    askRectification,
  );
  handle(
    app,
    deps,
    'rectification:answer',
    { noun: 'rectification-answer', summary: '答复整改', shape: { text: said.text, evidence: said.evidence } },
    answerRectification,
  );
  handle(
    app,
    deps,
    'rectification:ask',
    { noun: 'rectification-acceptance', summary: '整改合格', shape: { note: said.note } },
    (actor, input) => judgeRectification(actor, { ...input, isAccepted: true }, deps),
  );
  handle(
    app,
    deps,
    'rectification:ask',
    {
      noun: 'rectification-return',
      summary: '退回整改，写明理由和新的期限',
      shape: { reason: said.reason, dueOn: said.dueOn },
    },
    (actor, input) => judgeRectification(actor, { ...input, isAccepted: false }, deps),
  );
}

function innovationRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'innovation:call',
    {
      method: 'POST',
      url: `${base}/innovation-call`,
      summary: '征集创新成果：记在哪一行，交到哪一天',
      answer: json(replies.innovationCall),
      params: InCycle,
      body: z.strictObject({ base: z.int().nonnegative(), node: Id, dueOn: said.dueOn }),
    },
    (actor, { params, body }) => callForInnovations(actor, { ...params, ...body }, deps),
  );
  handle(
    app,
    deps,
    'innovation:hand-in',
    { noun: 'replacement', summary: '截止以前换交创新成果', shape: { content: InnovationClaim } },
    replaceInnovation,
  );
  handle(
    app,
    deps,
    'innovation:mark',
    {
      noun: 'panel-marks',
      summary: '评审创新成果：按每项标准打分，回避本单位',
      shape: { marks: said.marks, note: said.note },
    },
    markInnovation,
  );
}
