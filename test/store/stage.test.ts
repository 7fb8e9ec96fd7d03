// The legal changes of stage in the database (阶段变动的约束): held against the table of the domain, each possible one tried.
import { beforeAll, expect, test } from 'vitest';
import { leadsTo, Stage, TransitionName } from '../../src/domain/stage.ts';
import type { Deps } from '../../src/app/deps.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { demoOrganiser, demoStore } from '../kit/demo-store.ts';

const now = '2026-11-26T01:00:00.000Z';
const one = { deps: undefined as Deps | undefined, cycle: '' };
const at = (): Deps => one.deps ?? expect.unreachable();
beforeAll(async () => {
  one.deps = (await demoStore()).deps;
  one.cycle = (await listCycles(demoOrganiser, one.deps))[0]?.id ?? '';
});

test('the database knows the same legal changes as the table', async () => {
  const legal = TransitionName.options.flatMap((name) =>
    Stage.options.flatMap((from) => {
      const to = leadsTo(name, from);
      return to === null ? [] : [`${name} ${from} ${to}`];
    }),
  );
  const all = TransitionName.options.flatMap((name) =>
    Stage.options.flatMap((from) => Stage.options.map((to) => ({ name, from, to }))),
  );
  const [taken, odd]: [string[], string[]] = [[], []];
  for (const [index, { name, from, to }] of all.entries()) {
    const tried = at().store.transaction('demo', async (tx) => {
      await tx
        .insertInto('cycle')
        .values({ cycle_id: `t${index}`, title: '试', year: '2030', created_at: now })
        .execute();
      const row = { cycle_id: `t${index}`, account_id: null, made_at: now, details: {} };
      await tx
        .insertInto('stage_change')
        .values({ ...row, number: 1, previous: null, transition: name, from_stage: from, to_stage: to })
        .execute();
      throw new RangeError('it would be taken');
    });
    const fault = await tried.catch((caught: unknown) => String(caught));
    if (fault.includes('it would be taken')) taken.push(`${name} ${from} ${to}`);
    // Of a chain the first link begins at `drafted`; anything else that is legal is refused for that alone.
    else if (fault.includes('stage_starts_drafted')) taken.push(`${name} ${from} ${to}`);
    else odd.push(...(fault.includes('stage_change_legal') ? [] : [fault]));
  }
  expect(odd).toEqual([]);
  expect(new Set(taken)).toEqual(new Set(legal));
});

test('a link that does not begin where the one before it ended is refused by the database', async () => {
  const add = (from: Stage, previous: number) =>
    at().store.transaction('demo', (tx) =>
      tx
        .insertInto('stage_change')
        .values({
          cycle_id: one.cycle,
          number: 3,
          previous,
          transition: 'review',
          from_stage: from,
          to_stage: 'reviewed',
          details: {},
          account_id: null,
          made_at: now,
        })
        .execute(),
    );
  await expect(add('computed', 2)).rejects.toThrow(/foreign key/u);
  await expect(add('computed', 1)).rejects.toThrow(/check/u);
});
