// Accounts (账号): opened by the system administrator, given roles by the security administrator.
import type { Actor } from '../domain/actor.ts';
import { actsOf } from '../domain/permission.ts';
import { bodies } from '../store/body.ts';
import type { Deps } from './deps.ts';

/** The logged-in person, as the pages need it. */
export async function describeActor(actor: Actor, deps: Deps) {
  const all = await deps.store.transaction(actor.jurisdiction, bodies);
  const body = all.find(({ id }) => id === actor.body);
  const { account: id, name, title, roles, jurisdiction } = actor;
  return {
    id,
    name,
    title,
    jurisdiction,
    body: body === undefined ? null : { id: body.id, title: body.title },
    section: body?.sections.find((section) => section.id === actor.section)?.title ?? null,
    roles: [...roles],
    acts: actsOf(actor),
  };
}
