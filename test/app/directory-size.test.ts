// A long directory taken over (长名录的导入): few statements however long it is, and it lets go where nobody waits for it.
import type { KyselyPlugin } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { importDirectory } from '../../src/app/body/list.ts';
import { readDirectory } from '../../src/app/body/read.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Founder } from '../../src/app/jurisdiction.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { depsOn, founded, foundersOf } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

type Who = { deps: Deps; by: Record<Founder, Actor> };
const one = { who: undefined as Who | undefined };
const who = (): Who => one.who ?? expect.unreachable();
beforeAll(async () => {
  const deps = depsOn(await freshStore());
  one.who = { deps, by: await foundersOf(deps, await founded(deps, '甲市')) };
});

const kind = '科室' as const;
const longer = (count: number, sections: string[], hasPeople = false) => {
  const titles = Array.from({ length: count }, (_, at) => `第${at}局`);
  return directoryWorkbook(new Map([['考评单位', 'assessor']]), {
    bodies: titles.map((title) => ({ title, names: [], sections: sections.map((each) => ({ title: each, kind })) })),
    people: hasPeople
      ? titles.map((body, at) => ({ title: `某${at}`, name: `mou${at}`, body, section: null, roles: ['assessor'] }))
      : [],
  });
};

/** Tells each statement of a transaction, by what it does. */
function watched(onStatement: (kind: string) => void): Deps {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      onStatement(node.kind);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const { store } = who().deps;
  const transaction: Deps['store']['transaction'] = (jurisdiction, work, how) =>
    store.transaction(jurisdiction, (tx) => work(tx.withPlugin(plugin)), how);
  return { ...who().deps, store: { ...store, transaction } };
}

async function statements(actor: Actor, book: Promise<Uint8Array>, isCommit = false) {
  const kinds: string[] = [];
  const deps = watched((each) => kinds.push(each));
  const { added, changed, accounts } = await importDirectory(
    actor,
    { name: '名录.xlsx', bytes: await book, isCommit },
    deps,
  );
  return {
    took: added.length + changed.length + accounts.length,
    all: kinds.length,
    reads: kinds.filter((each) => each === 'SelectQueryNode').length,
  };
}

test('takes as many statements for 10 new bodies as for 60, and one more for each that is completed', async () => {
  const { organiser, 'system-administrator': system } = who().by;
  const few = await statements(organiser, longer(10, ['甲科', '乙科']));
  const many = await statements(organiser, longer(60, ['甲科', '乙科']));
  expect([few.took, many.took]).toEqual([10, 60]);
  expect(few.all).toBeGreaterThan(5);
  expect({ ...many, took: 0 }).toEqual({ ...few, took: 0 });
  await statements(organiser, longer(60, ['甲科', '乙科']), true);

  const fewChanged = await statements(organiser, longer(10, ['丙科']));
  const manyChanged = await statements(organiser, longer(60, ['丙科']));
  expect([fewChanged.took, manyChanged.took]).toEqual([10, 60]);
  expect(manyChanged.all - fewChanged.all).toBe(50);
  expect(manyChanged.reads).toBe(fewChanged.reads);

  const fewPeople = await statements(system, longer(10, ['甲科'], true));
  const manyPeople = await statements(system, longer(60, ['甲科'], true));
  expect([fewPeople.took, manyPeople.took]).toEqual([10, 60]);
  expect({ ...manyPeople, took: 0 }).toEqual({ ...fewPeople, took: 0 });
});

test.each(['SelectQueryNode', 'InsertQueryNode', 'UpdateQueryNode'])(
  'is let go when nobody waits any more from a %s on, and nothing of it stays',
  async (from) => {
    const { organiser } = who().by;
    const all = async () =>
      (await readDirectory(organiser, who().deps)).map(({ title, sections }) => [title, sections]);
    const before = await all();
    const gone = new AbortController();
    const after: string[] = [];
    const deps = watched((each) => {
      if (each === from) gone.abort(new Error('gone'));
      if (gone.signal.aborted) after.push(each);
    });
    // Both: bodies that are completed and bodies that are new.
    const bytes = await longer(90, ['丁科']);
    const run = importDirectory(organiser, { name: '名录.xlsx', bytes, isCommit: true, signal: gone.signal }, deps);
    await expect(run).rejects.toThrow('gone');
    // Of the 60 updates that completing takes, none comes after the first that nobody waits for.
    expect(after.filter((each) => each === 'UpdateQueryNode').length).toBeLessThan(2);
    expect(await all()).toEqual(before);
  },
);
