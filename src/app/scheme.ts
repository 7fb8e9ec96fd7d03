// The scheme of a cycle (考评方案): versions are added, parameters are signed, and the check stands beside it.
import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { canonical } from '../domain/canonical.ts';
import { insist } from '../domain/permission.ts';
import { valueTeller, valueText } from '../domain/policy-value.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal } from '../domain/refusal.ts';
import { isOpen, type Scheme } from '../domain/scheme.ts';
import type { Json } from '../domain/setting.ts';
import { inspect } from '../engine/check/inspect.ts';
import { draft } from '../engine/draft.ts';
import type { Tx } from '../store/database.ts';
import { addSchemeVersion, schemeOf, type SchemeRow, type SchemeVersion, schemeVersions } from '../store/scheme.ts';
import type { Deps } from './deps.ts';
import { type Happening, record } from './journal.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const notFound = (what: string, english: string): Refusal =>
  new Refusal('not-found', {
    what: `没有找到${what}。`,
    why: '它不存在，或者不属于本辖区。',
    next: '请回到列表里重新选择。',
    english: `${english} was not found here; choose it from the list again.`,
  });

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
): Promise<SchemeRow> {
  insist(actor, 'scheme:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => loadScheme(tx, cycle, version));
}

export async function listSchemeVersions(
  actor: Actor,
  { cycle }: { cycle: string },
  deps: Deps,
): Promise<SchemeVersion[]> {
  insist(actor, 'scheme:read');
  return deps.store.transaction(actor.jurisdiction, (tx) => schemeVersions(tx, cycle));
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

export type SchemeSave = { cycle: string; base: number; scheme: Scheme; note: string };

export async function saveScheme(actor: Actor, input: SchemeSave, deps: Deps): Promise<SchemeRow> {
  insist(actor, 'scheme:edit');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const before = await loadScheme(tx, input.cycle, input.base);
    const scheme = { ...input.scheme, demonstration: before.scheme.demonstration };
    const version = { scheme, note: input.note, document: before.document, account: actor.account };
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    await record(tx, actor, now, {
      event: 'scheme-saved',
      cycle: input.cycle,
      data: { version: String(row.version), note: input.note },
    });
    return row;
  });
}

export type Signature = { key: string; value: Json; reason: string };

/** Signs parameters: a version whose answers bear the actor's name. */
export async function signParameters(
  actor: Actor,
  input: { cycle: string; base: number; signatures: readonly Signature[] },
  deps: Deps,
): Promise<SchemeRow> {
  insist(actor, 'parameter:sign');
  const now = deps.now();
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const before = await loadScheme(tx, input.cycle, input.base);
    const given = new Map(input.signatures.map((signature) => [signature.key, signature]));
    const unknown = [...given.keys()].filter((key) => !before.scheme.parameters.some((each) => each.key === key));
    if (unknown.length > 0) throw notFound(`参数“${unknown.join('、')}”`, `The parameter ${unknown.join(', ')}`);
    const parameters = before.scheme.parameters.map((parameter) => {
      const signature = given.get(parameter.key);
      if (signature === undefined) return parameter;
      const { value, reason } = signature;
      return { ...parameter, value, reason, signer: actor.title };
    });
    const scheme = { ...before.scheme, parameters };
    const open = parameters.filter(isOpen).length;
    const note = `签署 ${given.size} 个参数，还有 ${open} 个待定`;
    const version = { scheme, note, document: before.document, account: actor.account };
    const row = await addVersion(tx, input.cycle, input.base, version, now);
    const tell = valueTeller(scheme);
    const words = (key: string, value: Json): string =>
      tell(key, valueText(value))
        .map((piece) => (typeof piece === 'string' ? piece : piece.value))
        .join('');
    const happenings = parameters
      .filter(({ key }) => given.has(key))
      .map((parameter): Happening => ({
        event: 'parameter-signed',
        cycle: input.cycle,
        data: {
          title: parameter.title,
          value: words(parameter.key, parameter.value),
          reason: parameter.reason ?? '',
        },
      }));
    await record(tx, actor, now, ...happenings);
    return row;
  });
}
