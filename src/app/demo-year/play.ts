// A whole year of the demonstration city (示范年度): from the table that is dropped to the sealed archive, every act by the verb and the person that it belongs to.
import type { Actor } from '../../domain/actor.ts';
import type { Proposed } from '../../domain/proposal.ts';
import type { TransitionName } from '../../domain/stage.ts';
import type { Order } from '../../domain/stage-change.ts';
import { loadDemoCity } from '../demo-city/load.ts';
import type { Deps } from '../deps.ts';
import { agree, propose } from '../proposal.ts';
import { moveStage } from '../stage.ts';
import { readStage } from '../stage-view.ts';
import { appealAndDecide } from './appeals.ts';
import { carryOutYear } from './course.ts';
import { draftYear } from './draft.ts';
import { markYear } from './marking.ts';
import { openPeople, type People, seat } from './people.ts';
import { readScheme } from '../scheme.ts';
import { listCycles } from '../cycle.ts';
import { compute } from '../computation.ts';

/** The clock goes where the year goes: to nine in the morning of a day, in China. */
export type Clock = { now: () => Date; to: (day: string) => void };

export function yearClock(): Clock {
  let minutes = 0;
  let from = Date.parse('2023-01-04T01:00:00Z');
  return {
    // No two acts at the same time.
    now: () => new Date(from + (minutes += 1) * 1000),
    to: (day) => {
      from = Date.parse(`${day}T01:00:00Z`);
      minutes = 0;
    },
  };
}

export type Play = {
  deps: Deps;
  clock: Clock;
  people: People;
  cycle: string;
  tell: (who: Actor, what: string) => void;
};

/** What one person carries out. */
export async function move(
  { deps, cycle, tell }: Play,
  who: Actor,
  transition: TransitionName,
  { reason = '', document = null }: { reason?: string; document?: Order | null } = {},
): Promise<void> {
  await moveStage(who, { cycle, transition, reason, document }, deps);
  tell(who, `阶段：${(await readStage(who, { cycle }, deps)).stage}`);
}

/** What one proposes and another agrees to. */
export async function together(
  { deps, cycle, tell }: Play,
  [first, second]: readonly [Actor, Actor],
  proposed: Proposed,
): Promise<void> {
  await propose(first, { cycle, proposed }, deps);
  const waiting = (await readStage(second, { cycle }, deps)).proposals.find(({ end }) => end === null);
  await agree(second, { cycle, proposal: waiting?.id ?? '' }, deps);
  tell(
    second,
    `同意${first.title}的提请（${proposed.kind}），阶段：${(await readStage(second, { cycle }, deps)).stage}`,
  );
}

/** Closed, computed, applied by two bodies, reviewed and published. */
async function publish(play: Play): Promise<void> {
  const { deps, cycle, people, tell } = play;
  const { organiser, supervisor } = people;
  await together(play, [organiser, supervisor], { kind: 'closure', reason: '各考评单位都已评完' });
  const { number } = await compute(organiser, { cycle }, deps);
  tell(organiser, `第 ${number} 次计算`);
  await together(play, [organiser, supervisor], { kind: 'application', reason: '', number });
  await move(play, supervisor, 'review');
  await move(play, organiser, 'publication');
}

/** Loads the city where there is none yet, and plays its next year; answers with the id of the year. */
export async function playYear(
  deps: Deps,
  clock: Clock,
  { tell, progress }: { tell: Play['tell']; progress: (text: string) => void },
): Promise<string> {
  await loadDemoCity(deps, progress);
  const organiser = await seat('xiaoneng', deps);
  const [before] = await listCycles(organiser, deps);
  const { scheme } = await readScheme(organiser, { cycle: before?.id ?? '', version: null }, deps);
  const people = await openPeople(scheme, deps, (count) => progress(`正在开立账号：${count}`));
  tell(organiser, `${people.subjects.size} 个被考评单位、${people.assessors.size} 个考评单位都有了账号`);
  const cycle = await draftYear({ deps, clock, people, cycle: '', tell });
  const play: Play = { deps, clock, people, cycle, tell };
  clock.to('2023-02-01');
  await move(play, organiser, 'opening');
  await carryOutYear(play);
  clock.to('2023-12-20');
  await move(play, organiser, 'marking');
  await markYear(play);
  clock.to('2024-01-10');
  await publish(play);
  await appealAndDecide(play);
  clock.to('2024-01-22');
  await together(play, [organiser, people.supervisor], { kind: 'reopening', reason: '执行复核决定' });
  await publish(play);
  clock.to('2024-02-01');
  const minutes = { number: '示考委纪〔2024〕1号', title: '绩效考评委员会会议纪要', on: '2024-01-31' };
  await move(play, organiser, 'settlement', { document: minutes });
  await together(play, [organiser, people.archivist], { kind: 'archive', reason: '' });
  return cycle;
}
