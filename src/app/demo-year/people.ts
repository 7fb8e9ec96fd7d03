// The people of the played year (示范年度的人员): an account for every body that is appraised or marks, opened by the administrators.
import type { Actor } from '../../domain/actor.ts';
import type { Role } from '../../domain/role.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { bodyTitles } from '../../domain/title.ts';
import { accounts } from '../../store/account.ts';
import { grantRoles, openAccount } from '../account.ts';
import { demoPassword } from '../demo-city/account.ts';
import type { Deps } from '../deps.ts';
import { actorFor, changePassword, openSession } from '../session.ts';

export const jurisdiction = 'demo';

/** An account of the demonstration city, by its login name. */
export async function seat(name: string, deps: Deps): Promise<Actor> {
  const account = (await deps.store.transaction(jurisdiction, accounts)).find((each) => each.name === name);
  if (account === undefined) throw new Error(`the demonstration city has no account ${name}`);
  return actorFor(jurisdiction, account);
}

/** Logs in with the start password and chooses one of its own, as everybody does. */
async function begin(name: string, password: string, deps: Deps): Promise<Actor> {
  const { actor, token } = await openSession({ jurisdiction, name, password }, deps);
  await changePassword(actor, { token, before: password, after: `${demoPassword}-2023` }, deps);
  return seat(name, deps);
}

export type People = {
  organiser: Actor;
  supervisor: Actor;
  archivist: Actor;
  inspector: Actor;
  panel: Actor;
  section: Actor;
  /** By the ids of their bodies. */
  subjects: ReadonlyMap<string, Actor>;
  assessors: ReadonlyMap<string, Actor>;
};

/** Of a scheme whose subjects and assessors are known. */
export async function openPeople(scheme: Scheme, deps: Deps, onOpened: (count: number) => void): Promise<People> {
  const [system, security] = [await seat('xitong', deps), await seat('anquan', deps)];
  const known = await deps.store.transaction(jurisdiction, accounts);
  const titles = bodyTitles(scheme);
  let count = 0;
  const of = async (body: string, role: Role): Promise<Actor> => {
    const there = known.find((each) => each.body === body && each.roles.includes(role));
    if (there !== undefined) return actorFor(jurisdiction, there);
    const name = `${body}-${role}`;
    const title = `${titles.get(body) ?? body}${role === 'subject' ? '联络员' : '评分员'}（示范）`;
    const request = { name, title: title.slice(0, 40), body, section: null, wanted: [role] };
    const { account, password } = await openAccount(system, request, deps);
    await grantRoles(security, { id: account.id, roles: [role] }, deps);
    onOpened((count += 1));
    return begin(name, password, deps);
  };
  const assessing = new Set([...nodesOf(scheme.root)].flatMap(({ assessors }) => assessors));
  const [subjects, assessors] = [new Map<string, Actor>(), new Map<string, Actor>()];
  for (const { id } of scheme.subjects) subjects.set(id, await of(id, 'subject'));
  for (const body of assessing) assessors.set(body, await of(body, 'assessor'));
  const [organiser, supervisor, archivist] = [
    await seat('xiaoneng', deps),
    await seat('jiwei', deps),
    await seat('dangan', deps),
  ];
  const [inspector, panel, section] = [
    await seat('ducha', deps),
    await seat('pingshen', deps),
    await seat('tuiyi-bangongshi', deps),
  ];
  return { organiser, supervisor, archivist, inspector, panel, section, subjects, assessors };
}
