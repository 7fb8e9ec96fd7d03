// The description of the doors (接口说明): each one says what it takes, what it answers and how it refuses; and answers are as it says.
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { file, json, operationIdOf } from '../../src/api/answer.ts';
import { fileTypes } from '../../src/api/download.ts';
import { publish } from '../kit/archive.ts';
import { type Call, type City, openCity } from '../kit/city.ts';
import { pdfOf } from '../kit/proof.ts';

type Media = Record<string, { schema?: object }>;
type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Media };
  responses: Record<string, { description: string; content?: Media }>;
  'x-permission'?: string;
};
type Description = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};

/** A piece of evidence that the city has. */
const piece = 'f3b0c442-98fc-4c14-9afb-f4c8996fb924';
const one = {
  city: undefined as City | undefined,
  description: undefined as Description | undefined,
  /** Of a calendar feed. */
  token: '',
  node: '',
};
const city = (): City => one.city ?? expect.unreachable();
const told = (): Description => one.description ?? expect.unreachable();
beforeAll(async () => {
  one.city = await openCity();
  const opened = await one.city.call({ method: 'POST', url: '/api/reminders/calendar', as: 'xiaoneng' });
  one.token = opened.json<{ token: string }>().token;
  one.description = (await one.city.call({ method: 'GET', url: '/api' })).json<Description>();
  const url = `/api/evidence?id=${piece}&body=tuiyi&file=a.pdf&title=a`;
  await one.city.call({ method: 'POST', url, as: 'tuiyi', body: pdfOf('a') });
  const read = { method: 'GET', url: `/api/cycles/${one.city.cycle}/scheme`, as: 'xiaoneng' } as const;
  one.node = (await one.city.call(read)).json<{ scheme: { root: { id: string } } }>().scheme.root.id;
});

const operations = () =>
  Object.entries(told().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, method, operation })),
  );
const jsonType = 'application/json';
/** Not to be had before the results are published. */
const isArchive = (path: string): boolean => path.endsWith('/archive.zip');
const refusal = { $ref: '#/components/schemas/Refusal' };

/** What is wrong with one operation, each in a few words. */
function faultsOf(path: string, operation: Operation): string[] {
  const { operationId, summary, tags, security, parameters = [], responses, 'x-permission': act } = operation;
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
  const answered = good.every(([status, { content }]) =>
    status === '204' ? content === undefined : Object.keys(content ?? {}).length > 0,
  );
  const rules: [string, boolean][] = [
    ['no operationId', /^(?:get|post|put|delete)[A-Z]\w+$/u.test(operationId ?? '')],
    ['no summary', (summary ?? '') !== '' && tags?.length === 1],
    ['no answer', good.length === 1 && answered],
    ['no described answer', Object.values(responses).every(({ description }) => !/^$|Default/u.test(description))],
    ['no refusal', ['4XX', '5XX'].every((status) => isRefusal(responses[status]))],
    ['no security', JSON.stringify(security) === JSON.stringify(act === 'anyone' ? [] : [{ session: [] }])],
    [
      'path',
      inPath.every((name) => parameters.some((each) => each.in === 'path' && each.name === name && each.required)),
    ],
    ['parameter', parameters.every((each) => ['path', 'query'].includes(each.in) && typeof each.schema === 'object')],
  ];
  return rules.flatMap(([fault, holds]) => (holds ? [] : [fault]));
}
const isRefusal = (response: Operation['responses'][string] | undefined): boolean =>
  JSON.stringify(response?.content) === JSON.stringify({ [jsonType]: { schema: refusal } });

test('every door has a name, an answer, a refusal and a security', () => {
  const all = operations();
  expect(all.length).toBeGreaterThan(60);
  expect(
    all.flatMap(({ name, path, operation }) => faultsOf(path, operation).map((fault) => `${name}: ${fault}`)),
  ).toEqual([]);
  expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length);
});

test('control: what a route without a description would say has faults', () => {
  const bare = { responses: { 200: { description: 'Default Response' } } };
  expect(faultsOf('/api/cycles/{cycle}', bare)).toEqual([
    'no operationId',
    'no summary',
    'no answer',
    'no described answer',
    'no refusal',
    'no security',
    'path',
  ]);
});

