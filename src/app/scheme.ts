// The scheme of a cycle (考评方案): versions are added, parameters are signed, and the check stands beside it.
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { showSentence } from '../domain/display.ts';
import { insist, may } from '../domain/permission.ts';
import { valueTeller, valueText } from '../domain/policy-value.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProblemCode } from '../domain/problem-code.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import { isOpen, type Parameter, type Scheme } from '../domain/scheme.ts';
import type { Json } from '../domain/setting.ts';
import { inspect } from '../engine/check/inspect.ts';
import { draft } from '../engine/draft.ts';
import { schemeDifference } from '../engine/scheme-difference/difference.ts';
import { editScheme } from '../engine/scheme-edit/edit.ts';
import { accountTitles } from '../store/account.ts';
import type { Tx } from '../store/database.ts';
import {
  addSchemeVersion,
  parameterVersions,
  schemeOf,
  type SchemeRow,
  type SchemeVersion,
  schemeVersions,
  usedNodes,
} from '../store/scheme.ts';
import type { Deps } from './deps.ts';
import { sha256 } from './hash.ts';
import { type Happening, openJournal, record } from './journal.ts';
import { notFound } from './not-found.ts';
import { insistOnFacts } from './scheme-facts.ts';
import { insistOnRows } from './scheme-rows.ts';

/** `by` is the person; null: the system. */
type By = { by: string | null };
export type SignedScheme = SchemeRow & By;
export type SchemeVersionLine = SchemeVersion & By;

/** The newest version, or the one that is asked for. Throws `not-found`. */
export async function loadScheme(tx: Tx, cycle: string, version: number | null = null): Promise<SchemeRow> {
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
    return { ...row, by: (await accountTitles(tx)).get(row.account ?? '') ?? null };
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
      versions: versions.map((each) => ({ ...each, by: titles.get(each.account ?? '') ?? null })),
      nodes: may(actor, 'scheme:edit') ? await usedNodes(tx, cycle) : [],
    };
  });
}

/** Errors, open questions and notes of a scheme, as it stands. */
export const checkScheme = (scheme: Scheme): Problem[] => inspect(draft(scheme, null));

type Version = Pick<SchemeRow, 'scheme' | 'note' | 'document'> & { account: string | null };

/** Adds a version behind `base`; throws `version-conflict` where somebody else added one meanwhile. */
export async function addVersion(tx: Tx, cycle: string, base: number, version: Version, at: Date): Promise<SchemeRow> {
  const row = { ...version, version: base + 1, sha256: sha256(canonical(version.scheme)), at: at.toISOString() };
  const newest = base === 0 ? null : await schemeOf(tx, cycle, null);
  const isBehind = newest !== null && newest.version !== base;
  if (!isBehind && (await addSchemeVersion(tx, cycle, row))) return row;
  throw new Refusal('version-conflict', {
    what: '方案没有保存。',
    why: `您改的是第 ${base} 版，别人已经保存了更新的一版。`,
    next: '您的改动还在本页；请看一看新版改了什么，再在新版上保存。',
    english: `You edited version ${base}, but somebody saved a newer one. Your changes are still on this page: look at the new version and save on top of it.`,
  });
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

/** `；参数“…”的取值由 … 改为 …`: which answers a version brings back, adds or drops, and who signed them; empty for none. */
export const answersTold = (before: Scheme, after: Scheme): string =>
  schemeDifference(before, after)
    .filter(({ kind }) => kind === 'parameter')
    .map(({ text }) => `；${text}`)
    .join('');

/** `despiteFacts`: it is known that facts will no longer fit. */
type Despite = { despiteFacts?: boolean | undefined };
export type SchemeSave = { cycle: string; base: number; scheme: Scheme; note: string } & Despite;

export async function saveScheme(actor: Actor, input: SchemeSave, deps: Deps): Promise<SignedScheme> {
  insist(actor, 'scheme:edit');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    // Facts are saved under the same lock: none comes between the check of the rows and the saving.
    await openJournal(tx);
    const before = await loadScheme(tx, input.cycle, input.base);
    await insistOnKnownAnswers(tx, input.cycle, before.scheme, input.scheme);
    await insistOnRows(tx, input.cycle, before.scheme, input.scheme);
    const scheme = { ...input.scheme, demonstration: before.scheme.demonstration };
    const note = input.note.trim();
    const version = { scheme, note, document: before.document, account: actor.account };
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    if (input.despiteFacts !== true)
      await insistOnFacts(tx, input.cycle, { before: before.scheme, after: scheme, act: 'save' });
    await record(tx, actor, now, {
      event: 'scheme-saved',
      cycle: input.cycle,
      data: { version: String(row.version), note, answers: answersTold(before.scheme, scheme), sha256: row.sha256 },
    });
    return { ...row, by: actor.title };
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

/** Signs parameters: a version whose answers bear the actor's name. */
export async function signParameters(
  actor: Actor,
  input: { cycle: string; base: number; signatures: readonly Signature[] } & Despite,
  deps: Deps,
): Promise<SignedScheme> {
  insist(actor, 'parameter:sign');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const before = await loadScheme(tx, input.cycle, input.base);
    const scheme = withAnswers(before.scheme, input.signatures, actor.title);
    insistOnFit(before.scheme, scheme);
    const given = new Set(input.signatures.map(({ key }) => key));
    const open = scheme.parameters.filter(isOpen).length;
    const note = `签署 ${given.size} 个参数，还有 ${open} 个待定`;
    const version = { scheme, note, document: before.document, account: actor.account };
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    if (input.despiteFacts !== true)
      await insistOnFacts(tx, input.cycle, { before: before.scheme, after: scheme, act: 'sign' });
    const tell = valueTeller(scheme);
    const happenings = scheme.parameters
      .filter(({ key }) => given.has(key))
      .map(({ key, title, value, reason }): Happening => {
        const text = valueText(value);
        const words = { value: { is: 'policy-value', text, zh: showSentence(tell(key, text)) } } as const;
        const bound = { version: String(row.version), sha256: row.sha256 };
        return {
          event: 'parameter-signed',
          cycle: input.cycle,
          data: { title, reason: reason ?? '', ...bound },
          words,
        };
      });
    await record(tx, actor, now, ...happenings);
    return { ...row, by: actor.title };
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
