// What the journal is bound to (留痕与内容): facts, versions and computations are held against the hashes in their entries.
import { canonical } from '../domain/canonical.ts';
import { Entry } from '../domain/event.ts';
import { snapshotText } from '../store/computation.ts';
import type { Tx } from '../store/database.ts';
import { factsById } from '../store/fact.ts';
import type { JournalRow } from '../store/journal.ts';
import { schemeOf } from '../store/scheme.ts';
import { sha256 } from './hash.ts';

/** `zh` and `en` go on after “第 n 条”. */
export type ContentFault = { sequence: number; zh: string; en: string };

const sha256Of = (content: unknown): string => sha256(canonical(content));

/** What an entry's facts say now, by their id; facts are asked for by the cycle, not one by one. */
async function factHashes(tx: Tx, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [cycle, own] of Map.groupBy(entries, (entry) => entry.cycle)) {
    const ids = own.flatMap(({ facts }) => facts);
    if (cycle === null || ids.length === 0) continue;
    for (const { fact } of await factsById(tx, cycle, ids)) found.set(JSON.stringify([cycle, fact.id]), sha256Of(fact));
  }
  return found;
}

async function versionHash(tx: Tx, { event, cycle, data }: Entry): Promise<string | null> {
  if (cycle === null) return null;
  if (event === 'computed') {
    const snapshot = await snapshotText(tx, cycle, Number(data['number']));
    return snapshot === null ? null : sha256(snapshot);
  }
  const row = await schemeOf(tx, cycle, Number(data['version']));
  return row === null ? null : sha256Of(row.scheme);
}

const ofVersions = ['scheme-saved', 'parameter-signed', 'computed'];

/** The first entry whose content is no longer what it was when it was written; null where all is as it was. */
export async function contentFault(tx: Tx, rows: readonly JournalRow[]): Promise<ContentFault | null> {
  const entries = rows
    .map(({ entry }) => Entry.parse(JSON.parse(entry)))
    .filter(({ data }) => data['sha256'] !== undefined);
  const facts = await factHashes(tx, entries);
  const versions = new Map<string, string | null>();
  for (const entry of entries) {
    const { sequence, cycle, event, data } = entry;
    const expected = data['sha256'];
    const key = JSON.stringify([cycle, event === 'computed', data['number'] ?? data['version']]);
    if (ofVersions.includes(event) && !versions.has(key)) versions.set(key, await versionHash(tx, entry));
    const found = entry.facts.map((id) => facts.get(JSON.stringify([cycle, id])));
    if (ofVersions.includes(event)) found.push(versions.get(key) ?? undefined);
    if (found.some((each) => each !== expected))
      return {
        sequence,
        zh: '记的内容后来被改动过（事实、方案或计算与当时的 SHA-256 不符）。',
        en: 'is bound to content that was altered since: the fact, scheme or computation does not match its SHA-256.',
      };
  }
  return null;
}
