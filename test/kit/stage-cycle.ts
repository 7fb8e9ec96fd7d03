// Years at the stages that tests need (各阶段的年度): of the demonstration's own scheme, in which nothing is open.
import { randomUUID } from 'node:crypto';
import { saveCalendar } from '../../src/app/calendar.ts';
import { listCycles } from '../../src/app/cycle.ts';
import type { Deps } from '../../src/app/deps.ts';
import { addCycleWithScheme } from '../../src/app/new-cycle.ts';
import { agree, decline, propose } from '../../src/app/proposal.ts';
import { readScheme } from '../../src/app/scheme.ts';
import { moveStage } from '../../src/app/stage.ts';
import { readStage } from '../../src/app/stage-view.ts';
import { noCalendar } from '../../src/domain/calendar.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';

/** Drafted; answers with its id. */
export async function soundCycle(deps: Deps, actor: Actor): Promise<string> {
  const cycle = (await listCycles(actor, deps)).at(-1)?.id ?? '';
  const { scheme } = await readScheme(actor, { cycle, version: null }, deps);
  const id = randomUUID();
  const input = { id, title: `年度 ${id}`, year: '2031', scheme, document: null, note: '试' };
  await deps.store.transaction(actor.jurisdiction, (tx) => addCycleWithScheme(tx, actor, input, deps));
  return id;
}

/** Issued and being marked. */
export async function markedCycle(deps: Deps, actor: Actor): Promise<string> {
  const cycle = await soundCycle(deps, actor);
  for (const transition of ['opening', 'marking'] as const)
    await moveStage(actor, { cycle, transition, reason: '', document: null }, deps);
  return cycle;
}

const proposed = { kind: 'closure', reason: '已全部评完' } as const;

/** Closing it is proposed; answers with the id of the proposal. */
async function proposedIn(deps: Deps, actor: Actor, cycle: string): Promise<string> {
  await propose(actor, { cycle, proposed }, deps);
  return (await readStage(actor, { cycle }, deps)).proposals[0]?.id ?? '';
}

/** The verbs of stages, each with what it needs made before: for tests that go through all verbs. */
export const stageCases = ({ deps, the }: CaseWorld): Cases => ({
  'calendar.ts saveCalendar': async () => {
    const actor = await the('xiaoneng');
    const cycle = await soundCycle(deps(), actor);
    const calendar = { ...noCalendar, closesOn: '2999-12-31' };
    return () => saveCalendar(actor, { cycle, base: 0, calendar }, deps());
  },
  'stage.ts moveStage': async () => {
    const actor = await the('xiaoneng');
    const cycle = await soundCycle(deps(), actor);
    return () => moveStage(actor, { cycle, transition: 'opening', reason: '', document: null }, deps());
  },
  'proposal.ts propose': async () => {
    const actor = await the('xiaoneng');
    const cycle = await markedCycle(deps(), actor);
    return () => propose(actor, { cycle, proposed }, deps());
  },
  'proposal.ts agree': async () => {
    const [actor, second] = [await the('xiaoneng'), await the('jiwei')];
    const cycle = await markedCycle(deps(), actor);
    const proposal = await proposedIn(deps(), actor, cycle);
    return () => agree(second, { cycle, proposal }, deps());
  },
  'proposal.ts decline': async () => {
    const actor = await the('xiaoneng');
    const cycle = await markedCycle(deps(), actor);
    const proposal = await proposedIn(deps(), actor, cycle);
    return () => decline(actor, { cycle, proposal, reason: '' }, deps());
  },
});
