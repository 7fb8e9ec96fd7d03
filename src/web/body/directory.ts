// The directory as the console asks for it (单位名录查询): bodies by search, and what is sent to save one.
import { queryOptions } from '@tanstack/react-query';
import type { BodyDraft, DirectoryReply } from '../../api/body.ts';
import { read } from '../fetch.ts';

export type Entry = DirectoryReply['bodies'][number];

export const directoryQuery = queryOptions({
  queryKey: ['bodies'],
  queryFn: ({ signal }) => read<DirectoryReply>('/api/bodies', { signal }),
});

const wordsOf = ({ title, names, sections, people }: Entry): string[] => [
  title,
  ...names,
  ...sections.map((section) => section.title),
  ...people.flatMap((person) => [person.title, person.name]),
];

/** Bodies of which every word of the search is somewhere. */
export function found(entries: readonly Entry[], search: string): Entry[] {
  const wanted = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    const words = wordsOf(entry).map((word) => word.toLowerCase());
    return wanted.every((each) => words.some((word) => word.includes(each)));
  });
}

type Kind = BodyDraft['sections'][number]['kind'];
/** `key` tells new lines apart while they are edited. */
export type Line = { key: string; id: string | null; title: string; kind: Kind };
/** A body while it is edited: aliases one a line. */
export type Typed = { title: string; names: string; sections: Line[] };

export const typedOf = (entry: Entry | null): Typed => ({
  title: entry?.title ?? '',
  names: entry?.names.join('\n') ?? '',
  // The database admits no other kinds.
  sections: (entry?.sections ?? []).map(({ id, title, kind }) => ({ key: id, id, title, kind: kind })),
});

export const draftOf = ({ title, names, sections }: Typed): BodyDraft => ({
  title: title.trim(),
  names: names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  sections: sections.map(({ id, title: section, kind }) => ({ id, title: section.trim(), kind })),
});

/** What was typed on since `sent` left, on what the server made of that: nothing typed meanwhile is lost. */
export function typedSince(sent: Typed, typed: Typed, saved: Entry): Typed {
  const base = typedOf(saved);
  const linesSent = new Map(sent.sections.map((line) => [line.key, line]));
  const idOf = ({ key, id }: Line): string | null => {
    const line = linesSent.get(key);
    if (id !== null || line === undefined) return id;
    return base.sections.find(({ title, kind }) => title === line.title.trim() && kind === line.kind)?.id ?? null;
  };
  return {
    title: typed.title === sent.title ? base.title : typed.title,
    names: typed.names === sent.names ? base.names : typed.names,
    sections:
      JSON.stringify(typed.sections) === JSON.stringify(sent.sections)
        ? base.sections
        : typed.sections.map((line) => ({ ...line, id: idOf(line) })),
  };
}

/** Only that it is retired or not: where somebody else changed more, what is typed still rests on what was seen. */
export const retiredAs = (before: Entry, { retiredAt, revision, ...saved }: Entry): Entry => ({
  ...before,
  retiredAt,
  revision: isChanged(typedOf(before), { ...saved, retiredAt, revision }) ? before.revision : revision,
});

export const isChanged = (typed: Typed, entry: Entry | null): boolean =>
  JSON.stringify(draftOf(typed)) !== JSON.stringify(draftOf(typedOf(entry)));
