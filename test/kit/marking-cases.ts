// What the verbs of handing in and self-assessment need before they are called (报送与自评的备办).
import { randomUUID } from 'node:crypto';
import { readHandings } from '../../src/app/handing/board.ts';
import { checkMarks, handInMarks, recallMarks, returnMarks } from '../../src/app/handing/hand-in.ts';
import { readSelfAssessment } from '../../src/app/self-assessment/read.ts';
import { handInSelfAssessment, writeSelfAssessment } from '../../src/app/self-assessment/write.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';

export function markingCases({ deps, cycle, the }: CaseWorld): Cases {
  /** An assessor whose marks are whole, with what it looks at; its own account alone. */
  const looked = async () => {
    const actor = await the('xinfang');
    const [entry] = (await readHandings(actor, { cycle: cycle() }, deps())).assessors;
    const place = { cycle: cycle(), body: actor.body ?? '' };
    if (entry?.isLocked === true) await recallMarks(actor, { ...place, reason: '' }, deps());
    return { actor, place, input: { ...place, covered: entry?.covered ?? '' } };
  };
  const handedIn = async () => {
    const { actor, place, input } = await looked();
    await handInMarks(actor, input, deps());
    return { actor, place };
  };
  const own = async () => {
    const actor = await the('tuiyi');
    const place = { cycle: cycle(), body: actor.body ?? '' };
    return { actor, place, reply: await readSelfAssessment(actor, place, deps()) };
  };
  const write = async (actor: Actor, place: { cycle: string; body: string }, node: string, base: number) =>
    writeSelfAssessment(actor, { ...place, node, base, text: `已办结 ${randomUUID()}`, claimed: null }, deps());
  return {
    'handing/hand-in.ts checkMarks': async () => {
      const { actor, input } = await looked();
      return () => checkMarks(actor, input, deps());
    },
    'handing/hand-in.ts handInMarks': async () => {
      const { actor, input } = await looked();
      return () => handInMarks(actor, input, deps());
    },
    'handing/hand-in.ts recallMarks': async () => {
      const { actor, place } = await handedIn();
      return () => recallMarks(actor, { ...place, reason: '更正' }, deps());
    },
    'handing/hand-in.ts returnMarks': async () => {
      const [{ place }, organiser] = [await handedIn(), await the('xiaoneng')];
      return () => returnMarks(organiser, { ...place, reason: '理由太笼统' }, deps());
    },
    'self-assessment/write.ts writeSelfAssessment': async () => {
      const { actor, place, reply } = await own();
      const [row] = reply.rows;
      return () => write(actor, place, row?.node ?? '', row?.version ?? 0);
    },
    'self-assessment/write.ts handInSelfAssessment': async () => {
      const { actor, place, reply } = await own();
      let { covered } = reply;
      for (const { node, version } of reply.rows) ({ covered } = await write(actor, place, node, version));
      return () => handInSelfAssessment(actor, { ...place, covered }, deps());
    },
  };
}
