// Claims by the verbs (加减分申报与认定): who hands in what, who decides, what becomes of it, and what is refused.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { adoptClaim, refuseClaim } from '../../src/app/claim/decide.ts';
import { claimIncentive } from '../../src/app/claim/hand-in.ts';
import { readClaims } from '../../src/app/claim/read.ts';
import { withdrawClaim } from '../../src/app/claim/take-back.ts';
import { giveFacts } from '../../src/app/fact.ts';
import { plainAdjustment } from '../../src/domain/fact.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readJournal } from '../../src/app/journal.ts';
import { readScheme, signParameters } from '../../src/app/scheme.ts';
import { codeOf } from '../kit/actors.ts';
import { award, sharedScene, fresh, said } from '../kit/claim-scene.ts';
import { order } from '../kit/order.ts';

const it = sharedScene();

const adjustments = (subject: string) => it().adjustments(subject);

test('an award is claimed with proof, adopted by the organiser, and becomes an adjustment that names its evidence', async () => {
  const { claim, adopt, own, proof, deps, as, cycle, all } = it();
  const named = fresh();
  const line = await claim('tuiyi', named);
  expect(line).toMatchObject({
    state: 'open',
    row: '正向激励 · 加分',
    about: [{ id: own('tuiyi') }],
    can: ['withdrawn'],
  });
  expect(line.pieces).toHaveLength(1);
  const { claims: seen } = await all();
  expect(seen.find(({ id }) => id === line.id)).toMatchObject({ can: ['adopted', 'refused'] });

  const adopted = await adopt(line.id, 'xiaoneng', { level: '国家级' });
  expect(adopted).toMatchObject({ state: 'adopted', can: ['withdrawn'] });
  const fact = (await adjustments(own('tuiyi'))).find(({ id }) => adopted.facts.includes(id));
  expect(fact).toMatchObject({
    node: 'a1.1',
    level: '国家级',
    matter: named.matter,
    document: named.document,
    by: as('xiaoneng').title,
    evidence: [line.pieces[0]?.sha256],
  });
  expect(await codeOf(adopt(line.id))).toBe('claim-closed');
  // The proof is another body's: it may not be claimed with.
  const stolen = award([await proof('tuiyi')], fresh());
  const handIn = claimIncentive(
    { ...as('tuiyi'), body: own('zuzhi') },
    { cycle, id: randomUUID(), node: 'a1.1', content: stolen },
    deps,
  );
  expect(await codeOf(handIn)).toBe('input-invalid');
});

test('sent again, a claim and a step add nothing', async () => {
  const { as, cycle, deps, proof, step, own } = it();
  const input = { cycle, id: randomUUID(), node: 'a1.1', content: award([await proof('tuiyi')], fresh()) };
  const first = await claimIncentive(as('tuiyi'), input, deps);
  expect((await claimIncentive(as('tuiyi'), input, deps)).id).toBe(first.id);
  const other = { ...input, content: { ...input.content, title: '另一项' } };
  expect(await codeOf(claimIncentive(as('tuiyi'), other, deps))).toBe('claim-twice');
  const adopting = { ...step(input.id), level: '省级', points: null, note: '' };
  const before = (await adjustments(own('tuiyi'))).length;
  const adopted = await adoptClaim(as('xiaoneng'), adopting, deps);
  expect((await adoptClaim(as('xiaoneng'), adopting, deps)).facts).toEqual(adopted.facts);
  expect(await adjustments(own('tuiyi'))).toHaveLength(before + 1);
  expect(await codeOf(adoptClaim(as('xiaoneng'), { ...adopting, note: '另一句' }, deps))).toBe('version-conflict');
});

