// The played year (示范年度): all roles, 80 bodies, from the table to the archive; what it leaves is whole, and each refusal on its way is one.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { exportArchive } from '../../src/app/archive/export.ts';
import { seat } from '../../src/app/demo-year/people.ts';
import { playYear, yearClock } from '../../src/app/demo-year/play.ts';
import type { Deps } from '../../src/app/deps.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { verifyArchive } from '../../src/app/offline/archive/verify.ts';
import { readStage } from '../../src/app/stage-view.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import { openStore } from '../../src/store/open.ts';
import { depsOn } from '../kit/actors.ts';
import { freshFolder } from '../kit/archive.ts';
import { freshDatabase } from '../kit/database.ts';
import { freshFiles } from '../kit/evidence-folder.ts';

const one = { deps: undefined as Deps | undefined, cycle: '', acts: [] as { who: Actor; what: string }[] };
const deps = (): Deps => one.deps ?? expect.unreachable();
beforeAll(async () => {
  const { url } = await freshDatabase();
  const store = await openStore({ url });
  const clock = yearClock();
  const checkpoints = openCheckpoints(join(freshFolder(), 'checkpoints'));
  one.deps = { ...depsOn(store, clock.now), files: freshFiles(), checkpoints };
  one.cycle = await playYear(deps(), clock, {
    progress: () => undefined,
    tell: (who, what) => one.acts.push({ who, what }),
  });
  return () => store.close();
}, 900_000);

test('goes through every stage, twice through marking, by all who have to do with it', async () => {
  const organiser = await seat('xiaoneng', deps());
  const { stage, edition, history } = await readStage(organiser, { cycle: one.cycle }, deps());
  expect([stage, edition]).toEqual(['archived', 2]);
  expect(history.map(({ transition }) => transition)).toEqual([
    'opening',
    'marking',
    'closure',
    'application',
    'review',
    'publication',
    'reopening',
    'closure',
    'application',
    'review',
    'publication',
    'settlement',
    'archive',
  ]);
  const roles = new Set(one.acts.flatMap(({ who }) => who.roles));
  for (const role of ['organiser', 'assessor', 'subject', 'section', 'supervisor', 'archivist'] as const)
    expect(roles, role).toContain(role);
  expect(one.acts.filter(({ what }) => what.includes('复核：更正'))).toHaveLength(1);
});

test('the journal is whole, and the archive is accepted', async () => {
  const organiser = await seat('xiaoneng', deps());
  for (let next: number | null = 1; next !== null;) {
    const step = await checkJournal(organiser, { from: next }, deps());
    expect(step.fault).toBeNull();
    next = step.next;
  }
  const { path, remove } = await exportArchive(await seat('dangan', deps()), { cycle: one.cycle }, deps());
  const { faults, stages, facts } = verifyArchive(path, { key: null });
  await remove();
  expect(faults).toEqual([]);
  expect(stages).toEqual({ changes: 13, agreements: 6 });
  expect(facts).toBeGreaterThan(2000);
}, 300_000);