/** Every object in a document, with the way to it. */
function* objectsIn(value: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${at}/${key}`);
}

test('the document holds together: its version, its parts, and every reference leads somewhere', () => {
  const { openapi, info, components } = told();
  expect(openapi).toMatch(/^3\.1\.\d+$/u);
  expect([typeof info.title, typeof info.version]).toEqual(['string', 'string']);
  expect(components.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name: 'plumbline' } });
  expect(Object.keys(told().components.schemas)).toEqual(
    expect.arrayContaining(['Refusal', 'Problem', 'Scheme', 'Fact', 'Snapshot']),
  );
  const places = new Map(objectsIn(told()));
  const lost = [...places].flatMap(([at, { $ref }]) =>
    typeof $ref === 'string' && !places.has($ref) ? [`${at} → ${$ref}`] : [],
  );
  expect(lost).toEqual([]);
});

test('bytes are told as bytes, files with the type that they are sent with', async () => {
  const taking = operations().filter(
    ({ operation }) => 'application/octet-stream' in (operation.requestBody?.content ?? {}),
  );
  expect(taking.map(({ name }) => name).toSorted()).toEqual([
    'post /api/bodies/list',
    'post /api/cycles/{cycle}/facts/workbook',
    'post /api/documents',
    'post /api/evidence',
  ]);
  expect(taking.map(({ operation }) => Object.keys(operation.requestBody?.content ?? {}))).toEqual(
    taking.map(() => ['application/octet-stream']),
  );
  const wrong: string[] = [];
  let count = 0;
  for (const { name, path, operation } of operations()) {
    const [type = ''] = Object.keys(operation.responses['200']?.content ?? {});
    const answer =
      type === jsonType || type === '' ? null : await city().call({ method: 'GET', url: at(path), as: 'xiaoneng' });
    if (answer === null || isArchive(path)) continue;
    count += 1;
    if (answer.statusCode !== 200 || answer.headers['content-type'] !== type)
      wrong.push(`${name} ${answer.statusCode}`);
  }
  expect(wrong).toEqual([]);
  expect(count).toBe(17);
});

/** The address of something that there is. */
const at = (path: string): string =>
  path
    .replace('{cycle}', city().cycle)
    // A body that has issued its assignment, with a copy to the organiser.
    .replace('{issuer}', 'shiweiban')
    .replace('{body}', path.includes('issues') ? 'shiweiban' : 'tuiyi')
    .replace('{number}', /difference|issues|copies/u.test(path) ? '1' : 'newest')
    .replace('{other}', '1')
    .replace('{round}', '1')
    .replace('{token}', one.token)
    .replace('{version}', '1')
    .replace('{subject}', 'tuiyi')
    .replace('{body}', 'tuiyi')
    .replace('{node}', one.node)
    .replace('/evidence/{id}', `/evidence/${piece}`)
    .replace('{id}', 'tuiyi')
    .replace('{sequence}', '40');

describe('an answer is what the description says', () => {
  const shapeOf = (schema: object): z.ZodType => {
    const whole = JSON.stringify({ ...schema, $defs: told().components.schemas });
    return z.fromJSONSchema(
      JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0],
    );
  };
  const answers = async (call: Omit<Call, 'as'>, path: string, as = 'xiaoneng') => {
    const answer = await city().call({ ...call, as });
    const schema = told().paths[path]?.[call.method.toLowerCase()]?.responses['200']?.content?.[jsonType]?.schema;
    if (schema === undefined) throw new Error(`${call.method} ${path} answers with no JSON`);
    expect(answer.statusCode, `${path} ${answer.body.slice(0, 200)}`).toBe(200);
    const { error } = shapeOf(schema).safeParse(answer.json());
    return error === undefined ? [] : [`${path}: ${error.message.slice(0, 300)}`];
  };

  test('of all that are read', async () => {
    const wrong: string[] = [];
    const { document } = (
      await city().call({ method: 'GET', url: `/api/cycles/${city().cycle}/scheme`, as: 'xiaoneng' })
    ).json<{ document: string }>();
    const reading = operations().filter(
      ({ method, operation }) => method === 'get' && jsonType in (operation.responses['200']?.content ?? {}),
    );
    for (const { path } of reading) {
      const query = path.endsWith('/difference') ? '?from=1' : '';
      const url = `${at(path).replace('{sha256}', document)}${query}`;
      wrong.push(...(await answers({ method: 'GET', url }, path)));
    }
    expect(wrong).toEqual([]);
    expect(reading.length).toBeGreaterThan(20);
  });

  test('of what changes something, and control: another answer would be found', async () => {
    const cycle = city().cycle;
    const draft = { title: '示范专班', names: [], sections: [] };
    const calls: [string, Omit<Call, 'as'>, string?][] = [
      ['/api/bodies', { method: 'POST', url: '/api/bodies', body: draft }],
      ['/api/cycles/{cycle}/computations', { method: 'POST', url: `/api/cycles/${cycle}/computations` }],
      [
        '/api/documents/pasted',
        { method: 'POST', url: '/api/documents/pasted', body: { html: null, text: '单位\t分\n甲\t1\n' } },
      ],
      [
        '/api/accounts',
        {
          method: 'POST',
          url: '/api/accounts',
          body: { name: 'limou', title: '李某', body: null, section: null, wanted: [] },
        },
        'xitong',
      ],
    ];
    for (const [path, call, as] of calls) expect(await answers(call, path, as)).toEqual([]);
    expect(await answers({ method: 'GET', url: '/api/accounts' }, '/api/cycles')).toHaveLength(1);
  });

  test('refused, it is a Refusal', async () => {
    const shape = shapeOf(refusal);
    const nobody = await city().call({ method: 'GET', url: '/api/accounts' });
    expect([nobody.statusCode, shape.safeParse(nobody.json()).success]).toEqual([401, true]);
    expect(shape.safeParse({ message: 'no' }).success).toBe(false);
  });
});

test('the names of operations and of files', () => {
  expect(operationIdOf('GET', '/api/cycles/:cycle/computations/:number/scorecards/:subject.pdf')).toBe(
    'getCyclesByCycleComputationsByNumberScorecardsBySubjectPdf',
  );
  expect(operationIdOf('GET', '/api')).toBe('getDescription');
  for (const ending of ['xlsx', 'docx', 'pdf', 'html', 'json'] as const)
    expect(JSON.stringify(file(ending).says)).toContain(fileTypes[ending]);
  expect(json(z.string()).status).toBe(200);
});

test('the archive is a file of its type too, from the publication on', async () => {
  const archive = operations().find(({ path }) => isArchive(path));
  const [type = ''] = Object.keys(archive?.operation.responses['200']?.content ?? {});
  const ask = () => city().call({ method: 'GET', url: at(archive?.path ?? ''), as: 'xiaoneng' });
  const early = await ask();
  expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([409, 'stage-closed']);
  await publish(city().deps, city().cycle);
  const answer = await ask();
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
}, 120_000);
