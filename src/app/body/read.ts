// The directory read (单位名录): bodies with their sections, aliases and people.
import type { Actor } from '../../domain/actor.ts';
import { canonical } from '../../domain/canonical.ts';
import { insist, may } from '../../domain/permission.ts';
import type { Role } from '../../domain/role.ts';
import { accounts } from '../../store/account.ts';
import { bodies, type BodyRow, type SectionRow } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hash.ts';

export type Person = {
  id: string;
  name: string;
  title: string;
  section: string | null;
  roles: Role[];
  isClosed: boolean;
};
/** `revision` changes with the body: whoever saves says which one he saw. */
export type DirectoryEntry = Omit<BodyRow, 'sections'> & {
  sections: Omit<SectionRow, 'names'>[];
  revision: string;
  people: Person[];
};

export const revisionOf = ({ title, names, sections, retiredAt }: BodyRow): string =>
  sha256(canonical({ title, names, sections, retiredAt })).slice(0, 16);

/** In the order of their Chinese names. People of other bodies are shown to those only who see accounts. */
export async function readDirectory(actor: Actor, deps: Deps): Promise<DirectoryEntry[]> {
  insist(actor, 'body:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => directoryIn(tx, actor));
}

/** For verbs that have asked `may()` already. */
export async function directoryIn(tx: Tx, actor: Actor): Promise<DirectoryEntry[]> {
  const seesAll = may(actor, 'account:read');
  const visible = (await accounts(tx)).filter(({ body }) => body !== null && (seesAll || body === actor.body));
  const people = Map.groupBy(visible, ({ body }) => body ?? '');
  return (await bodies(tx)).map((body) => ({
    ...body,
    sections: body.sections.map(({ id, title, kind }) => ({ id, title, kind })),
    revision: revisionOf(body),
    people: (people.get(body.id) ?? []).map(({ id, name, title, section, roles, disabledAt }) => ({
      id,
      name,
      title,
      section,
      roles,
      isClosed: disabledAt !== null,
    })),
  }));
}
