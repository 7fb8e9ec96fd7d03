// What the verbs of appeals need before they change something (申诉的用例), for the tests of every changing verb.
import { randomUUID } from 'node:crypto';
import { decideAppeal } from '../../src/app/appeal/decide.ts';
import { makeAppeal, withdrawAppeal } from '../../src/app/appeal/make.ts';
import { listAppeals } from '../../src/app/appeal/read.ts';
import { compute } from '../../src/app/computation.ts';
import { agree, propose } from '../../src/app/proposal.ts';
import { moveStage } from '../../src/app/stage.ts';
import { readStage } from '../../src/app/stage-view.ts';
import type { Proposed } from '../../src/domain/proposal.ts';
import type { Cases, CaseWorld } from './case-world.ts';
import { markedCycle } from './stage-cycle.ts';

const { signal } = new AbortController();

export function appealCases({ the, deps }: CaseWorld): Cases {
  /** A year of its own whose results, of no marks, are published; and what an appeal in it says. */
  const published = async () => {
    const [organiser, second, subject] = [await the('xiaoneng'), await the('jiwei'), await the('tuiyi')];
    const cycle = await markedCycle(deps(), organiser);
    const byTwo = async (proposed: Proposed) => {
      await propose(organiser, { cycle, proposed }, deps());
      const { proposals } = await readStage(organiser, { cycle }, deps());
      const proposal = proposals.find(({ end }) => end === null)?.id ?? '';
      await agree(second, { cycle, proposal }, deps());
    };
    await byTwo({ kind: 'closure', reason: '已全部评完' });
    const { number } = await compute(organiser, { cycle, signal }, deps());
    await byTwo({ kind: 'application', number, reason: '' });
    for (const transition of ['review', 'publication'] as const)
      await moveStage(organiser, { cycle, transition, reason: '', document: null }, deps());
    const { own } = await listAppeals(subject, { cycle }, deps());
    const node = own?.rows[0]?.node ?? '';
    const body = subject.body ?? '';
    const input = { cycle, body, id: randomUUID(), node, reason: '有误', source: '', evidence: [] };
    return { organiser, subject, input };
  };
  const made = async () => {
    const { organiser, subject, input } = await published();
    await makeAppeal(subject, input, deps());
    return { organiser, subject, which: { cycle: input.cycle, appeal: input.id } };
  };
  return {
    'appeal/make.ts makeAppeal': async () => {
      const { subject, input } = await published();
      return () => makeAppeal(subject, input, deps());
    },
    'appeal/make.ts withdrawAppeal': async () => {
      const { subject, which } = await made();
      return () => withdrawAppeal(subject, { ...which, reason: '' }, deps());
    },
    'appeal/decide.ts decideAppeal': async () => {
      const { organiser, which } = await made();
      const said = { outcome: 'upheld', reason: '有据', document: '1号', facts: [], shown: null } as const;
      return () => decideAppeal(organiser, { ...which, ...said }, deps());
    },
  };
}
