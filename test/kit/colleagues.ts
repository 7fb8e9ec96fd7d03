// The people who mark beside those at the screens (其他考评单位): accounts opened as administrators open them, marks through the server's door.
import { demoPassword } from '../../src/app/demo-city/account.ts';
import type { MarksReply } from '../../src/api/fact.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Fact, Mark } from '../../src/domain/fact.ts';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { factsWorkbook } from '../../src/documents/facts-xlsx/template.ts';
import { demonstration } from './demonstration.ts';
import { factId } from './fact-id.ts';
import { withOrder } from './order.ts';
import type { World } from './world.ts';

type Ask = <Reply>(method: 'GET' | 'POST' | 'PUT', url: string, data?: unknown) => Promise<Reply>;

/** Requests of a person who is logged in. */
export async function asked(world: World, name: string, password = demoPassword): Promise<Ask> {
  const context = await world.browser.newContext();
  const headers = { origin: world.server.url };
  const ask: Ask = async (method, url, data) => {
    const answer = await context.request.fetch(`${world.server.url}${url}`, {
      method,
      headers,
      data: withOrder(url, data),
    });
    if (!answer.ok()) throw new Error(`${name} ${method} ${url}: ${(await answer.text()).slice(0, 400)}`);
    return JSON.parse((await answer.text()) || 'null');
  };
  await ask('POST', '/api/session', { name, password });
  return ask;
}

type Box = { node: string; subject: string };
/** Corrects the mark that stands in a box, as the assessor whose login name is given; answers with the mark as it was. */
export async function correctMark(
  world: World,
  { node, subject, assessor }: Box & { assessor: string },
  given: { value: string; reason: string },
): Promise<Mark> {
  const ask = await asked(world, assessor);
  const url = `/api/cycles/${world.cycle}/marks`;
  const { facts } = await ask<MarksReply>('GET', url);
  const superseded = new Set(facts.map(({ fact }) => fact.supersedes));
  const mark = facts
    .map(({ fact }) => fact)
    .find(
      (fact): fact is Mark =>
        fact.type === 'mark' && fact.node === node && fact.subject === subject && !superseded.has(fact.id),
    );
  if (mark === undefined) throw new Error(`${assessor} has not marked ${subject} in ${node}`);
  const { by: _by, at: _at, ...said } = mark;
  const id = factId(`${mark.id} corrected`);
  await ask('POST', url, { marks: [{ ...said, ...given, id, supersedes: mark.id }] });
  return mark;
}

/** A mark corrected and all computed anew: something to compare, and a correction to unfold. */
export async function computeAgain(world: World): Promise<void> {
  const place = { node: 'n2.1.2', subject: 'caizheng', assessor: 'jiwei' };
  await correctMark(world, place, { value: '20', reason: '台账补查后更正' });
  const ask = await asked(world, 'xiaoneng');
  await ask('POST', `/api/cycles/${world.cycle}/computations`);
}

/** The demonstration counts one row by a figure, which the table as printed has marked: its assessors mark it full. */
const asMarked = (scheme: Scheme, fact: Fact): Fact[] => {
  if (fact.type !== 'figure') return [fact];
  const assessors = [...nodesOf(scheme.root)].find(({ id }) => id === fact.node)?.assessors ?? [];
  const { node, subject, by, at, evidence, supersedes } = fact;
  return assessors
    .filter((assessor) => assessor !== subject)
    .map((assessor): Mark => ({
      type: 'mark',
      id: `mark:${node}:${subject}:${assessor}`,
      node,
      subject,
      by,
      at,
      evidence,
      supersedes,
      assessor,
      value: '100',
      notApplicable: false,
      reason: null,
    }));
};

/** The facts of the demonstration as if they had come in one year later: none of them is corrected. */
export async function nextYear(): Promise<Fact[]> {
  const { facts, scheme } = await demonstration();
  const corrected = new Set(facts.facts.map(({ supersedes }) => supersedes));
  return facts.facts
    .filter(({ id }) => !corrected.has(id))
    .flatMap((fact) => asMarked(scheme, fact))
    .map((fact) => {
      const later = JSON.parse(JSON.stringify(fact).replaceAll('2022', '2023')) as Fact;
      return { ...later, supersedes: null };
    });
}

