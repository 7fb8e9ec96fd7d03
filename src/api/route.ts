// How a route is declared (路由声明): with its permission, its shapes and one verb; nothing is served without a permission.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import type { Act } from '../domain/act.ts';
import { insist } from '../domain/permission.ts';
import { Refusal } from '../domain/refusal.ts';
import { type Answer, fileBytes, operationIdOf, responsesOf } from './answer.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    act?: Act | 'anyone';
  }
  interface FastifyRequest {
    actor: Actor | null;
    token: string | null;
  }
}

type Shape = z.ZodType;
const empty = z.strictObject({});
type Empty = typeof empty;

/** `body` is JSON; with `isBytes` the request is a file, whose bytes `bytesOf` gives. */
type Declaration<Params extends Shape, Query extends Shape, Body extends Shape> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: `/api${string}`;
  /** One Chinese sentence for the API's own description. */
  summary: string;
  answer: Answer;
  params?: Params;
  query?: Query;
  body?: Body;
  isBytes?: true;
  bytesMax?: number;
};

type Call<Params extends Shape, Query extends Shape, Body extends Shape> = {
  params: z.infer<Params>;
  query: z.infer<Query>;
  body: z.infer<Body>;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Aborted when the connection ends before the answer is out. */
  signal: AbortSignal;
};

/** The request is read to its end long before: only the answer knows of a connection that broke. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (raw.closed) gone.abort();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

function add<Params extends Shape, Query extends Shape, Body extends Shape>(
  app: FastifyInstance,
  act: Act | 'anyone',
  declared: Declaration<Params, Query, Body>,
  handle: (call: Call<Params, Query, Body>) => unknown,
): void {
  const { method, url, summary, answer, params, query, body, isBytes, bytesMax } = declared;
  app.route({
    method,
    url,
    // An export that sends no file would still be told in the journal as one that went out.
    exposeHeadRoute: false,
    config: { act },
    ...(bytesMax === undefined ? {} : { bodyLimit: bytesMax }),
    schema: {
      summary,
      tags: [url.split('/')[2] ?? 'api'],
      operationId: operationIdOf(method, url),
      security: act === 'anyone' ? [] : [{ session: [] }],
      params: params ?? empty,
      querystring: query ?? empty,
      ...(body === undefined ? {} : { body }),
      ...(isBytes === undefined ? {} : { body: fileBytes, consumes: ['application/octet-stream'] }),
      response: responsesOf(answer),
    },
    // The shapes above have checked what these types claim.
    handler: async (request, reply) => {
      const signal = goneSignal(reply);
      const given = await handle({
        params: request.params as z.infer<Params>,
        query: request.query as z.infer<Query>,
        body: request.body as z.infer<Body>,
        request,
        reply,
        signal,
      });
      if (reply.sent) return reply;
      if (given === undefined) return reply.status(204).send();
      return reply.send(given);
    },
  });
}

/** A route for whoever is logged in and may `act`; the verb asks again, with whose thing it is. */
export function route<Params extends Shape = Empty, Query extends Shape = Empty, Body extends Shape = z.ZodUndefined>(
  app: FastifyInstance,
  act: Act,
  declared: Declaration<Params, Query, Body>,
  handle: (actor: Actor, call: Call<Params, Query, Body>) => unknown,
): void {
  add(app, act, declared, (call) => handle(insistOnActor(call.request), call));
}

/** The bytes of a file that was sent as such. Throws `input-invalid`. */
export function bytesOf({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body)) return body;
  throw new Refusal('input-invalid', {
    what: '没有收到文件。',
    why: '这个地址要的是文件的字节（application/octet-stream）。',
    next: '请在页面上重新选择文件。',
    english: 'This address takes the bytes of a file (application/octet-stream).',
  });
}

/** A route that needs no login. */
export function openRoute<
  Params extends Shape = Empty,
  Query extends Shape = Empty,
  Body extends Shape = z.ZodUndefined,
>(
  app: FastifyInstance,
  declared: Declaration<Params, Query, Body>,
  handle: (call: Call<Params, Query, Body>) => unknown,
): void {
  add(app, 'anyone', declared, handle);
}

/** Whether a request is for the programs' interface, by the route that takes it: what only begins like it is a page. */
export const isInterface = ({ routeOptions }: FastifyRequest): boolean =>
  /^\/api(?:\/|$)/u.test(routeOptions.url ?? '');

/** Every route says who may use it, the pages too; one that does not, ends the start of the server and the tests. */
export function insistOnActs(app: FastifyInstance): void {
  app.addHook('onRoute', (options) => {
    if (options.config?.act === undefined)
      throw new Error(`the route ${String(options.method)} ${options.url} declares no permission`);
  });
}

/** Throws `session-needed` or `not-permitted` where the route's permission is not the actor's. */
export function insistOnAct(request: FastifyRequest): void {
  const { act } = request.routeOptions.config;
  if (act !== undefined && act !== 'anyone') insist(insistOnActor(request), act);
}

/**
 * Pages say for which account they are open: a browser has one session for all its tabs, and somebody else may have
 * logged in since. Throws `other-account`. Programs need not say it.
 */
export function insistOnAccount({ actor, headers }: FastifyRequest): void {
  const named = headers['plumbline-account'];
  if (actor === null || named === undefined || named === encodeURIComponent(actor.account)) return;
  throw new Refusal('other-account', {
    what: '这一步没有做。',
    why: `这一页是用另一个账号打开的，这个浏览器里现在登录的是“${actor.title}”。`,
    next: '请重新登录原来的账号，或者重新载入页面。',
    english: `Nothing was done: this page was opened by another account, and ${actor.title} is logged in in this browser now. Log in again, or load the page anew.`,
  });
}

/** Pages mark what they ask by themselves, every few seconds: it does not keep a session open that nobody uses. */
export const isPoll = ({ headers }: FastifyRequest): boolean => headers['plumbline-poll'] !== undefined;

function insistOnActor({ actor }: FastifyRequest): Actor {
  if (actor === null) throw sessionNeeded();
  return actor;
}

const sessionNeeded = (): Refusal =>
  new Refusal('session-needed', {
    what: '请先登录。',
    why: '还没有登录，或者离开太久，登录已过期。',
    next: '登录后会回到这一页；没有保存的内容还在。',
    english: 'Please log in: you are not logged in, or your session has ended.',
  });
