// The check of a journal in which others write (留痕核对与登记并行): what is saved while it is checked is no fault.
import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import { addToCycle } from '../../src/app/fact.ts';
import { record } from '../../src/app/journal.ts';
import { type ChainStep, checkJournal, stepSize } from '../../src/app/journal-chain.ts';
import { cycles } from '../../src/store/cycle.ts';
import { factsOf } from '../../src/store/fact.ts';
import { demoOrganiser as organiser, demoStore } from '../kit/demo-store.ts';

let deps: Deps | undefined;
const known = (): Deps => deps ?? expect.unreachable();
beforeAll(async () => {
  ({ deps } = await demoStore());
});

/** Corrects the mark that was given last, once more. */
const correct = () =>
  known().store.transaction('demo', async (tx) => {
    const cycle = (await cycles(tx))[0]?.id ?? '';
    const facts = (await factsOf(tx, cycle, { since: 0, types: ['mark'], assessor: null })).map(({ fact }) => fact);
    const last = facts.at(-1) ?? expect.unreachable();
    if (last.type !== 'mark') throw new Error('only marks were asked for');
    const { by: _by, at: _at, ...mark } = last;
    const again = { ...mark, id: randomUUID(), supersedes: mark.id, reason: '复查' };
    await addToCycle(tx, organiser, cycle, [again], known());
  });

test('each step is whole, whoever saves between two of its questions', async () => {
  const { transaction } = known().store;
  let saved = 0;
  // After each question of the check somebody saves a mark.
  const between: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await correct();
      saved += 1;
      return result;
    },
  };
  const busy: Deps = {
    ...known(),
    store: {
      ...known().store,
      transaction: (jurisdiction, work, kind) => transaction(jurisdiction, (tx) => work(tx.withPlugin(between)), kind),
    },
  };
  let step: ChainStep | undefined;
  for (let from: number | null = 1; from !== null; from = step.next) {
    step = await checkJournal(organiser, { from }, busy);
    expect(step.fault).toBeNull();
  }
  expect(saved).toBeGreaterThan(5);
});

test('a journal of so many entries as whole steps take is whole, and so is what stands behind its end', async () => {
  const check = async (from: number): Promise<ChainStep> => checkJournal(organiser, { from }, known());
  const { total } = await check(1);
  const many = Array.from({ length: stepSize - (total % stepSize) }, (_, at) => ({
    event: 'exported' as const,
    data: { document: `得分单 ${at}` },
  }));
  await known().store.transaction('demo', (tx) => record(tx, organiser, known().now(), ...many));
  const last = total + many.length;
  expect(last % stepSize).toBe(0);
  for (let from = 1; from < last; from += stepSize) {
    const { next, fault } = await check(from);
    expect([from, next, fault]).toEqual([from, from + stepSize > last ? null : from + stepSize, null]);
  }
  expect(await check(last + 1)).toMatchObject({ checked: last, next: null, fault: null });
});
