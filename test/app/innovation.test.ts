// Innovations by the verbs (创新成果): one of each body, replaced until the last day, marked by a panel that sees no others' marks, counted by the engine.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import {
  callForInnovations,
  handInInnovation,
  markInnovation,
  replaceInnovation,
} from '../../src/app/claim/innovation.ts';
import { adoptClaim, refuseClaim } from '../../src/app/claim/decide.ts';
import { readClaims } from '../../src/app/claim/read.ts';
import { withdrawClaim } from '../../src/app/claim/take-back.ts';
import { compute } from '../../src/app/computation.ts';
import { readFacts } from '../../src/app/fact.ts';
import { readScheme, saveScheme } from '../../src/app/scheme.ts';
import { readScorecard } from '../../src/app/scorecard.ts';
import { moveStage } from '../../src/app/stage.ts';
import { addAccount } from '../../src/store/account.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Node } from '../../src/domain/scheme.ts';
import type { Step } from '../../src/domain/scorecard.ts';
import { codeOf } from '../kit/actors.ts';
import { sharedScene } from '../kit/claim-scene.ts';
import { soundCycle } from '../kit/stage-cycle.ts';

const it = sharedScene();
const row = 'n3.1.1';
/** The year that is spoken of. */
const at = { cycle: '' };
const step = (id: string) => ({ ...it().step(id), cycle: at.cycle });

beforeAll(() => {
  at.cycle = it().cycle;
});

const calling = (base: number, dueOn = '2026-03-10') =>
  callForInnovations(it().as('xiaoneng'), { cycle: at.cycle, base, node: row, dueOn }, it().deps);
const innovation = async (name: string, title = '一网通办') => ({
  kind: 'innovation' as const,
  title,
  text: '把五个窗口并成一个。',
  evidence: [await it().proof(name)],
});
const handIn = async (name: string, title?: string) =>
  handInInnovation(
    it().as(name),
    { cycle: at.cycle, id: randomUUID(), content: await innovation(name, title) },
    it().deps,
  );
const marking = (who: Actor, id: string, marks: Record<string, string>) =>
  markInnovation(who, { ...step(id), marks, note: '' }, it().deps);

/** The row counted by what a panel gives by three criteria, as an organiser would have it. */
const counted = (node: Node): Node => {
  if (node.id !== row) return { ...node, children: node.children.map(counted) };
  const part = (id: string, title: string): Node => ({
    ...node,
    id,
    title,
    number: null,
    kind: 'part',
    criterion: null,
    assessors: [],
    source: null,
    children: [],
    operation: { type: 'ballot-mean', scale: '100', minimum: '1', voterGroup: null, channel: null },
  });
  const parts = [part('creative', '创新性'), part('effective', '成效性'), part('spread', '推广性')];
  const { assessorsAs: _as, ...rest } = node;
  return { ...rest, assessors: [], operation: { type: 'share', by: { how: 'equal' } }, children: parts };
};

test('nothing is handed in before the organiser has called for it', async () => {
  expect(await codeOf(handIn('tuiyi'))).toBe('claim-closed');
  expect(
    await codeOf(
      callForInnovations(it().as('xiaoneng'), { cycle: at.cycle, base: 0, node: 'n2', dueOn: '2026-03-10' }, it().deps),
    ),
  ).toBe('not-found');
  expect(await codeOf(calling(0, '2026-03-01'))).toBe('input-invalid');
  // Without parts of the scheme it is marked by the usual criteria, for the assessor to see.
  expect((await calling(0)).criteria.map(({ title }) => title)).toEqual(['创新性', '成效性', '推广性']);
  expect(await codeOf(calling(0, '2026-03-20'))).toBe('version-conflict');
  expect((await calling(0)).version).toBe(1);
});

test('each body hands in exactly one; it is replaced until the last day', async () => {
  const { as, deps, clock } = it();
  const first = await handIn('tuiyi');
  expect(await codeOf(handIn('tuiyi', '第二项'))).toBe('claim-twice');
  const better = { ...step(first.id), content: await innovation('tuiyi', '一窗通办') };
  const replaced = await replaceInnovation(as('tuiyi'), better, deps);
  expect(replaced.content.title).toBe('一窗通办');
  expect(replaced.steps.map(({ kind }) => kind)).toEqual(['replaced']);
  clock.now = new Date('2026-03-11T02:00:00Z');
  expect(await codeOf(replaceInnovation(as('tuiyi'), { ...better, ...step(first.id) }, deps))).toBe('claim-closed');
  clock.now = new Date('2026-03-02T02:00:00Z');
  // Taken back, another one may come.
  await withdrawClaim(as('tuiyi'), { ...step(first.id), reason: '换一项' }, deps);
  expect((await handIn('tuiyi', '一窗通办')).state).toBe('open');
});