export const marksOf = (facts: readonly Fact[], assessor: string): Mark[] =>
  facts.filter((fact): fact is Mark => fact.type === 'mark' && fact.assessor === assessor);

/** Rows of an assessor as they stand in its spreadsheet: mark, tab, reason; its own body is not among them. */
export async function sheetOf(scheme: Scheme, assessor: string): Promise<{ subject: string; text: string }[]> {
  const marks = new Map(marksOf(await nextYear(), assessor).map((mark) => [mark.subject, mark]));
  const inGroups = scheme.groups.flatMap(({ id }) => scheme.subjects.filter(({ group }) => group === id));
  return inGroups.flatMap(({ id }) => {
    const mark = marks.get(id);
    const text = mark?.notApplicable === true ? '不适用' : (mark?.value ?? '');
    return mark === undefined ? [] : [{ subject: id, text: `${text}\t${mark.reason ?? ''}` }];
  });
}
const administratorsOf = async (world: World) => ({
  system: await asked(world, 'xitong'),
  security: await asked(world, 'anquan'),
});

type Opening = { role?: Role; administrators?: ReturnType<typeof administratorsOf> };

/**
 * A clerk of a body, of one that marks unless another role is said: the account opened, the role granted, the start
 * password changed for the demonstration's. Who opens many gives the administrators, who then log in once.
 */
export async function openClerk(
  world: World,
  name: string,
  body: string,
  { role = 'assessor', administrators = administratorsOf(world) }: Opening = {},
): Promise<Ask> {
  const { system, security } = await administrators;
  const opened = { name, title: `示范录入员 ${name}`, body, section: null, wanted: [role] };
  type Opened = { account: { id: string }; password: string };
  const { account, password } = await system<Opened>('POST', '/api/accounts', opened);
  await security('PUT', `/api/accounts/${account.id}/roles`, { roles: [role] });
  const clerk = await asked(world, name, password);
  await clerk('PUT', '/api/session/password', { before: password, after: demoPassword });
  return clerk;
}

const schemeOf = async (world: World, cycle: string): Promise<Scheme> => {
  const organiser = await asked(world, 'xiaoneng');
  return (await organiser<{ scheme: Scheme }>('GET', `/api/cycles/${cycle}/scheme`)).scheme;
};

/** The demonstration's body as another scheme has it: the sample's own city stands in one name, unless that was mended. */
function bodyIn(here: Scheme, there: Scheme, id: string): string {
  if (here.bodies.some((body) => body.id === id)) return id;
  const title = there.bodies.find((body) => body.id === id)?.title ?? '';
  return (
    here.bodies.find((body) => body.title.includes('三明') && title.endsWith(body.title.replace('三明', '示范')))?.id ??
    id
  );
}

/** A clerk of each body that marks gives its marks; `but` do it themselves. */
export async function markBeside(world: World, cycle: string, but: readonly string[]): Promise<void> {
  const facts = await nextYear();
  const [here, there] = [await schemeOf(world, cycle), (await demonstration()).scheme];
  const assessors = [...new Set(facts.flatMap((fact) => (fact.type === 'mark' ? [fact.assessor] : [])))];
  const administrators = administratorsOf(world);
  for (const [at, body] of assessors.filter((each) => !but.includes(each)).entries()) {
    const assessor = bodyIn(here, there, body);
    const clerk = await openClerk(world, `luru${at + 1}`, assessor, { administrators });
    const marks = marksOf(facts, body).map(({ by: _by, at: _at, ...mark }) => ({
      ...mark,
      assessor,
      id: factId(mark.id),
    }));
    await clerk('POST', `/api/cycles/${cycle}/marks`, { marks });
  }
}

/** The workbook of everything but marks, filled in as the organiser's clerk would fill it in. */
export async function workbookOfOthers(world: World, cycle: string): Promise<Uint8Array> {
  const scheme = await schemeOf(world, cycle);
  const facts = (await nextYear()).filter(({ type }) => type !== 'mark');
  const { title, demonstration: words } = scheme;
  const all = { format: 'plumbline/facts/1' as const, title, cycle: '2023', demonstration: words, facts };
  return factsWorkbook(scheme, all, null, null, ['tally', 'adjustment', 'figure']);
}
