// The scheme of a cycle (考评方案): versions are added, parameters are signed, and the check stands beside it.
import type { Actor } from '../domain/actor.ts';
import { answerChanges, policyValue } from '../domain/answer-change.ts';
import type { Both } from '../domain/both.ts';
import { canonical } from '../domain/canonical.ts';
import type { Word } from '../domain/event-word.ts';
import { type Note, noteKept, noteWords } from '../domain/note.ts';
import { insist, may } from '../domain/permission.ts';
import { valueTeller } from '../domain/policy-value.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProblemCode } from '../domain/problem-code.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import { inQuotes } from '../domain/quote.ts';
import { isOpen, type Parameter, type Scheme } from '../domain/scheme.ts';
import type { Order } from '../domain/stage-change.ts';
import { overlong } from '../domain/scheme-number.ts';
import { amountMost, type Json, tooLong } from '../domain/setting.ts';
import { inspectYear } from '../engine/check/year.ts';
import { editScheme } from '../engine/scheme-edit/edit.ts';
import { accountTitles } from '../store/account.ts';
import type { Tx } from '../store/database.ts';
import {
  addSchemeVersion,
  parameterVersions,
  schemeColumns,
  schemeOf,
  type SchemeRow,
  type SchemeVersion,
  schemeVersions,
  usedNodes,
} from '../store/scheme.ts';
import { loadCycle } from './cycle.ts';
import type { Deps } from './deps.ts';
import { rowHash, sha256 } from './hash.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { type Despite, insistOnHeld } from './scheme-facts.ts';
import { insistOnKnownSources } from './scheme-source.ts';
import { insistNow, insistOnOrder } from './standing.ts';
import { savedBefore } from './version.ts';

/** `by` is the person; null: the system. */
type By = { by: string | null };
type Told<Row> = Omit<Row, 'note'> & { note: Both } & By;
export type SignedScheme = Told<SchemeRow>;
export type SchemeVersionLine = Told<SchemeVersion>;

const told = <Row extends { note: Note }>(row: Row, by: string | null): Told<Row> => ({
  ...row,
  note: noteWords(row.note),
  by,
});

/** The newest version, or the one that is asked for, of a cycle that stands. Throws `not-found`. */
export async function loadScheme(tx: Tx, cycle: string, version: number | null = null): Promise<SchemeRow> {
  await loadCycle(tx, cycle);
  const row = await schemeOf(tx, cycle, version);
  if (row === null) throw notFound('这一版考评方案', 'This version of the scheme');
  return row;
}

export async function readScheme(
  actor: Actor,
  { cycle, version }: { cycle: string; version: number | null },
  deps: Deps,
): Promise<SignedScheme> {
  insist(actor, 'scheme:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const row = await loadScheme(tx, cycle, version);
    return told(row, (await accountTitles(tx)).get(row.account ?? '') ?? null);
  });
}

/** The newest first; `nodes` are the ids that no new row may get, for who may add rows. */
export async function listSchemeVersions(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<{ versions: SchemeVersionLine[]; nodes: string[] }> {
  insist(actor, 'scheme:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const titles = await accountTitles(tx);
    const versions = await schemeVersions(tx, cycle);
    return {
      versions: versions.map((each) => told(each, titles.get(each.account ?? '') ?? null)),
      nodes: may(actor, 'scheme:edit') ? await usedNodes(tx, cycle) : [],
    };
  });
}

/** Errors, open questions and notes of a year's scheme, as it stands. */
export const checkScheme = (scheme: Scheme): Problem[] => inspectYear(scheme);

type Version = Pick<SchemeRow, 'scheme' | 'note' | 'document' | 'order'> & { account: string | null };

/** The version that this very save made already, null where there is none; for verbs that hold the journal's head. Throws `version-conflict`: nothing else is asked before that. */
export async function savedAlready(tx: Tx, cycle: string, base: number, version: Version): Promise<SchemeRow | null> {
  const sent = { ...version, sha256: sha256(canonical(version.scheme)), base, what: '方案没有保存。' };
  return savedBefore(await schemeOf(tx, cycle, base + 1), sent);
}

/** Adds a version behind `base`; for verbs that hold the journal's head and have looked that nothing stands there. */
export async function addVersion(tx: Tx, cycle: string, base: number, version: Version, at: Date): Promise<SchemeRow> {
  const row = { ...version, version: base + 1, sha256: sha256(canonical(version.scheme)), at: at.toISOString() };
  await addSchemeVersion(tx, cycle, row);
  return row;
}

