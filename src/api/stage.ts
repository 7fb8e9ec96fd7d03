// The stages of a year over HTTP (考评阶段): each transition is a noun in the address; what takes two people is proposed there and agreed to apart.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { saveCalendar } from '../app/calendar.ts';
import type { Deps } from '../app/deps.ts';
import { agree, decline, propose } from '../app/proposal.ts';
import { moveStage } from '../app/stage.ts';
import { readStage } from '../app/stage-view.ts';
import { Calendar } from '../domain/calendar.ts';
import { Proposed } from '../domain/proposal.ts';
import { TransitionName, transitions } from '../domain/stage.ts';
import { Order } from '../domain/stage-change.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';
import { route } from './route.ts';
import { InCycle } from './scheme.ts';

export type { ProposalEntry, StageStep, StageView as StageReply } from '../app/stage-view.ts';

const Reason = z.string().trim().max(500);
const Said = z.strictObject({ reason: Reason.default(''), document: Order.nullable().default(null) });
const Motion = z.strictObject({ reason: Reason.default('') });
const OneProposal = InCycle.extend({ proposal: z.string().max(64) });

const url = '/api/cycles/:cycle';

/** What one person does in one step. */
function moveRoutes(app: FastifyInstance, deps: Deps): void {
  for (const transition of TransitionName.options) {
    const { zh, act, hands } = transitions[transition];
    if (hands !== 'one') continue;
    route(
      app,
      act,
      {
        method: 'POST',
        url: `${url}/${transition}`,
        summary: zh,
        answer: json(replies.stage),
        params: InCycle,
        body: Said,
      },
      async (actor, { params: { cycle }, body: { reason, document } }) => {
        await moveStage(actor, { cycle, transition, reason, document }, deps);
        return readStage(actor, { cycle }, deps);
      },
    );
  }
}

/** What one person proposes. */
function proposeRoutes(app: FastifyInstance, deps: Deps): void {
  const add = <Body extends z.ZodType>(
    noun: 'closure' | 'extension' | 'application' | 'archive' | 'reopening',
    summary: string,
    body: Body,
    proposedOf: (said: z.infer<Body>) => Proposed,
  ): void =>
    route(
      app,
      noun === 'extension' ? 'extension:propose' : transitions[noun].act,
      { method: 'POST', url: `${url}/${noun}`, summary, answer: json(replies.stage), params: InCycle, body },
      async (actor, { params: { cycle }, body: said }) => {
        await propose(actor, { cycle, proposed: proposedOf(said) }, deps);
        return readStage(actor, { cycle }, deps);
      },
    );
  for (const noun of ['closure', 'archive', 'reopening'] as const)
    add(noun, `提请${transitions[noun].zh}，由另一人同意`, Motion, ({ reason }) => ({ kind: noun, reason }));
  add(
    'extension',
    '提请把评分截止日改到另一天，由另一人同意',
    Motion.extend({ closesOn: Calendar.shape.closesOn }),
    ({ reason, closesOn }) => ({ kind: 'extension', reason, closesOn }),
  );
  add(
    'application',
    '提请采用一次计算，由另一单位的人同意',
    Motion.extend({ number: z.int().positive() }),
    ({ reason, number }) => ({ kind: 'application', reason, number }),
  );
}

export function stageRoutes(app: FastifyInstance, deps: Deps): void {
  route(
    app,
    'cycle:read',
    {
      method: 'GET',
      url: `${url}/stage`,
      summary: '一个年度所处的阶段、日程、可以做的事、等待同意的提请',
      answer: json(replies.stage),
      params: InCycle,
    },
    (actor, { params: { cycle } }) => readStage(actor, { cycle }, deps),
  );
  moveRoutes(app, deps);
  proposeRoutes(app, deps);
  route(
    app,
    'proposal:answer',
    {
      method: 'POST',
      url: `${url}/proposals/:proposal/agreement`,
      summary: '同意别人的提请，随即办理',
      answer: json(replies.stage),
      params: OneProposal,
    },
    async (actor, { params: { cycle, proposal } }) => {
      await agree(actor, { cycle, proposal }, deps);
      return readStage(actor, { cycle }, deps);
    },
  );
  route(
    app,
    'proposal:answer',
    {
      method: 'POST',
      url: `${url}/proposals/:proposal/refusal`,
      summary: '不同意别人的提请，或者撤回自己的',
      answer: json(replies.stage),
      params: OneProposal,
      body: Motion,
    },
    async (actor, { params: { cycle, proposal }, body: { reason } }) => {
      await decline(actor, { cycle, proposal, reason }, deps);
      return readStage(actor, { cycle }, deps);
    },
  );
  route(
    app,
    'calendar:edit',
    {
      method: 'PUT',
      url: `${url}/calendar`,
      summary: '安排考评日程',
      answer: json(replies.stage),
      params: InCycle,
      body: z.strictObject({ base: z.int().nonnegative(), calendar: Calendar }),
    },
    async (actor, { params: { cycle }, body: { base, calendar } }) => {
      await saveCalendar(actor, { cycle, base, calendar }, deps);
      return readStage(actor, { cycle }, deps);
    },
  );
}
