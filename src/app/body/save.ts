// Changes of the directory (名录的修改): bodies are added and retired, never deleted; a name is of one body only.
import { plainName } from '../../documents/directory.ts';
import type { Actor } from '../../domain/actor.ts';
import type { BodyChange } from '../../domain/event-word.ts';
import type { SectionKind } from '../../domain/directory-list.ts';
import { labelOf } from '../../domain/display.ts';
import { insist } from '../../domain/permission.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { accounts } from '../../store/account.ts';
import { assignmentOf } from '../../store/assignment.ts';
import {
  addBody,
  addSection,
  bodies,
  type BodyRow,
  changeBody,
  changeSection,
  dropSection,
  retireBody,
  type SectionRow,
} from '../../store/body.ts';
import { cycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/database.ts';
import { schemeOf } from '../../store/scheme.ts';
import type { Deps } from '../deps.ts';
import { type Author, openJournal, record } from '../journal.ts';
import { notFound } from '../not-found.ts';
import { type DirectoryEntry, directoryIn, revisionOf } from './read.ts';

/** A section without an id is new; one that is there and not here is taken out. */
export type BodyDraft = {
  title: string;
  names: readonly string[];
  sections: readonly { id: string | null; title: string; kind: SectionKind }[];
};

const taken = (what: string, why: string, next: string, english: string): Refusal =>
  new Refusal('name-taken', { what, why, next, english });

/** Every name that the draft brings in must be free. Throws `name-taken`. */
function insistOnFreeNames(draft: BodyDraft, before: BodyRow | null, others: readonly BodyRow[]): void {
  const own = new Set(before === null ? [] : [before.title, ...before.names].map(plainName));
  const owners = new Map(
    others.flatMap(({ title, names }) => [title, ...names].map((name) => [plainName(name), title] as const)),
  );
  for (const name of [draft.title, ...draft.names]) {
    const owner = owners.get(plainName(name));
    if (owner === undefined || own.has(plainName(name))) continue;
    throw taken(
      `“${name}”没有保存。`,
      `“${owner}”已经叫这个名字，一个名字只能指一个单位。`,
      '请换一个名字，或者先从那个单位去掉它。',
      `“${name}” is a name of “${owner}” already; a name means one body.`,
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

/** Where a section is still spoken of: accounts in it, rows that it leads. */
async function usesOf(tx: Tx, body: string, section: SectionRow): Promise<string[]> {
  const people = (await accounts(tx)).filter((account) => account.body === body && account.section === section.id);
  const uses = people.map(({ name, title }) => `账号“${name}”（${title}）`);
  for (const { id: cycle, title } of await cycles(tx)) {
    const assignment = await assignmentOf(tx, cycle, body, null);
    const led = (assignment?.assignment.rows ?? []).filter(({ leads, cooperators }) =>
      [...leads, ...cooperators].some((each) => plainName(each.title) === plainName(section.title)),
    );
    if (led.length === 0) continue;
    const scheme = await schemeOf(tx, cycle, null);
    const nodes = new Map(
      (scheme === null ? [] : [...nodesOf(scheme.scheme.root)]).map((node) => [node.id, labelOf(node)]),
    );
    uses.push(...led.map(({ node }) => `${title}“${nodes.get(node) ?? node}”`));
  }
  return uses;
}

async function insistOnUnused(tx: Tx, body: string, section: SectionRow): Promise<void> {
  const uses = await usesOf(tx, body, section);
  if (uses.length === 0) return;
  const shown = uses.slice(0, 5).join('、');
  throw new Refusal('in-use', {
    what: `科室“${section.title}”没有去掉。`,
    why: `还有 ${uses.length} 处用到它：${shown}${uses.length > 5 ? '等' : ''}。`,
    next: '请先把这些账号和责任分工改到别的科室。',
    english: `The section “${section.title}” is still used in ${uses.length} place(s): move the accounts and the assignment first.`,
  });
}

/** What a change changes; empty where it changes nothing. */
export function changesOf(before: BodyRow, draft: BodyDraft): BodyChange[] {
  const olds = new Map(before.sections.map((section) => [section.id, section]));
  const kept = new Set(draft.sections.map(({ id }) => id));
  const part = <T extends BodyChange>(change: T & { names: string[] }): T[] =>
    change.names.length === 0 ? [] : [change];
  const altered = draft.sections.flatMap(({ id, title, kind }): BodyChange[] => {
    const old = id === null ? undefined : olds.get(id);
    if (old === undefined || (old.title === title && old.kind === kind)) return [];
    return [
      old.title === title
        ? { change: 'section-kind', name: title, isInstitution: kind === '直属单位' }
        : { change: 'section-renamed', name: old.title, to: title },
    ];
  });
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
  ];
}

async function writeSections(tx: Tx, before: BodyRow, draft: BodyDraft, deps: Deps): Promise<void> {
  const olds = new Map(before.sections.map((section) => [section.id, section]));
  const kept = new Set(draft.sections.map(({ id }) => id));
  for (const section of before.sections)
    if (!kept.has(section.id)) {
      await insistOnUnused(tx, before.id, section);
      await dropSection(tx, before.id, section.id);
    }
  const placed = draft.sections.map((section, position) => ({ ...section, position }));
  const changed = placed.flatMap(({ id, title, kind, position }) => {
    const old = id === null ? undefined : olds.get(id);
    if (id !== null && old === undefined) throw notFound(`科室“${title}”`, `The section ${title}`);
    const isSame = old?.title === title && old.kind === kind && before.sections[position]?.id === id;
    return id === null || isSame ? [] : [{ id, title, kind, position }];
  });
  // By way of a name that nobody uses: two sections may exchange theirs.
  for (const { position, ...section } of changed)
    await changeSection(tx, before.id, { ...section, title: section.id }, position);
  for (const { position, ...section } of changed) await changeSection(tx, before.id, section, position);
  for (const { id, title, kind, position } of placed)
    if (id === null) await addSection(tx, before.id, { id: deps.id(), title, kind }, position);
}

/** For verbs that have asked `may()`. Throws `name-taken`. Answers with the new body's id. */
export async function addBodyIn(tx: Tx, author: Author, draft: BodyDraft, deps: Deps): Promise<string> {
  insistOnFreeNames(draft, null, await bodies(tx));
  const id = deps.id();
  const { title, names } = draft;
  await addBody(tx, { id, title, names: [...names] });
  await writeSections(tx, { id, title, names: [...names], retiredAt: null, sections: [] }, draft, deps);
  await record(tx, author, deps.now(), { event: 'body-added', body: id, data: { title } });
  return id;
}

/** For verbs that have asked `may()`. Throws `name-taken`, `in-use`, `not-found`. Answers whether anything changed. */
export async function changeBodyIn(
  tx: Tx,
  author: Author,
  before: BodyRow,
  draft: BodyDraft,
  deps: Deps,
): Promise<boolean> {
  const others = (await bodies(tx)).filter(({ id }) => id !== before.id);
  insistOnFreeNames(draft, before, others);
  const changes = changesOf(before, draft);
  if (changes.length === 0) return false;
  await changeBody(tx, { id: before.id, title: draft.title, names: [...draft.names] });
  await writeSections(tx, before, draft, deps);
  await record(tx, author, deps.now(), {
    event: 'body-changed',
    body: before.id,
    data: { title: before.title },
    words: { change: { is: 'body-changes', changes } },
  });
  return true;
}

async function found(tx: Tx, id: string): Promise<BodyRow> {
  const body = (await bodies(tx)).find((each) => each.id === id);
  if (body === undefined) throw notFound('这个单位', 'This body');
  return body;
}

async function entryOf(tx: Tx, actor: Actor, id: string): Promise<DirectoryEntry> {
  const entry = (await directoryIn(tx, actor)).find((each) => each.id === id);
  if (entry === undefined) throw notFound('这个单位', 'This body');
  return entry;
}

export async function createBody(actor: Actor, draft: BodyDraft, deps: Deps): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // First the lock, then the look: or two who add the same name would both find it free.
    await openJournal(tx);
    return entryOf(tx, actor, await addBodyIn(tx, actor, draft, deps));
  });
}