/** What makes an answer an answer: who signed it, or where the document says it. */
const answerOf = ({ key, title, choices, value, signer, reason, source }: Parameter): string =>
  canonical({ key, title, choices, value, signer, reason, source });

/** A saved scheme brings no signatures along that nobody gave: each answer is one of an earlier version. */
async function insistOnKnownAnswers(tx: Tx, cycle: string, before: Scheme, after: Scheme): Promise<void> {
  const known = new Set(before.parameters.map(answerOf));
  const fresh = after.parameters.filter((parameter) => !isOpen(parameter) && !known.has(answerOf(parameter)));
  if (fresh.length === 0) return;
  const earlier = new Set((await parameterVersions(tx, cycle)).map(({ parameter }) => answerOf(parameter)));
  const unknown = fresh.filter((parameter) => !earlier.has(answerOf(parameter)));
  if (unknown.length === 0) return;
  const titles = unknown.map(({ title }) => `“${title}”`).join('、');
  throw new Refusal('signature-unknown', {
    what: '方案没有保存。',
    why: `参数${titles}的取值或者签署人与以前各版都不同，而参数要由本人签署。`,
    next: '请在“参数”里签署，再保存其他修改。',
    english: `Not saved: the answers to ${titles} are in no earlier version. Sign them under “Parameters” first.`,
  });
}

const orderSaid = (order: Order | null): Record<string, Word> =>
  order === null ? {} : { order: { is: 'order', order } };

/** The entry of a saved version; `before` is the scheme that it follows. */
export function savedScheme(cycle: string, row: SchemeRow, before: Scheme | null): Happening {
  const { data, words = {} } = noteKept(row.note);
  const changes = before === null ? [] : answerChanges(before, row.scheme);
  const said: Record<string, Word> = {
    ...words,
    ...(changes.length > 0 && { changes: { is: 'answers', changes } }),
    ...orderSaid(row.order),
  };
  return {
    event: 'scheme-saved',
    cycle,
    bound: rowHash(schemeColumns(cycle, row)),
    data: { ...data, version: String(row.version), sha256: row.sha256 },
    ...(Object.keys(said).length > 0 && { words: said }),
  };
}

function insistOnShort(before: Scheme, after: Scheme): void {
  const title = overlong(before, after);
  if (title === null) return;
  throw new Refusal('input-invalid', {
    what: '方案没有保存。',
    why: `${inQuotes(title)}里的数太长：${tooLong}`,
    next: '请改短这一项的数，再保存；已改的都还在。',
    english: `Nothing was saved: a number of “${title}” is longer than ${amountMost} signs.`,
  });
}

/** `order`: the paper that orders a change of what was issued. */
export type Ordered = { order?: Order | undefined };

export type SchemeSave = { cycle: string; base: number; scheme: Scheme; note: string } & Despite & Ordered;

export async function saveScheme(actor: Actor, input: SchemeSave, deps: Deps): Promise<SignedScheme> {
  insist(actor, 'scheme:edit');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // Facts are saved under the same lock: none comes between what is asked about them and the saving.
    await openJournal(tx);
    const before = await loadScheme(tx, input.cycle, input.base);
    const standing = await insistNow(tx, actor, 'scheme:edit', input, deps);
    const scheme = { ...input.scheme, demonstration: before.scheme.demonstration };
    insistOnShort(before.scheme, scheme);
    const note = input.note.trim();
    const order = input.order ?? null;
    const version = { scheme, note, document: before.document, order, account: actor.account };
    const saved = await savedAlready(tx, input.cycle, input.base, version);
    if (saved !== null) return told(saved, actor.title);
    insistOnOrder(standing, 'scheme:edit', order);
    await insistOnKnownAnswers(tx, input.cycle, before.scheme, scheme);
    await insistOnKnownSources(tx, input.cycle, before.scheme, scheme);
    const { despiteFacts } = input;
    await insistOnHeld(tx, input.cycle, { before: before.scheme, after: scheme, way: 'save', despiteFacts });
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    await record(tx, actor, now, savedScheme(input.cycle, row, before.scheme));
    return told(row, actor.title);
  });
}

export type Signature = { key: string; value: Json; reason: string };

/** The scheme with the answers in it. Throws `not-found` for a parameter that is not there. */
function withAnswers(scheme: Scheme, signatures: readonly Signature[], signer: string): Scheme {
  return signatures.reduce((now, { key, value, reason }) => {
    const edited = editScheme(now, { type: 'parameter', key, value, signer, reason: reason.trim() });
    if ('problem' in edited) throw notFound(`参数“${key}”`, `The parameter ${key}`);
    return edited.scheme;
  }, scheme);
}

