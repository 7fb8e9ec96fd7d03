// Which section a title means (科室的名称): assignments are never rewritten, so a section keeps the titles that it had.
import { plainName } from '../../documents/directory.ts';
import type { SectionReference } from '../../domain/assignment.ts';
import type { SectionRow } from '../../store/body.ts';

type Named = Pick<SectionRow, 'title' | 'names'>;

/** Of a body's sections the one that is called so, or was; a title means one of them only. */
export function sectionLookup<T extends Named>(sections: readonly T[]): (title: string) => T | undefined {
  const byName = new Map(
    sections.flatMap((section) => [section.title, ...section.names].map((name) => [plainName(name), section])),
  );
  return (title) => byName.get(plainName(title));
}

/** Whether references of an assignment mean that section, all sections among them. */
export function sectionMeant(sections: readonly (Named & { id: string })[], section: string) {
  const named = sectionLookup(sections);
  return (references: readonly SectionReference[]): boolean =>
    references.some(({ title, kind }) => kind === 'group' || named(title)?.id === section);
}

/** The former titles of a section that becomes `title`, without those that some section of its body has now. */
export function formerTitles(before: Named | undefined, title: string, now: readonly { title: string }[]): string[] {
  if (before === undefined) return [];
  const taken = new Set([title, ...now.map((section) => section.title)].map(plainName));
  const olds = [...before.names, before.title].filter((name) => !taken.has(plainName(name)));
  return [...new Map(olds.map((name) => [plainName(name), name])).values()];
}
