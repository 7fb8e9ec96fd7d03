// Long lists of the year's rooms (长名单：征求意见、佐证材料、印发和任务): made through the doors, and how each is reached.
import { randomUUID } from 'node:crypto';
import type { SessionReply } from '../../src/api/session.ts';
import { loggedIn } from './browser.ts';
import { asked } from './colleagues.ts';
import { type LongCity, longSize } from './long-city.ts';
import type { Visit } from './long-lists.ts';
import { pdfOf } from './proof.ts';
import type { World } from './world.ts';

const times = <T>(make: (at: number) => T, count = longSize): T[] => Array.from({ length: count }, (_, at) => make(at));
const bodyOf = async (world: World, name: string): Promise<string> =>
  (await (await asked(world, name))<SessionReply>('GET', '/api/session')).account?.body?.id ?? '';

/** A round to everybody, and one in which two bodies together say more than a list draws whole. */
async function consult(world: World, { rows, bodies }: LongCity): Promise<void> {
  const organiser = await asked(world, 'xiaoneng');
  const sent = { base: 0, version: 1, dueOn: '2999-12-31', note: '请提意见', bodies: null };
  await organiser('POST', `/api/cycles/${bodies.cycle}/consultations`, sent);
  const url = `/api/cycles/${rows.cycle}/consultations`;
  const two = await Promise.all(['tuiyi', 'zuzhi'].map((name) => bodyOf(world, name)));
  await organiser('POST', url, { ...sent, bodies: two });
  for (const [at, name] of ['tuiyi', 'zuzhi'].entries()) {
    const opinions = times((each) => {
      const id = `${name}-opinion-${each}`;
      return { id, node: rows.nodes[each] ?? null, text: `第${each + 1}条意见`, reason: '' };
    }, longSize / 2);
    await (
      await asked(world, name)
    )('POST', `${url}/1/answers/${two[at]}`, { base: 0, opinions });
    for (const { id } of opinions) {
      const reply = { opinion: id, base: 0, verdict: 'adopted', reason: '', done: null };
      await organiser('POST', `${url}/1/answers/${two[at]}/replies`, reply);
    }
  }
  await organiser('POST', `${url}/1/release`);
}

/** Each document number claimed twice, all for one row. */
async function handIn(world: World, { rows }: LongCity): Promise<void> {
  const context = await world.browser.newContext();
  await loggedIn(context, world.server.url, 'tuiyi');
  const headers = { origin: world.server.url, 'content-type': 'application/octet-stream' };
  for (const at of times((each) => each, longSize * 2)) {
    const fields = { id: randomUUID(), body: 'tuiyi', file: `${at}.pdf`, title: `第${at + 1}份`, cycle: rows.cycle };
    const number = `示退〔2025〕${at % longSize}号`;
    const query = new URLSearchParams({ ...fields, number, row: rows.nodes[0] ?? '' });
    const url = `${world.server.url}/api/evidence?${query.toString()}`;
    const answer = await context.request.post(url, { headers, data: pdfOf(String(at)) });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  await context.close();
}

/** Issued again and again, each time with a copy for the organiser's body. */
async function issue(world: World, { bodies }: LongCity): Promise<void> {
  const subject = await asked(world, 'tuiyi');
  const copies = [await bodyOf(world, 'xiaoneng')];
  for (const base of times((at) => at)) {
    const paper = { title: '责任分工表', reference: `示退〔2025〕${base + 1}号`, date: '2025-03-01' };
    const issued = { base, version: longSize, ...paper, sections: ['办公室'], copies, isFiled: false };
    await subject('POST', `/api/cycles/${bodies.cycle}/assignments/tuiyi/issues`, issued);
  }
}

/** Findings of the demonstration's year, of one inspecting body about one other. */
async function find(world: World): Promise<void> {
  const inspector = await asked(world, 'ducha');
  const paper = { issuer: '示范市政府办公室', document: '示范督〔2022〕300号', date: '2022-10-01' };
  for (const at of times((each) => each)) {
    const said = { title: `第${at + 1}个问题`, incident: `事件${at + 1}`, reason: '抽查发现', replyBy: '2999-12-31' };
    const content = { kind: 'finding', ...said, ...paper, level: '一般', points: null };
    const given = { id: randomUUID(), node: 'a2.1', subject: 'tuiyi', content };
    await inspector('POST', `/api/cycles/${world.cycle}/claims/findings`, given);
  }
}

export async function fillRooms(world: World, city: LongCity): Promise<void> {
  await consult(world, city);
  await handIn(world, city);
  await issue(world, city);
  await find(world);
}

const inRows =
  (as: string, rest: (place: LongCity) => string) =>
  (items: Record<string, string>): Visit => ({
    as,
    path: (place) => `/cycles/${place.rows.cycle}/${rest(place)}`,
    items,
  });

export const roomVisits: readonly Visit[] = [
  {
    as: 'xiaoneng',
    path: ({ bodies }) => `/cycles/${bodies.cycle}/consultations/1`,
    items: { 'consultation/board.tsx': '.consultation-bodies > li' },
  },
  inRows('xiaoneng', () => 'consultations/1')({ 'consultation/opinions.tsx': '.consultation-opinions > li' }),
  inRows(
    'tuiyi',
    () => 'consultations/1',
  )({
    'consultation/summary.tsx': '[aria-labelledby="summary"] .consultation-opinions > li',
  }),
  {
    ...inRows('xiaoneng', () => 'evidence')({ 'evidence/alike-list.tsx': '.evidence-group' }),
    open: (page) => page.locator('.evidence-groups > summary').click(),
  },
  inRows('tuiyi', () => 'evidence/tuiyi')({ 'evidence/piece-list.tsx': '.evidence-pieces > li' }),
  inRows(
    'zuzhi',
    ({ rows }) => `marks#${encodeURIComponent(`${rows.nodes[0] ?? ''} tuiyi`)}`,
  )({ 'evidence/row-evidence.tsx': '.evidence-beside > li' }),
  {
    as: 'tuiyi',
    path: ({ bodies }) => `/cycles/${bodies.cycle}/assignments/tuiyi/issues`,
    items: { 'issue/page.tsx': '.issue-list > *' },
  },
  {
    as: 'xiaoneng',
    path: ({ bodies }) => `/cycles/${bodies.cycle}/copies`,
    items: { 'issue/copies-page.tsx': '.issue-list > *' },
  },
  {
    ...inRows('xiaoneng', () => 'tasks')({ 'task/page.tsx': '.task-escalated li' }),
    open: (page) => page.locator('.task-escalated > summary').first().click(),
  },
  {
    as: 'tuiyi',
    path: ({ demo }) => `/cycles/${demo}/claims`,
    items: { 'claim/page.tsx': '.claim-list > li' },
  },
  inRows('tuiyi', () => 'tasks/tuiyi')({ 'task/body-page.tsx': '.task-list > li' }),
  inRows('tuiyi', () => 'half-year/tuiyi')({ 'task/half-year-page.tsx': '.task-list > *' }),
  inRows('tuiyi', () => 'self-assessments/tuiyi')({ 'self-assessment/body-page.tsx': '.self-list > *' }),
];