const ofValues: readonly ProblemCode[] = ['value-does-not-fit', 'circular-reference'];

/** A value that does not fit the place that it fills is refused before it counts; what else the check finds may stand. */
function insistOnFit(before: Scheme, after: Scheme): void {
  const errors = (scheme: Scheme): Problem[] => checkScheme(scheme).filter(({ code }) => ofValues.includes(code));
  const known = new Set(errors(before).map(canonical));
  const fresh = errors(after).filter((problem) => !known.has(canonical(problem)));
  if (fresh.length === 0) return;
  throw refusalFor('value-unfit', fresh, {
    what: '取值不合用，没有签署。',
    next: '请按上面说的改正取值；已填写的内容还在。',
    english: `Not signed: the values do not fit (${fresh.map(({ code }) => code).join(', ')}).`,
  });
}

/** Nothing is no answer: a question that nobody has answered would bear a signature. */
function insistOnValues(scheme: Scheme, signatures: readonly Signature[]): void {
  const empty = new Set(signatures.filter(({ value }) => value === null).map(({ key }) => key));
  if (empty.size === 0) return;
  const titles = scheme.parameters.filter(({ key }) => empty.has(key)).map(({ title }) => `“${title}”`);
  throw new Refusal('value-unfit', {
    what: '没有取值，没有签署。',
    why: `参数${titles.join('、')}没有给出取值；空着的表示还没有人答复。`,
    next: '请填写取值再签署；什么也不适用的，取值写“none”。',
    english: `Not signed: ${[...empty].join(', ')} without a value; null says that nobody has answered. Where nothing applies, the value is "none".`,
  });
}

/** Signs parameters: a version whose answers bear the actor's name. */
export async function signParameters(
  actor: Actor,
  input: { cycle: string; base: number; signatures: readonly Signature[] } & Despite & Ordered,
  deps: Deps,
): Promise<SignedScheme> {
  insist(actor, 'parameter:sign');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    await openJournal(tx);
    const before = await loadScheme(tx, input.cycle, input.base);
    const standing = await insistNow(tx, actor, 'parameter:sign', input, deps);
    const scheme = withAnswers(before.scheme, input.signatures, actor.title);
    insistOnValues(scheme, input.signatures);
    const given = new Set(input.signatures.map(({ key }) => key));
    const open = scheme.parameters.filter(isOpen).length;
    const note: Word = { is: 'signed', signed: given.size, open };
    const order = input.order ?? null;
    const version = { scheme, note, document: before.document, order, account: actor.account };
    const saved = await savedAlready(tx, input.cycle, input.base, version);
    if (saved !== null) return told(saved, actor.title);
    insistOnOrder(standing, 'parameter:sign', order);
    insistOnFit(before.scheme, scheme);
    const { despiteFacts } = input;
    await insistOnHeld(tx, input.cycle, { before: before.scheme, after: scheme, way: 'sign', despiteFacts });
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    const tell = valueTeller(scheme);
    const bound = rowHash(schemeColumns(input.cycle, row));
    const happenings = scheme.parameters
      .filter(({ key }) => given.has(key))
      .map((parameter): Happening => {
        const { title, reason } = parameter;
        const words = { value: { is: 'policy-value', ...policyValue(tell, parameter) } as const, ...orderSaid(order) };
        const data = { title, reason: reason ?? '', version: String(row.version), sha256: row.sha256 };
        return { event: 'parameter-signed', cycle: input.cycle, bound, data, words };
      });
    await record(tx, actor, now, ...happenings);
    return told(row, actor.title);
  });
}

/** Since when each answer stands as it is now: the version that first had it, and its instant. */
export type AnswerSince = { key: string; version: number; at: string };

export async function answersSince(actor: Actor, { cycle }: { cycle: string }, deps: Deps): Promise<AnswerSince[]> {
  insist(actor, 'scheme:read');
  const all = await deps.store.transaction(actor.jurisdiction, async (tx) => {
    await loadScheme(tx, cycle);
    return parameterVersions(tx, cycle);
  });
  const since = new Map<string, AnswerSince & { answer: string }>();
  for (const { version, at, parameter } of all) {
    const answer = answerOf(parameter);
    const { key } = parameter;
    if (since.get(key)?.answer !== answer) since.set(key, { key, version, at, answer });
  }
  return [...since.values()].map(({ key, version, at }) => ({ key, version, at }));
}
