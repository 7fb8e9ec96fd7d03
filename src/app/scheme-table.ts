// The scheme as its readers know it (方案表与差异): the official table, as a Word file, and what two versions differ in.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import type { Scheme } from '../domain/scheme.ts';
import { safeName } from '../documents/path.ts';
import { columnsGained, type SchemeTable, schemeTable } from '../documents/write/scheme-table.ts';
import type { Change } from '../engine/scheme-difference/change.ts';
import { schemeDifference } from '../engine/scheme-difference/difference.ts';
import { dayIn, type Deps } from './deps.ts';
import { carryOut, type Waited } from './carry-out.ts';
import { exported, type ExportedFile } from './export.ts';
import { record } from './journal.ts';
import { loadScheme } from './scheme.ts';
import { writers } from './writers.ts';

export type WhichScheme = { cycle: string; version: number | null };

/** Laid out here and not in the browser: how a table is written depends on how the import would read it again. */
export async function readSchemeTable(
  actor: Actor,
  { cycle, version }: WhichScheme,
  deps: Deps,
): Promise<SchemeTable & { version: number }> {
  insist(actor, 'scheme:read');
  const row = await deps.store.transaction(actor.jurisdiction, (tx) => loadScheme(tx, cycle, version));
  return { version: row.version, ...schemeTable(row.scheme, null) };
}

/** The columns that the official table of version `base` lacks and that of the draft will have: told before it is saved. */
export async function columnsOfDraft(
  actor: Actor,
  { cycle, base, scheme }: { cycle: string; base: number; scheme: Scheme },
  deps: Deps,
): Promise<string[]> {
  insist(actor, 'scheme:edit');
  const before = await deps.store.transaction(actor.jurisdiction, (tx) => loadScheme(tx, cycle, base));
  return columnsGained(before.scheme, scheme);
}

/** Of what a change covers a reader needs nothing. */
export type ChangeLine = Omit<Change, 'covers'>;

/** Each change of a scheme in a sentence. */
export const changesBetween = (from: Scheme, to: Scheme): ChangeLine[] =>
  schemeDifference(from, to).map(({ covers: _covers, ...line }) => line);

/** What version `to` has that `from` has not, and the other way round. */
export async function differenceOfVersions(
  actor: Actor,
  { cycle, from, to }: { cycle: string; from: number; to: number },
  deps: Deps,
): Promise<ChangeLine[]> {
  insist(actor, 'scheme:read');
  return deps.store.transaction(actor.jurisdiction, async (tx) => {
    const [before, after] = [await loadScheme(tx, cycle, from), await loadScheme(tx, cycle, to)];
    return changesBetween(before.scheme, after.scheme);
  });
}

/** The .docx of a version; the journal keeps who took it out. */
export async function exportScheme(
  actor: Actor,
  { cycle, version, signal }: WhichScheme & Waited,
  deps: Deps,
): Promise<ExportedFile> {
  insist(actor, 'scheme:read');
  const now = deps.now();
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const { scheme, version: found } = await loadScheme(tx, cycle, version);
    const content = await writers.schemeDocument(scheme, null, dayIn(now));
    const document = { file: 'version', title: scheme.title, number: found, form: 'docx' } as const;
    await record(tx, actor, now, exported(cycle, document));
    return { name: `${safeName(scheme.title)}-第${found}版.docx`, content };
  });
}
