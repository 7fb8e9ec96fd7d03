// The directory while it is changed (名录的工作副本): read once, compared in memory, written at once; a name is of one body only.
import { plainName } from '../../documents/directory.ts';
import { canonical } from '../../domain/canonical.ts';
import type { BodyChange } from '../../domain/event-word.ts';
import type { SectionKind } from '../../domain/directory-list.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  addBodies,
  addSections,
  type BodyRow,
  changeBody,
  changeSection,
  dropSection,
  type PlacedSection,
} from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import { type Author, type Happening, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { formerTitles } from './section-name.ts';
import { insistOnUnused } from './section-use.ts';

/** A section without an id is new; one that is there and not here is taken out. */
export type BodyDraft = {
  title: string;
  names: readonly string[];
  sections: readonly { id: string | null; title: string; kind: SectionKind }[];
};

/** `before` is what is stored, `rows` what it becomes; `names` are those of each row in their plain form, `owners` the other way round. */
export type Register = {
  before: ReadonlyMap<string, BodyRow>;
  rows: Map<string, BodyRow>;
  names: Map<string, string[]>;
  owners: Map<string, string>;
  happenings: Happening[];
};

export const plainNames = ({ title, names }: Pick<BodyDraft, 'title' | 'names'>): string[] =>
  [title, ...names].map(plainName);

/** The caller holds the journal's head: two who add the same name would both find it free. */
export function registerOf(all: readonly BodyRow[]): Register {
  const rows = new Map(all.map((body) => [body.id, body]));
  const names = new Map(all.map((body) => [body.id, plainNames(body)]));
  const owners = new Map([...names].flatMap(([id, own]) => own.map((name) => [name, id])));
  return { before: new Map(rows), rows, names, owners, happenings: [] };
}

/** The body that has one of the names. */
export const ownerOf = ({ rows, owners }: Register, names: readonly string[]): BodyRow | undefined =>
  rows.get(names.map((name) => owners.get(plainName(name))).find((id) => id !== undefined) ?? '');

const taken = (what: string, why: string, next: string, english: string): Refusal =>
  new Refusal('name-taken', { what, why, next, english });

/** Every name that the draft brings in must be free. Throws `name-taken`. */
function insistOnFreeNames(draft: BodyDraft, id: string | null, register: Register): void {
  const own = new Set(register.names.get(id ?? ''));
  for (const name of [draft.title, ...draft.names]) {
    const owner = ownerOf(register, [name]);
    if (owner === undefined || own.has(plainName(name))) continue;
    throw taken(
      `“${name}”没有保存。`,
      `“${owner.title}”已经叫这个名字，一个名字只能指一个单位。`,
      '请换一个名字，或者先从那个单位去掉它。',
      `“${name}” is a name of “${owner.title}” already; a name means one body.`,
    );
  }
  const titles = draft.sections.map(({ title }) => plainName(title));
  const twice = draft.sections.find(({ title }, index) => titles.indexOf(plainName(title)) !== index);
  if (twice !== undefined)
    throw taken(
      `科室“${twice.title}”没有保存。`,
      '本单位有两个科室叫这个名字。',
      '请改掉其中一个。',
      `Two sections of this body are called “${twice.title}”.`,
    );
}

/** What a change changes; empty where it changes nothing. */
export function changesOf(before: BodyRow, draft: BodyDraft): BodyChange[] {
  const olds = new Map(before.sections.map((section) => [section.id, section]));
  const kept = new Set(draft.sections.map(({ id }) => id));
  const part = <T extends BodyChange>(change: T & { names: string[] }): T[] =>
    change.names.length === 0 ? [] : [change];
  const altered = draft.sections.flatMap(({ id, title, kind }): BodyChange[] => {
    const old = id === null ? undefined : olds.get(id);
    if (old === undefined) return [];
    return [
      ...(old.title === title ? [] : [{ change: 'section-renamed', name: old.title, to: title } as const]),
      ...(old.kind === kind
        ? []
        : [{ change: 'section-kind', name: title, isInstitution: kind === '直属单位' } as const]),
    ];
  });
  const stayed = before.sections.filter(({ id }) => kept.has(id));
  const placed = draft.sections.filter(({ id }) => id !== null && olds.has(id));
  const isMoved = placed.some(({ id }, at) => stayed[at]?.id !== id);
  return [
    ...(before.title === draft.title ? [] : [{ change: 'renamed', to: draft.title } as const]),
    ...part({ change: 'names-added', names: draft.names.filter((name) => !before.names.includes(name)) }),
    ...part({ change: 'names-dropped', names: before.names.filter((name) => !draft.names.includes(name)) }),
    ...part({
      change: 'sections-added',
      names: draft.sections.filter(({ id }) => id === null).map(({ title }) => title),
    }),
    ...altered,
    ...part({
      change: 'sections-dropped',
      names: before.sections.filter(({ id }) => !kept.has(id)).map(({ title }) => title),
    }),
    ...part({ change: 'sections-ordered', names: isMoved ? draft.sections.map(({ title }) => title) : [] }),
  ];
}

function put(register: Register, row: BodyRow): void {
  const { rows, names, owners } = register;
  const own = plainNames(row);
  for (const name of names.get(row.id) ?? [])
    if (!own.includes(name) && owners.get(name) === row.id) owners.delete(name);
  for (const name of own) if (!owners.has(name)) owners.set(name, row.id);
  names.set(row.id, own);
  rows.set(row.id, row);
}

function rowOf(id: string, { title, names, sections }: BodyDraft, before: BodyRow | null, deps: Deps): BodyRow {
  const olds = new Map(before?.sections.map((section) => [section.id, section]));
  return {
    id,
    title,
    names: [...names],
    retiredAt: before?.retiredAt ?? null,
    sections: sections.map((section) => ({
      id: section.id ?? deps.id(),
      title: section.title,
      names: formerTitles(olds.get(section.id ?? ''), section.title, sections),
      kind: section.kind,
    })),
  };
}

/** Throws `name-taken`. */
export function addTo(register: Register, draft: BodyDraft, deps: Deps): BodyRow {
  insistOnFreeNames(draft, null, register);
  const row = rowOf(deps.id(), draft, null, deps);
  put(register, row);
  register.happenings.push({ event: 'body-added', body: row.id, data: { title: row.title } });
  return row;
}

/** Throws `name-taken`, `not-found`. Answers with what it changes. */
export function changeIn(register: Register, before: BodyRow, draft: BodyDraft, deps: Deps): BodyChange[] {
  const { id, title, sections } = before;
  insistOnFreeNames(draft, id, register);
  const strange = draft.sections.find((each) => each.id !== null && !sections.some((known) => known.id === each.id));
  if (strange !== undefined) throw notFound(`科室“${strange.title}”`, `The section ${strange.title}`);
  const changes = changesOf(before, draft);
  if (changes.length === 0) return [];
  put(register, rowOf(id, draft, before, deps));
  const words = { change: { is: 'body-changes', changes } } as const;
  register.happenings.push({ event: 'body-changed', body: id, data: { title }, words });
  return changes;
}

const placedIn = ({ id: body, sections }: BodyRow): PlacedSection[] =>
  sections.map((section, position) => ({ ...section, body, position }));

/** Of a body that is stored; answers with the sections that are still to be added. */
async function writeSections(tx: Tx, before: BodyRow, row: BodyRow): Promise<PlacedSection[]> {
  const kept = new Set(row.sections.map(({ id }) => id));
  await insistOnUnused(tx, before.id, before.sections, row.sections);
  for (const { id } of before.sections) if (!kept.has(id)) await dropSection(tx, before.id, id);
  const olds = new Map(before.sections.map((section) => [section.id, section]));
  const placed = placedIn(row);
  const changed = placed.filter(({ id, title, names, kind, position }) => {
    const old = olds.get(id);
    const isCalled = old?.title === title && canonical(old.names) === canonical(names);
    const isSame = isCalled && old.kind === kind && before.sections[position]?.id === id;
    return old !== undefined && !isSame;
  });
  // By way of a name that nobody uses: two sections may exchange theirs.
  for (const section of changed) await changeSection(tx, { ...section, title: section.id });
  for (const section of changed) await changeSection(tx, section);
  return placed.filter(({ id }) => !olds.has(id));
}

/** Writes what became of the directory, and says so in the journal. Throws `in-use`. */
export async function writeRegister(
  tx: Tx,
  author: Author,
  { before, rows, happenings }: Register,
  deps: Deps,
): Promise<void> {
  const added = [...rows.values()].filter(({ id }) => !before.has(id));
  await addBodies(tx, added);
  const sections = added.flatMap(placedIn);
  for (const row of rows.values()) {
    const old = before.get(row.id);
    if (old === undefined || old === row) continue;
    await changeBody(tx, row);
    sections.push(...(await writeSections(tx, old, row)));
  }
  await addSections(tx, sections);
  if (happenings.length > 0) await record(tx, author, deps.now(), ...happenings);
}
