// A small real city for tests of verbs (测试辖区): two jurisdictions, a few bodies, and one person for each role asked for.
import { randomUUID } from 'node:crypto';
import type { Deps } from '../../src/app/deps.ts';
import { createJurisdiction, type Founded, type Founder, openSetup } from '../../src/app/jurisdiction.ts';
import { actorOf, changePassword, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Store } from '../../src/store/open.ts';
import { noFiles } from './evidence-folder.ts';

export const ownWords = '一句只有我自己记得住的话';

export const depsOn = (store: Store, now: () => Date = () => new Date()): Deps => ({
  store,
  files: noFiles,
  now,
  id: () => randomUUID(),
});

const people = {
  'system-administrator': { name: 'xitong', title: '甲系统' },
  'security-administrator': { name: 'anquan', title: '乙安全' },
  'audit-administrator': { name: 'shenji', title: '丙审计' },
  organiser: { name: 'zhuban', title: '丁主办' },
};

/** A city as its operator makes it, with the setup code. */
export async function founded(deps: Deps, title: string): Promise<Founded> {
  const setup = openSetup(() => undefined);
  return createJurisdiction({ code: setup.code(), title, organiser: '市绩效办', people }, deps, setup);
}

/** Logs in with the start password, changes it, and answers with the actor who may work. */
export async function firstLogin(
  deps: Deps,
  jurisdiction: string,
  { name, password }: { name: string; password: string },
): Promise<Actor> {
  const { token, actor } = await openSession({ jurisdiction, name, password }, deps);
  await changePassword(actor, { token, before: password, after: ownWords }, deps);
  const changed = await actorOf(token, deps);
  if (changed === null) throw new Error(`${name} is not logged in`);
  return changed;
}

/** The four founders of a city, each after the first login. */
export async function foundersOf(deps: Deps, city: Founded): Promise<Record<Founder, Actor>> {
  const found: Partial<Record<Founder, Actor>> = {};
  for (const account of city.accounts) found[account.role] = await firstLogin(deps, city.id, account);
  return found as Record<Founder, Actor>;
}

/** The code of a refusal, 'done' where there is none. */
export const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)),
  );
