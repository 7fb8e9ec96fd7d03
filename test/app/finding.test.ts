// Findings by the verbs (察访核验): handed over by admitted bodies, replied to, adopted once, put right by a day.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { adoptClaim } from '../../src/app/claim/decide.ts';
import {
  answerRectification,
  askRectification,
  judgeRectification,
  replyToFinding,
} from '../../src/app/claim/reply.ts';
import { openEvidence } from '../../src/app/evidence/read.ts';
import { agree, propose } from '../../src/app/proposal.ts';
import { readStage } from '../../src/app/stage-view.ts';
import { codeOf } from '../kit/actors.ts';
import { sharedScene, fresh, said } from '../kit/claim-scene.ts';

const it = sharedScene();

const adjustments = (subject: string) => it().adjustments(subject);

test('a finding waits for the reply or its last day; the same incident is adopted once, whoever reports it', async () => {
  const { finding, adopt, as, own, step, deps, clock } = it();
  const first = await finding();
  expect((await it().all('tuiyi')).claims.find(({ id }) => id === first.id)?.can).toEqual(['replied']);
  expect(await codeOf(adopt(first.id, 'xiaoneng', { level: '一般' }))).toBe('reply-open');
  const reply = { ...step(first.id), stance: 'objected' as const, text: '当时停电。', evidence: [] };
  expect(await codeOf(replyToFinding(as('tuiyi'), reply, deps))).toBe('done');
  expect(await codeOf(replyToFinding(as('tuiyi'), { ...reply, ...step(first.id) }, deps))).toBe('claim-closed');
  const adopted = await adopt(first.id, 'xiaoneng', { level: '一般' });
  const fact = (await adjustments(own('tuiyi'))).find(({ id }) => adopted.facts.includes(id));
  expect(fact).toMatchObject({ node: 'a2.1', level: '一般', incident: '八月窗口抽查' });
  expect(fact?.title).toContain('群众等候半小时');

  const second = await finding({ document: '示范纪〔2022〕1号', incident: ' 八月 窗口抽查' }, 'jiwei');
  // Who may see both is told at once.
  expect(second.alike).toEqual([{ id: first.id, title: first.content.title, by: 'name' }]);
  clock.now = new Date('2026-03-12T02:00:00Z');
  expect(await said(adopt(second.id, 'xiaoneng', { level: '一般' }))).toContain('一个事件只扣一次');
  // Control: of another body it is another deduction.
  const other = await finding({ document: '示范纪〔2022〕2号', replyBy: '2026-03-12' }, 'jiwei', own('zuzhi'));
  clock.now = new Date('2026-03-13T02:00:00Z');
  expect((await adopt(other.id, 'xiaoneng', { level: '一般' })).state).toBe('adopted');
  clock.now = new Date('2026-03-02T02:00:00Z');
});

test('who may hand findings over, and about whom', async () => {
  const { finding, own, as } = it();
  expect(await codeOf(finding({}, 'tuiyi'))).toBe('not-permitted');
  expect(await codeOf(finding({ incident: randomUUID() }, 'ducha', own('ducha')))).toBe('own-body');
  expect(await codeOf(finding({ incident: randomUUID(), replyBy: '2026-03-01' }))).toBe('input-invalid');
  const incident = randomUUID();
  await finding({ incident });
  expect(await codeOf(finding({ incident, document: '另一份〔2022〕1号' }))).toBe('claim-twice');
  // The organiser's own finding is not adopted by the organiser's body.
  const its = await finding({ incident: randomUUID(), replyBy: '2026-03-02' }, 'xiaoneng');
  it().clock.now = new Date('2026-03-03T02:00:00Z');
  const colleague = { ...as('xiaoneng'), account: 'another' };
  const deciding = { ...it().step(its.id), level: '一般', points: null, note: '' };
  expect(await codeOf(adoptClaim(colleague, deciding, it().deps))).toBe('own-body');
  expect(await codeOf(it().adopt(its.id, 'jiwei', { level: '一般' }))).toBe('done');
  it().clock.now = new Date('2026-03-02T02:00:00Z');
});

test('a rectification is asked for with a day, answered with proof, sent back and accepted by the inspecting body', async () => {
  const { finding, as, step, deps, proof, clock } = it();
  const { id } = await finding({ incident: randomUUID() });
  const asking = { ...step(id), text: '请增设替岗。', dueOn: '2026-03-20' };
  expect(await codeOf(askRectification(as('tuiyi'), asking, deps))).toBe('not-permitted');
  const asked = await askRectification(as('ducha'), asking, deps);
  expect(asked.rectification).toEqual({ state: 'asked', dueOn: '2026-03-20', light: 'on-time', daysLeft: 18 });
  const answer = { text: '已增设。', evidence: [await proof('tuiyi')] };
  const answered = await answerRectification(as('tuiyi'), { ...step(id), ...answer }, deps);
  expect(answered.rectification?.state).toBe('answered');
  // The proof is the subject's; whoever judges it opens it, others do not.
  const piece = answer.evidence[0] ?? '';
  expect((await openEvidence(as('ducha'), { id: piece, isShown: true }, deps)).form).toBe('pdf');
  expect(await codeOf(openEvidence(as('pingshen'), { id: piece, isShown: true }, deps))).toBe('not-found');
  const back = { isAccepted: false as const, reason: '只有一个窗口', dueOn: '2026-03-25' };
  expect(await codeOf(judgeRectification(as('tuiyi'), { ...step(id), ...back }, deps))).toBe('not-permitted');
  expect((await judgeRectification(as('ducha'), { ...step(id), ...back }, deps)).rectification?.state).toBe('asked');
  clock.now = new Date('2026-03-26T02:00:00Z');
  const late = await answerRectification(as('tuiyi'), { ...step(id), text: '都已增设。', evidence: [] }, deps);
  expect(late.rectification).toMatchObject({ light: 'late', daysLeft: -1 });
  const done = await judgeRectification(as('ducha'), { ...step(id), isAccepted: true, note: '' }, deps);
  expect(done.rectification).toMatchObject({ state: 'accepted', light: 'done' });
  clock.now = new Date('2026-03-02T02:00:00Z');
});

test('claims end with the marking; rectifications go on', async () => {
  const { claim, adopt, finding, as, step, deps, cycle } = it();
  const [line, problem] = [await claim('tuiyi', fresh()), await finding({ incident: randomUUID() })];
  await propose(as('xiaoneng'), { cycle, proposed: { kind: 'closure', reason: '已全部评完' } }, deps);
  const [proposal] = (await readStage(as('jiwei'), { cycle }, deps)).proposals;
  await agree(as('jiwei'), { cycle, proposal: proposal?.id ?? '' }, deps);
  expect(await codeOf(adopt(line.id))).toBe('stage-closed');
  expect(await codeOf(claim('tuiyi', fresh()))).toMatch(/stage-closed/u);
  const asking = { ...step(problem.id), text: '请整改。', dueOn: '2026-04-20' };
  expect(await codeOf(askRectification(as('ducha'), asking, deps))).toBe('done');
  const answer = { ...step(problem.id), text: '已整改。', evidence: [] };
  expect(await codeOf(answerRectification(as('tuiyi'), answer, deps))).toBe('done');
});
