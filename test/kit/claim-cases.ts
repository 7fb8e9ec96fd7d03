// The verbs of claims, each with what it needs made before (加减分办理动作): for tests that go through all verbs.
import { randomUUID } from 'node:crypto';
import { adoptClaim, refuseClaim } from '../../src/app/claim/decide.ts';
import { claimIncentive, handInFinding, handInReward } from '../../src/app/claim/hand-in.ts';
import {
  callForInnovations,
  handInInnovation,
  markInnovation,
  replaceInnovation,
} from '../../src/app/claim/innovation.ts';
import {
  answerRectification,
  askRectification,
  judgeRectification,
  replyToFinding,
} from '../../src/app/claim/reply.ts';
import { readClaims } from '../../src/app/claim/read.ts';
import { withdrawClaim } from '../../src/app/claim/take-back.ts';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { dayIn } from '../../src/app/deps.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';
import { award, found, ranking } from './claim-scene.ts';
import { pdfOf } from './proof.ts';

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield pdfOf(randomUUID());
}
const nextDays = (now: Date, days: number): string => dayIn(new Date(now.getTime() + days * 86_400_000));

export function claimCases({ deps, the, cycle }: CaseWorld): Cases {
  const proof = async (actor: Actor) => {
    const about = { title: '表彰文件', number: null, issuer: null, date: null };
    const file = { id: randomUUID(), body: actor.body ?? '', file: '表彰文件.pdf', about, size: null };
    return (await addEvidence(actor, { ...file, cycle: null, rows: [], chunks: bytes() }, deps())).id;
  };
  const claiming = async () => {
    const actor = await the('tuiyi');
    const named = { document: `文〔2022〕${randomUUID()}号`, matter: randomUUID() };
    const content = award([await proof(actor)], named);
    return { actor, input: { cycle: cycle(), id: randomUUID(), node: 'a1.1', content } };
  };
  const finding = async () => {
    const [actor, { body }] = [await the('ducha'), await the('tuiyi')];
    const content = found({ incident: randomUUID(), replyBy: nextDays(deps().now(), 9) });
    return { actor, input: { cycle: cycle(), id: randomUUID(), node: 'a2.1', subject: body ?? '', content } };
  };
  const step = (claim: string) => ({ cycle: cycle(), claim, step: randomUUID() });
  const claimed = async () => {
    const { actor, input } = await claiming();
    await claimIncentive(actor, input, deps());
    return input.id;
  };
  const foundOne = async () => {
    const { actor, input } = await finding();
    await handInFinding(actor, input, deps());
    return input.id;
  };
  const asking = (id: string) => ({ ...step(id), text: '请整改', dueOn: nextDays(deps().now(), 9) });
  const asked = async () => {
    const id = await foundOne();
    await askRectification(await the('ducha'), asking(id), deps());
    return id;
  };
  const answering = (id: string) => ({ ...step(id), text: '已整改', evidence: [] });
  const calling = async (days: number) => {
    const actor = await the('xiaoneng');
    const { call } = await readClaims(actor, { cycle: cycle() }, deps());
    const input = { cycle: cycle(), base: call?.version ?? 0, node: 'n3.1.1', dueOn: nextDays(deps().now(), days) };
    return { actor, input };
  };
  const innovation = async (actor: Actor) => ({
    kind: 'innovation' as const,
    title: '一网通办',
    text: '并窗',
    evidence: [await proof(actor)],
  });
  /** That of the body, handed in if it was not; `isDue`: the last day has passed. */
  const handedIn = async (isDue: boolean) => {
    const open = await calling(30);
    await callForInnovations(open.actor, open.input, deps());
    const actor = await the('tuiyi');
    const { claims } = await readClaims(actor, { cycle: cycle() }, deps());
    const own = claims.find(({ kind, state }) => kind === 'innovation' && state === 'open');
    const content = await innovation(actor);
    const id = own?.id ?? (await handInInnovation(actor, { cycle: cycle(), id: randomUUID(), content }, deps())).id;
    return { id, later: isDue ? { ...deps(), now: () => new Date(Date.now() + 40 * 86_400_000) } : deps() };
  };
  return {
    'claim/hand-in.ts claimIncentive': async () => {
      const { actor, input } = await claiming();
      return () => claimIncentive(actor, input, deps());
    },
    'claim/hand-in.ts handInFinding': async () => {
      const { actor, input } = await finding();
      return () => handInFinding(actor, input, deps());
    },
    'claim/hand-in.ts handInReward': async () => {
      const [actor, { body }] = [await the('xiaoneng'), await the('tuiyi')];
      const content = ranking([body ?? ''], { title: randomUUID() });
      return () => handInReward(actor, { cycle: cycle(), id: randomUUID(), node: 'a3.1', content }, deps());
    },
    'claim/decide.ts adoptClaim': async () => {
      const [actor, id] = [await the('xiaoneng'), await claimed()];
      return () => adoptClaim(actor, { ...step(id), level: '省级', points: null, note: '' }, deps());
    },
    'claim/decide.ts refuseClaim': async () => {
      const [actor, id] = [await the('xiaoneng'), await claimed()];
      return () => refuseClaim(actor, { ...step(id), reason: '文件不全' }, deps());
    },
    'claim/take-back.ts withdrawClaim': async () => {
      const [actor, id] = [await the('xiaoneng'), await claimed()];
      await adoptClaim(actor, { ...step(id), level: '省级', points: null, note: '' }, deps());
      return () => withdrawClaim(actor, { ...step(id), reason: '认定有误' }, deps());
    },
    'claim/reply.ts replyToFinding': async () => {
      const [actor, id] = [await the('tuiyi'), await foundOne()];
      return () => replyToFinding(actor, { ...answering(id), stance: 'objected' }, deps());
    },
    'claim/reply.ts askRectification': async () => {
      const [actor, id] = [await the('ducha'), await foundOne()];
      return () => askRectification(actor, asking(id), deps());
    },
    'claim/reply.ts answerRectification': async () => {
      const [actor, id] = [await the('tuiyi'), await asked()];
      return () => answerRectification(actor, answering(id), deps());
    },
    'claim/reply.ts judgeRectification': async () => {
      const [actor, id] = [await the('ducha'), await asked()];
      await answerRectification(await the('tuiyi'), answering(id), deps());
      return () => judgeRectification(actor, { ...step(id), isAccepted: true, note: '' }, deps());
    },
    'claim/innovation.ts callForInnovations': async () => {
      const { actor, input } = await calling(31);
      return () => callForInnovations(actor, input, deps());
    },
    'claim/innovation.ts handInInnovation': async () => {
      const { id } = await handedIn(false);
      const actor = await the('tuiyi');
      await withdrawClaim(actor, { ...step(id), reason: '换一项' }, deps());
      const content = await innovation(actor);
      return () => handInInnovation(actor, { cycle: cycle(), id: randomUUID(), content }, deps());
    },
    'claim/innovation.ts replaceInnovation': async () => {
      const { id } = await handedIn(false);
      const actor = await the('tuiyi');
      const content = await innovation(actor);
      return () => replaceInnovation(actor, { ...step(id), content }, deps());
    },
    'claim/innovation.ts markInnovation': async () => {
      const { id, later } = await handedIn(true);
      const actor = await the('pingshen');
      const marks = { 创新性: '90', 成效性: '80', 推广性: '70' };
      return () => markInnovation(actor, { ...step(id), marks, note: '' }, later);
    },
  };
}