test('marks that no part of the scheme counts are for the assessor: they become no facts', async () => {
  const { as, adopt, clock, deps } = it();
  const claim = (await it().all()).claims.find(({ kind, state }) => kind === 'innovation' && state === 'open');
  const id = claim?.id ?? '';
  expect(await codeOf(marking(as('pingshen'), id, {}))).toBe('claim-closed');
  clock.now = new Date('2026-03-11T02:00:00Z');
  expect(await codeOf(marking(as('pingshen'), id, { 创新性: '90' }))).toBe('input-invalid');
  expect(await codeOf(marking(as('pingshen'), id, { 创新性: '90', 成效性: '101', 推广性: '1' }))).toBe('input-invalid');
  expect(await codeOf(marking(as('pingshen'), id, { 创新性: '90', 成效性: '80', 推广性: '70' }))).toBe('done');
  expect(await codeOf(marking(as('pingshen'), id, { 创新性: '1', 成效性: '1', 推广性: '1' }))).toBe('claim-closed');
  expect(await codeOf(adopt(id))).toBe('claim-closed');
  await refuseClaim(as('xiaoneng'), { ...step(id), reason: '方案已改，重新评审' }, deps);
  clock.now = new Date('2026-03-02T02:00:00Z');
});

test('a panel marks without seeing others’ marks, never the own body’s; the engine makes the score of them', async () => {
  const { as, own, deps, clock } = it();
  // A year in which nobody has been marked yet.
  const cycle = await soundCycle(deps, as('xiaoneng'));
  const { scheme, version: base } = await readScheme(as('xiaoneng'), { cycle, version: null }, deps);
  const saved = { cycle, base, scheme: { ...scheme, root: counted(scheme.root) }, note: '评审组打分' };
  await saveScheme(as('xiaoneng'), saved, deps);
  for (const transition of ['opening', 'marking'] as const)
    await moveStage(as('xiaoneng'), { cycle, transition, reason: '', document: null }, deps);
  at.cycle = cycle;
  expect((await calling(0)).criteria.map(({ node }) => node)).toEqual(['creative', 'effective', 'spread']);
  const { id } = await handIn('tuiyi', '一窗通办（续）');
  const second: Actor = {
    ...as('pingshen'),
    account: 'panel-two',
    name: 'panel-two',
    title: '评审乙',
    body: own('tuiyi'),
  };
  const third: Actor = { ...second, account: 'panel-three', name: 'panel-three', title: '评审丙', body: own('zuzhi') };
  await deps.store.transaction('demo', async (tx) => {
    for (const { account, name, title, body } of [second, third])
      await addAccount(tx, {
        id: account,
        name,
        title,
        body,
        section: null,
        password: 'x',
        roles: ['panel'],
        at: clock.now.toISOString(),
      });
  });
  clock.now = new Date('2026-03-11T02:00:00Z');
  const seen = async (who: Actor) => {
    const line = (await readClaims(who, { cycle }, deps)).claims.find((each) => each.id === id);
    return line?.steps.filter(({ kind }) => kind === 'marked').map(({ said }) => said !== null);
  };
  const marks = { creative: '90', effective: '80', spread: '70' };
  expect(await codeOf(marking(second, id, marks))).toBe('own-body');
  expect(await codeOf(marking(as('pingshen'), id, marks))).toBe('done');
  expect(await seen(as('pingshen'))).toEqual([true]);
  for (const who of [third, as('xiaoneng'), as('shenji'), as('tuiyi')])
    expect(await seen(who), who.name).toEqual([false]);
  const adopting = () => adoptClaim(as('xiaoneng'), { ...step(id), level: null, points: null, note: '' }, deps);
  expect(await codeOf(adopting())).toBe('claim-closed');
  expect(await codeOf(marking(third, id, { ...marks, creative: '100' }))).toBe('done');
  expect(await seen(third)).toEqual([true, true]);

  const adopted = await adopting();
  expect(await seen(as('xiaoneng'))).toEqual([true, true]);
  expect(await seen(as('tuiyi'))).toEqual([false, false]);
  const tallies = (await readFacts(as('xiaoneng'), { cycle, since: 0 }, deps)).flatMap(({ fact }) =>
    fact.type === 'tally' && adopted.facts.includes(fact.id) ? [fact] : [],
  );
  expect(tallies.map(({ node, counts }) => [node, counts])).toEqual([
    ['creative', { '90': 1, '100': 1 }],
    ['effective', { '80': 2 }],
    ['spread', { '70': 2 }],
  ]);
  await compute(as('xiaoneng'), { cycle, signal: new AbortController().signal }, deps);
  const { card } = await readScorecard(as('xiaoneng'), { cycle, number: null, subject: own('tuiyi') }, deps);
  const stepsOf = (each: Step): Step[] => [each, ...each.children.flatMap(stepsOf)];
  const values = Object.fromEntries(stepsOf(card.step).map(({ node, value }) => [node, value]));
  // 10 points: a third each of 95 %, 80 % and 70 %.
  expect([values['creative'], values['effective'], values['spread'], values[row]]).toEqual([
    '19/6',
    '8/3',
    '7/3',
    '49/6',
  ]);
});
