// Computations over HTTP (计算): the list, the ranking, single scorecards, and the whole snapshot.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBasis, readDifference } from '../app/computation-difference.ts';
import { compute, listComputations, readComputation } from '../app/computation.ts';
import type { Deps } from '../app/deps.ts';
import { readRanking } from '../app/ranking.ts';
import { readScorecard } from '../app/scorecard.ts';
import type { Actor } from '../domain/actor.ts';
import { route } from './route.ts';
import { InCycle, wholeIn, WholeText } from './scheme.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

export type { Basis as BasisReply, Difference as DifferenceReply } from '../app/computation-difference.ts';
export type { Ranking as RankingReply } from '../app/ranking.ts';
export type { ScorecardAnswer as ScorecardReply } from '../app/scorecard.ts';

export type ComputeReply = Awaited<ReturnType<typeof compute>>;

export const OneComputation = InCycle.extend({ number: WholeText.or(z.literal('newest')) });
export const OneScorecard = OneComputation.extend({ subject: z.string().max(64) });

/** Null asks for the newest. */
export const numberOf = (text: string): number | null => wholeIn(text === 'newest' ? undefined : text);

const computationsReply = async (actor: Actor, cycle: string, deps: Deps) => ({
  computations: await listComputations(actor, { cycle }, deps),
});
export type ComputationsReply = Awaited<ReturnType<typeof computationsReply>>;

export function computationRoutes(app: FastifyInstance, deps: Deps): void {
  const url = '/api/cycles/:cycle/computations';
  route(
    app,
    'result:read',
    { method: 'GET', url, summary: '各次计算，新的在前', answer: json(replies.computations), params: InCycle },
    (actor, { params: { cycle } }) => computationsReply(actor, cycle, deps),
  );
  route(
    app,
    'result:compute',
    { method: 'POST', url, summary: '计算一次', answer: json(replies.computation), params: InCycle },
    (actor, { params: { cycle }, signal }) => compute(actor, { cycle, signal }, deps),
  );
  route(
    app,
    'result:read',
    {
      method: 'GET',
      url: `${url}/:number`,
      summary: '一次计算的完整快照；newest 为最新一次',
      answer: json(replies.snapshot),
      params: OneComputation,
    },
    (actor, { params: { cycle, number } }) => readComputation(actor, { cycle, number: numberOf(number) }, deps),
  );
  route(
    app,
    'result:read',
    {
      method: 'GET',
      url: `${url}/:number/ranking`,
      summary: '一次计算的排名',
      answer: json(replies.ranking),
      params: OneComputation,
    },
    (actor, { params: { cycle, number } }) => readRanking(actor, { cycle, number: numberOf(number) }, deps),
  );
  route(
    app,
    'scorecard:read',
    {
      method: 'GET',
      url: `${url}/:number/scorecards/:subject`,
      summary: '一个单位的得分单',
      answer: json(replies.scorecard),
      params: OneScorecard,
    },
    (actor, { params: { cycle, number, subject } }) =>
      readScorecard(actor, { cycle, number: numberOf(number), subject }, deps),
  );
  route(
    app,
    'result:read',
    {
      method: 'GET',
      url: `${url}/:number/basis`,
      summary: '一次计算所依据的方案和事实，供试算',
      answer: json(replies.basis),
      params: OneComputation,
    },
    (actor, { params: { cycle, number } }) => readBasis(actor, { cycle, number: numberOf(number) }, deps),
  );
  const Two = InCycle.extend({ number: WholeText, other: WholeText });
  route(
    app,
    'result:read',
    {
      method: 'GET',
      url: `${url}/:number/difference/:other`,
      summary: '从一次计算到另一次的变化',
      answer: json(replies.difference),
      params: Two,
    },
    (actor, { params: { cycle, number, other } }) =>
      readDifference(actor, { cycle, from: wholeIn(number) ?? 0, to: wholeIn(other) ?? 0 }, deps),
  );
}