test('the same award claimed twice is refused; of the same matter the higher one may be claimed, and is told', async () => {
  const { claim, all } = it();
  const named = fresh();
  const first = await claim('tuiyi', { ...named, document: '示范省双 [2022] 70 号' });
  expect(await said(claim('tuiyi', { ...fresh(), document: '示范省双〔2022〕70号' }))).toContain('已经申报过');
  expect(await codeOf(claim('tuiyi', { ...named, matter: `“${named.matter}”` }))).toBe('claim-twice');
  const higher = await claim('tuiyi', { ...named, document: `国〔2022〕${randomUUID()}号`, level: '国家级' });
  expect(higher.alike).toEqual([{ id: first.id, title: first.content.title, by: 'name' }]);
  expect((await all()).claims.find(({ id }) => id === first.id)?.alike).toHaveLength(1);
});

test('what was refused or taken back may be claimed anew', async () => {
  const { claim, as, step, deps } = it();
  const named = fresh();
  const first = await claim('tuiyi', named);
  expect(await codeOf(refuseClaim(as('xiaoneng'), { ...step(first.id), reason: '文件不全' }, deps))).toBe('done');
  const second = await claim('tuiyi', named);
  expect(await codeOf(withdrawClaim(as('tuiyi'), { ...step(second.id), reason: '填错了' }, deps))).toBe('done');
  expect((await claim('tuiyi', named)).state).toBe('open');
});

test('an award that was entered by hand is not adopted once more', async () => {
  const { claim, adopt, as, cycle, deps, own } = it();
  const named = fresh();
  const line = await claim('tuiyi', named);
  const fact = {
    ...plainAdjustment,
    id: randomUUID(),
    node: 'a1.1',
    subject: own('tuiyi'),
    evidence: [],
    supersedes: null,
    level: '省级',
    ...named,
  };
  await giveFacts(as('xiaoneng'), { cycle, facts: [fact] }, deps);
  expect(await said(adopt(line.id))).toContain('已经登记过');
});

test('nobody decides for the own body, nor what he handed in himself', async () => {
  const { claim, adopt, as, own, reward, deps, step } = it();
  const organiserOfTuiyi = { ...as('xiaoneng'), body: own('tuiyi') };
  const line = await claim('tuiyi', fresh());
  const deciding = { ...step(line.id), level: '省级', points: null, note: '' };
  expect(await codeOf(adoptClaim(organiserOfTuiyi, deciding, deps))).toBe('own-body');
  expect(await codeOf(refuseClaim(organiserOfTuiyi, { ...step(line.id), reason: '不行' }, deps))).toBe('own-body');
  // The subject has no such permission at all; the supervisor decides what the organiser's own body handed in.
  expect(await codeOf(adopt(line.id, 'tuiyi'))).toBe('not-permitted');
  expect(await codeOf(adopt(line.id, 'jiwei'))).toBe('own-body');
  const entered = await reward({ title: `指标${randomUUID()}` });
  expect(await codeOf(adopt(entered.id, 'xiaoneng'))).toBe('own-body');
  expect(await codeOf(adopt(entered.id, 'jiwei'))).toBe('done');
});

test('a body that the scheme names as adopter decides about that row, and no other', async () => {
  const { claim, adopt, finding, as, cycle, deps, clock } = it();
  const line = await claim('tuiyi', fresh());
  expect(await codeOf(adopt(line.id, 'zuzhi'))).toBe('not-found');
  const { version: base } = await readScheme(as('xiaoneng'), { cycle, version: null }, deps);
  const signatures = [{ key: 'a1.adopter', value: '组织部', reason: '示范' }];
  await signParameters(as('xiaoneng'), { cycle, base, signatures, order }, deps);
  const problem = await finding({ incident: randomUUID() });
  clock.now = new Date('2026-03-12T02:00:00Z');
  expect(await codeOf(adopt(problem.id, 'zuzhi', { level: '一般' }))).toBe('not-found');
  expect((await readClaims(as('zuzhi'), { cycle }, deps)).claims.map(({ id }) => id)).toContain(line.id);
  expect(await codeOf(adopt(line.id, 'zuzhi'))).toBe('done');
  clock.now = new Date('2026-03-02T02:00:00Z');
});

