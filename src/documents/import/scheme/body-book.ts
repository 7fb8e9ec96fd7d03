// The bodies of a scheme (方案中的单位): one entry per body, under the directory's id where it is known.
import type { Body } from '../../../domain/scheme.ts';
import { type Lookup, plainName } from '../../directory.ts';

export type BodyBook = {
  readonly bodies: Body[];
  /** Enters the name and returns the id; second names in brackets are names of the same body. */
  idOf: (name: string) => string;
  /** As the document wrote it first; null for an id that is not entered. */
  firstName: (id: string) => string | null;
};

export function bodyBook(find: Lookup): BodyBook {
  const bodies: Body[] = [];
  const byId = new Map<string, Body>();
  const byName = new Map<string, string>();
  /** The ids under which the directory's body is entered: one for each place that the document speaks of. */
  const places = new Map<string, string[]>();
  const idIn = (known: string, name: string): string => {
    const ids = places.get(known) ?? [];
    const isHere = (id: string) => byId.get(id)?.names.some((each) => find.isElsewhere(name, each)) !== true;
    const id = ids.find(isHere) ?? (ids.length === 0 ? known : `b:${plainName(name)}`);
    if (!ids.includes(id)) places.set(known, [...ids, id]);
    return id;
  };
  const idOf = (name: string): string => {
    const known = find(name)?.id ?? null;
    const id = byName.get(name) ?? (known === null ? `b:${plainName(name)}` : idIn(known, name));
    const names = [name, ...bracketed(name)];
    const entry = byId.get(id) ?? { id, title: name, names: [] };
    if (!byId.has(id)) bodies.push(entry);
    byId.set(id, entry);
    for (const each of names) {
      if (!entry.names.includes(each)) entry.names.push(each);
      if (!byName.has(each)) byName.set(each, id);
    }
    return id;
  };
  return { bodies, idOf, firstName: (id) => byId.get(id)?.names[0] ?? null };
}

/** 水利局（河长办） is also 水利局 and 河长办. */
function bracketed(name: string): string[] {
  const [, first, second] = /^([^(（]{2,})[(（]([^()（）]{2,})[)）]$/u.exec(name) ?? [];
  return first === undefined || second === undefined ? [] : [first, second];
}
