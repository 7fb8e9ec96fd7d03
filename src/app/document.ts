// Official documents that were read (原表): laid out as tables, for whoever wants to see where a thing comes from.
import type { Actor } from '../domain/actor.ts';
import { insist } from '../domain/permission.ts';
import type { RawDocument } from '../domain/table.ts';
import { documentOf } from '../store/document.ts';
import type { Deps } from './deps.ts';
import { notFound } from './scheme.ts';

/** Throws `not-found`. */
export async function readOriginal(actor: Actor, { sha256 }: { sha256: string }, deps: Deps): Promise<RawDocument> {
  insist(actor, 'document:read');
  const raw = await deps.store.transaction(actor.jurisdiction, (tx) => documentOf(tx, sha256));
  if (raw === null) throw notFound('这份原表', 'This document');
  return raw;
}