test('a level that the scheme does not price is refused, before it is claimed and before it is adopted', async () => {
  const { claim, adopt } = it();
  expect(await said(claim('tuiyi', { ...fresh(), level: '街道级' }))).toContain('国家级、省级、省级部门');
  const line = await claim('tuiyi', fresh());
  expect(await codeOf(adopt(line.id, 'xiaoneng', { level: null }))).toBe('input-invalid');
});

test('a superior’s ranking becomes one adjustment for each responsible body, adopted by a second person', async () => {
  const { reward, adopt, own } = it();
  const bodies = [own('tuiyi'), own('zuzhi')];
  const title = `指标${randomUUID()}`;
  expect(await codeOf(reward({ rank: 9, tied: 2 }))).toBe('input-invalid');
  const line = await reward({ title }, 'xiaoneng', bodies);
  expect(await codeOf(reward({ title }, 'xiaoneng', bodies))).toBe('claim-twice');
  const adopted = await adopt(line.id, 'jiwei');
  expect(adopted.facts).toHaveLength(2);
  for (const body of bodies)
    expect((await adjustments(body)).find(({ matter }) => matter === title)).toMatchObject({
      node: 'a3.1',
      rank: 1,
      ranked: 9,
      bodies: 2,
    });
});

test('what was adopted is taken back by who decides, with a further fact, also after a correction', async () => {
  const { claim, adopt, as, own, step, deps, cycle } = it();
  const line = await claim('tuiyi', fresh());
  const [id = ''] = (await adopt(line.id)).facts;
  const found = (await adjustments(own('tuiyi'))).find((fact) => fact.id === id);
  if (found === undefined) throw new Error('no such fact');
  const { by: _by, at: _at, ...kept } = found;
  const corrected = { ...kept, id: randomUUID(), supersedes: id, level: '国家级' };
  await giveFacts(as('xiaoneng'), { cycle, facts: [corrected] }, deps);
  expect(await codeOf(withdrawClaim(as('tuiyi'), { ...step(line.id), reason: '不要了' }, deps))).toBe('claim-closed');
  const back = await withdrawClaim(as('xiaoneng'), { ...step(line.id), reason: '文件被撤销' }, deps);
  expect(back).toMatchObject({ state: 'withdrawn', facts: [], can: [] });
  const last = (await adjustments(own('tuiyi'))).find(({ supersedes }) => supersedes === corrected.id);
  expect(last).toMatchObject({ withdrawn: true, changedFor: '文件被撤销' });
});

test('each sees what is its own; the whole is in the journal, and administrators are told no content', async () => {
  const { claim, as, cycle, deps, all } = it();
  const named = fresh();
  const { id } = await claim('tuiyi', named);
  const ids = async (name: string) => (await readClaims(as(name), { cycle }, deps)).claims.map((each) => each.id);
  expect(await ids('tuiyi')).toContain(id);
  expect(await ids('tuiyi-bangongshi')).toContain(id);
  expect(await ids('shenji')).toContain(id);
  for (const name of ['xinfang', 'ducha', 'pingshen']) expect(await ids(name), name).not.toContain(id);
  expect((await all('tuiyi')).hands).toEqual(['incentive', 'innovation']);
  expect((await all('ducha')).hands).toEqual(['finding']);
  const place = { account: null, cycle: null, body: null, node: null, event: 'claim-handed-in', before: null };
  const { signal } = new AbortController();
  const sentences = async (name: string) => {
    const lines = await readJournal(as(name), { ...place, limit: 50, text: null, signal }, deps);
    return lines.map(({ sentence }) => sentence.zh).join('\n');
  };
  expect(await sentences('shenji')).toContain(named.title);
  expect(await sentences('liuhen')).toContain('交出正向激励事项“……”');
  expect(await sentences('liuhen')).not.toContain(named.title);
  let from: number | null = 1;
  while (from !== null) {
    const { fault, next }: Awaited<ReturnType<typeof checkJournal>> = await checkJournal(as('shenji'), { from }, deps);
    expect(fault).toBe(null);
    from = next;
  }
});