/** `revision` is what the page showed. Throws `version-conflict` where somebody changed the body since. */
export async function saveBody(
  actor: Actor,
  { id, revision, ...draft }: BodyDraft & { id: string; revision: string },
  deps: Deps,
): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const before = await found(tx, id);
    if (revisionOf(before) !== revision)
      throw new Refusal('version-conflict', {
        what: `“${before.title}”没有保存。`,
        why: '您打开之后，别人改过这个单位。',
        next: '您填写的内容还在本页；请关闭后重新打开，看一看别人改了什么，再改。',
        english: 'Somebody changed this body since you opened it: open it again and look before you save.',
      });
    await changeBodyIn(tx, actor, before, draft, deps);
    return entryOf(tx, actor, id);
  });
}

/** Retired: offered nowhere any more, and everything that speaks of it stays. */
export async function retire(
  actor: Actor,
  { id, isRetired }: { id: string; isRetired: boolean },
  deps: Deps,
): Promise<DirectoryEntry> {
  insist(actor, 'body:edit');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const { title, retiredAt } = await found(tx, id);
    if ((retiredAt !== null) !== isRetired) {
      const now = deps.now();
      await retireBody(tx, id, isRetired ? now.toISOString() : null);
      await record(tx, actor, now, { event: isRetired ? 'body-retired' : 'body-restored', body: id, data: { title } });
    }
    return entryOf(tx, actor, id);
  });
}
