// Claims for tests of verbs (测试用的加减分事项): the demonstration city on a clock, its people, and what they hand in.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { adoptClaim } from '../../src/app/claim/decide.ts';
import { claimIncentive, handInFinding, handInReward } from '../../src/app/claim/hand-in.ts';
import { readClaims } from '../../src/app/claim/read.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { demoPassword, demoPeople } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { readFacts } from '../../src/app/fact.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { ContentOf } from '../../src/domain/claim.ts';
import { freshStore } from './database.ts';
import { freshFiles } from './evidence-folder.ts';
import { pdfOf } from './proof.ts';

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield pdfOf(randomUUID());
}

export const award = (evidence: string[], more: Partial<ContentOf<'incentive'>> = {}): ContentOf<'incentive'> => ({
  kind: 'incentive',
  title: '获“双拥工作先进单位”表扬',
  issuer: '示范省双拥办',
  document: '示范省双〔2022〕7号',
  date: '2022-06-30',
  level: '省级',
  points: null,
  matter: '双拥工作先进单位',
  evidence,
  ...more,
});
export const found = (more: Partial<ContentOf<'finding'>> = {}): ContentOf<'finding'> => ({
  kind: 'finding',
  title: '窗口人员在工作时间离岗',
  issuer: '示范市政府办公室',
  document: '示范督〔2022〕90号',
  date: '2022-08-01',
  level: '一般',
  points: null,
  incident: '八月窗口抽查',
  reason: '抽查时窗口无人，群众等候半小时。',
  replyBy: '2026-03-10',
  ...more,
});
export const ranking = (bodies: string[], more: Partial<ContentOf<'reward'>> = {}): ContentOf<'reward'> => ({
  kind: 'reward',
  title: '退役军人就业率',
  issuer: '示范省绩效办',
  document: '示范省绩〔2022〕30号',
  date: '2022-12-20',
  rank: 1,
  ranked: 9,
  tied: 1,
  bodies: bodies.map((subject) => ({ subject, share: null })),
  ...more,
});

/** An award of its own, that stands in no other's way. */
export const fresh = () => {
  const name = randomUUID().slice(0, 8);
  return { document: `示范省〔2022〕${name}号`, matter: `事项${name}`, title: `获表彰${name}` };
};
/** All words of a refusal, 'done' where there is none. */
export const said = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: unknown) => String(fault),
  );

/** `clock`: move it to pass days. */
async function claimScene(start = '2026-03-02T02:00:00Z') {
  const clock = { now: new Date(start) };
  const store = await freshStore();
  const deps: Deps = { store, files: freshFiles(), now: () => clock.now, id: () => randomUUID() };
  await loadDemoCity(deps, () => undefined);
  const people = new Map<string, Actor>();
  for (const { name } of demoPeople) {
    const { token } = await openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps);
    const actor = await actorOf(token, deps);
    if (actor !== null) people.set(name, actor);
  }
  const as = (name: string): Actor => {
    const actor = people.get(name);
    if (actor === undefined) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const own = (name: string): string => as(name).body ?? '';
  const cycle = (await listCycles(as('xiaoneng'), deps))[0]?.id ?? '';
  const proof = async (name: string) => {
    const about = { title: '表彰文件', number: null, issuer: null, date: null };
    const file = { id: randomUUID(), body: own(name), file: '表彰文件.pdf', about, size: null };
    return (await addEvidence(as(name), { ...file, cycle: null, rows: [], chunks: bytes() }, deps)).id;
  };
  const claim = async (name = 'tuiyi', more: Partial<ContentOf<'incentive'>> = {}, id: string = randomUUID()) =>
    claimIncentive(as(name), { cycle, id, node: 'a1.1', content: award([await proof(name)], more) }, deps);
  const finding = (more: Partial<ContentOf<'finding'>> = {}, name = 'ducha', subject = own('tuiyi')) =>
    handInFinding(as(name), { cycle, id: randomUUID(), node: 'a2.1', subject, content: found(more) }, deps);
  const reward = (more: Partial<ContentOf<'reward'>> = {}, name = 'xiaoneng', bodies = [own('tuiyi')]) =>
    handInReward(as(name), { cycle, id: randomUUID(), node: 'a3.1', content: ranking(bodies, more) }, deps);
  const step = (id: string) => ({ cycle, claim: id, step: randomUUID() });
  const adopt = (id: string, name = 'xiaoneng', price: { level?: string | null; points?: string | null } = {}) =>
    adoptClaim(as(name), { ...step(id), level: '省级', points: null, note: '', ...price }, deps);
  const all = async (name = 'xiaoneng') => readClaims(as(name), { cycle }, deps);
  const adjustments = async (subject: string) => {
    const rows = await readFacts(as('xiaoneng'), { cycle, since: 0 }, deps);
    return rows.flatMap(({ fact }) => (fact.type === 'adjustment' && fact.subject === subject ? [fact] : []));
  };
  return { adjustments, clock, deps, store, people, as, own, cycle, proof, claim, finding, reward, step, adopt, all };
}

type ClaimScene = Awaited<ReturnType<typeof claimScene>>;

/** To be called once, outside of any test: it opens the scene that a file's tests share, and closes it. */
export function sharedScene(): () => ClaimScene {
  const one: { scene?: ClaimScene } = {};
  const scene = (): ClaimScene => one.scene ?? expect.unreachable('no scene yet');
  beforeAll(async () => {
    one.scene = await claimScene();
  });
  afterAll(() => scene().store.close());
  return scene;
}
