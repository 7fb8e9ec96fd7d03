// Who is appraised by an imported scheme (被考评单位): taken over from the cycle before, from the directory, or from a list.
import type { Directory } from '../../documents/directory.ts';
import type { SubjectsFrom } from '../../domain/import-target.ts';
import type { ImportResult } from '../../domain/row.ts';
import type { Body, Scheme, Subject } from '../../domain/scheme.ts';
import { type BodyRow, bodies } from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { schemeOf } from '../../store/scheme.ts';
import { loadDocument } from '../document.ts';
import { wholeGroup, withListed } from './subject-list.ts';

type Groups = Scheme['groups'];
type Chosen = Pick<Scheme, 'bodies' | 'groups' | 'subjects'>;

/** Ids of the chosen groups as the scheme has them: one that the table itself names keeps its id, as its rows point to it. */
function groupIds(own: Groups, chosen: Groups): Map<string, string> {
  const taken = new Set(own.map(({ id }) => id));
  return new Map(
    chosen.map(({ id, title }) => {
      const same = own.find((group) => group.title === title)?.id;
      if (same !== undefined) return [id, same];
      let free = id;
      while (taken.has(free)) free = `${free}-`;
      taken.add(free);
      return [id, free];
    }),
  );
}

/** The scheme with these subjects; groups and bodies that its own rows speak of stay. */
export function withChosen(scheme: Scheme, { bodies: known, groups, subjects }: Chosen): Scheme {
  const ids = groupIds(scheme.groups, groups);
  const idOf = (group: string) => ids.get(group) ?? group;
  const added = groups.filter(({ id }) => !scheme.groups.some((own) => own.id === idOf(id)));
  const wanted = new Set(subjects.map(({ id }) => id));
  const strange = known.filter(({ id }) => wanted.has(id) && !scheme.bodies.some((body) => body.id === id));
  return {
    ...scheme,
    bodies: [...scheme.bodies, ...strange],
    groups: [...scheme.groups, ...added.map(({ id, title }) => ({ id: idOf(id), title }))],
    subjects: subjects.map((subject) => ({ ...subject, group: idOf(subject.group) })),
  };
}

function directoryChosen(rows: readonly BodyRow[]): Chosen {
  const active = rows.filter(({ retiredAt }) => retiredAt === null);
  const group = 'all';
  return {
    bodies: active.map(({ id, title, names }): Body => ({ id, title, names: names.length === 0 ? [title] : names })),
    groups: [{ id: group, title: wholeGroup }],
    subjects: active.map(({ id, title, sections }): Subject => ({
      id,
      title,
      group,
      // The database admits these two kinds alone.
      sections: sections.map((section) => ({ title: section.title, kind: section.kind })),
    })),
  };
}

/** The newest scheme of the newest cycle; null where there is no cycle yet. */
async function newestScheme(tx: Tx): Promise<Scheme | null> {
  const [newest] = await cycles(tx);
  return newest === undefined ? null : ((await schemeOf(tx, newest.id, null))?.scheme ?? null);
}

/** `scheme`: the subjects of that one. */
export async function withSubjectsFrom(
  tx: Tx,
  imported: ImportResult,
  choice: SubjectsFrom | { from: 'scheme'; scheme: Scheme },
  directory: Directory,
): Promise<ImportResult> {
  const { scheme } = imported;
  switch (choice.from) {
    case 'newest-cycle': {
      const newest = await newestScheme(tx);
      return newest === null ? imported : { ...imported, scheme: withChosen(scheme, newest) };
    }
    case 'scheme':
      return { ...imported, scheme: withChosen(scheme, choice.scheme) };
    case 'directory':
      return { ...imported, scheme: withChosen(scheme, directoryChosen(await bodies(tx))) };
    case 'list':
      return withListed(imported, await loadDocument(tx, choice.document), directory);
    case 'none':
      break;
  }
  return imported;
}
