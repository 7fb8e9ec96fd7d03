// The server (服务器): fastify with the house's shapes, refusals, sessions and origin check; one route file per noun.
import { randomUUID } from 'node:crypto';
import cookies from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { fastify, type FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod';
import type { Deps } from '../app/deps.ts';
import { openSetup, type Setup } from '../app/jurisdiction.ts';
import { actorOf } from '../app/session.ts';
import { Refusal } from '../domain/refusal.ts';
import { accountRoutes } from './account.ts';
import { bodyRoutes } from './body.ts';
import { tokenIn } from './cookie.ts';
import { compressAnswers } from './compression.ts';
import { cycleRoutes } from './cycle.ts';
import { descriptionFor } from './description.ts';
import { documentRoutes } from './document.ts';
import { evidenceRoutes } from './evidence.ts';
import { factRoutes } from './fact.ts';
import { handingRoutes } from './handing.ts';
import { selfAssessmentRoutes } from './self-assessment.ts';
import { assignmentRoutes } from './assignment.ts';
import { appealRoutes } from './appeal.ts';
import { consultationRoutes } from './consultation.ts';
import { reminderRoutes } from './reminder.ts';
import { issueRoutes } from './issue.ts';
import { claimRoutes } from './claim.ts';
import { computationRoutes } from './computation.ts';
import { homeRoutes } from './home.ts';
import { exportRoutes } from './export.ts';
import { importRoutes } from './import.ts';
import { archiveRoutes } from './archive.ts';
import { journalRoutes } from './journal.ts';
import { jurisdictionRoutes } from './jurisdiction.ts';
import { insistOnOrigin, isSecure, type Reach } from './origin.ts';
import { parameterRoutes } from './parameter.ts';
import { bugReply, replyOf, statusOf } from './refusal.ts';
import { insistOnAccount, insistOnAct, insistOnActs, isInterface, isPoll, openRoute } from './route.ts';
import { schemeRoutes } from './scheme.ts';
import { stageRoutes } from './stage.ts';
import { sessionRoutes } from './session.ts';
import { taskRoutes } from './task.ts';
import { hasOddText } from './text.ts';
import { json } from './answer.ts';
import { replies } from './reply.ts';

/** `log` takes what nobody expected. `tls` holds PEM texts where the server speaks TLS itself. Without `setup` no city can be created. */
export type ServerOptions = {
  reach: Reach;
  tls: { cert: string; key: string } | null;
  log: (text: string) => void;
  setup?: Setup;
};

/** Milliseconds for a whole request: enough for 32 MB on a line of 1 Mbit/s. Whoever sends byte by byte holds no connection for good. */
const requestMost = 5 * 60_000;
/** Milliseconds for its headers alone, which are small. */
const headersMost = 60_000;

/** A server with all routes, not listening yet. */
export async function createServer(deps: Deps, options: ServerOptions): Promise<FastifyInstance> {
  const secure = isSecure(options.reach);
  const app = fastify({
    bodyLimit: 1024 * 1024,
    requestTimeout: requestMost,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    https: options.tls,
    // Only the proxy's own word about who is behind it: what a client says of itself stands before that.
    trustProxy: (_address: string, hop: number) => options.reach.by === 'proxy' && hop < 1,
  });
  // Before anything that could add a route.
  insistOnActs(app);
  app.server.headersTimeout = headersMost;
  app.setValidatorCompiler(validatorCompiler);
  // Answers are made by verbs with types of their own; to check megabytes again would only take time.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, bytes, done) => {
    done(null, bytes);
  });
  await app.register(cookies);
  await app.register(swagger, descriptionFor(secure));
  compressAnswers(app);

  app.decorateRequest('actor', null);
  app.decorateRequest('token', null);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Content-Type-Options', 'nosniff').header('Referrer-Policy', 'same-origin');
    if (isInterface(request)) void reply.header('Cache-Control', 'no-store');
    insistOnOrigin(request, options.reach);
    request.token = tokenIn(request, secure);
    if (request.token !== null && isInterface(request))
      request.actor = await actorOf(request.token, deps, { isPoll: isPoll(request) });
    insistOnAccount(request);
    // Before anything of the request is read: whoever may not, learns nothing of what would be asked.
    insistOnAct(request);
  });

  app.addHook('preValidation', async ({ params, query, body }) => {
    if (hasOddText(params) || hasOddText(query) || hasOddText(body))
      throw invalid('a text holds a NUL or half a sign, or the whole is nested too deeply');
  });

  app.setErrorHandler((fault, _request, reply) => {
    // Whoever asked is gone: no fault, and nobody hears the answer.
    if (reply.raw.destroyed) return reply.status(499).send();
    if (fault instanceof Refusal) return reply.status(statusOf(fault)).send(replyOf(fault));
    if (hasZodFastifySchemaValidationErrors(fault))
      return reply.status(400).send(replyOf(invalid(fault.message, wordsIn(fault.validation))));
    const status = fault instanceof Error && 'statusCode' in fault ? Number(fault.statusCode) : 500;
    if (status === 413) return reply.status(413).send(replyOf(tooLarge()));
    if (status < 500) return reply.status(status).send(replyOf(invalid(String(fault))));
    const id = randomUUID().slice(0, 8);
    options.log(`${id} ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    return reply.status(500).send(bugReply(id));
  });

  sessionRoutes(app, deps, { isSecure: secure });
  jurisdictionRoutes(app, deps, options.setup ?? openSetup(() => {}));
  homeRoutes(app, deps);
  accountRoutes(app, deps);
  bodyRoutes(app, deps);
  cycleRoutes(app, deps);
  schemeRoutes(app, deps);
  assignmentRoutes(app, deps);
  consultationRoutes(app, deps);
  appealRoutes(app, deps);
  reminderRoutes(app, deps, options.reach);
  factRoutes(app, deps);
  computationRoutes(app, deps);
  exportRoutes(app, deps);
  documentRoutes(app, deps);
  journalRoutes(app, deps);
  archiveRoutes(app, deps);
  importRoutes(app, deps);
  parameterRoutes(app, deps);
  stageRoutes(app, deps);
  await evidenceRoutes(app, deps);
  issueRoutes(app, deps);
  taskRoutes(app, deps);
  claimRoutes(app, deps);
  handingRoutes(app, deps);
  selfAssessmentRoutes(app, deps);
  openRoute(
    app,
    { method: 'GET', url: '/api', summary: '本接口的说明（OpenAPI 3.1）', answer: json(replies.description) },
    () => app.swagger(),
  );
  app.all('/api/*', { config: { act: 'anyone' }, schema: { hide: true } }, () => {
    throw new Refusal('not-found', {
      what: '没有这个接口。',
      why: '地址不对，或者它属于另一个版本。',
      next: '可用的接口见 /api。',
      english: 'There is no such address; see /api.',
    });
  });
  return app;
}

/** What the shapes of the domain say in words of their own, which begin in Chinese; the rest is English, for programmers, and may quote a Chinese name. */
function wordsIn(issue: unknown): string[] {
  if (typeof issue === 'string') return /^\p{Script=Han}/u.test(issue) ? [issue] : [];
  if (typeof issue !== 'object' || issue === null) return [];
  const inner = 'params' in issue ? [issue.params] : 'errors' in issue ? [issue.errors] : [];
  return Array.isArray(issue)
    ? [...new Set(issue.flatMap(wordsIn))]
    : ['message' in issue ? issue.message : null, ...inner].flatMap(wordsIn);
}

const invalid = (english: string, words: readonly string[] = []): Refusal =>
  new Refusal('input-invalid', {
    what: '提交的内容不合要求。',
    why: words.length > 0 ? words.join('') : '有的项缺少，或者格式不对。',
    next: words.length > 0 ? '请改正后再提交。' : '请刷新页面后再试；一直如此的，请告诉系统管理员。',
    english: `The request does not have the shape that the address asks for: ${english}`,
  });

const tooLarge = (): Refusal =>
  new Refusal('file-too-large', {
    what: '提交的内容太大。',
    why: '超过了服务器接受的大小。',
    next: '请减小文件，或者分几次提交。',
    english: 'The request is larger than the server takes.',
  });
