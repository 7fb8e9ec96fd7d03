// What an import keeps on this machine (本机留存): the open document and its decisions, so that a reload loses nothing.
import { useCallback, useState } from 'react';
import type { ImportTarget } from '../../domain/import-target.ts';
import { type History, noHistory } from './decision.ts';

const openKey = 'plumbline.import';
const keyOf = (sha256: string) => `${openKey}.${sha256}`;

/** A browser may forbid storage; then the work lasts as long as the page. */
function take(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function put(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Not kept: after a reload the import begins anew.
  }
}

/** The document that is being imported. */
export const openDocument = (): string | null => take(openKey);
export const keepOpen = (sha256: string | null): void => put(openKey, sha256);
export const forget = (sha256: string): void => put(keyOf(sha256), null);

/** `target` null: not touched yet. `list` is the file name of a list of subjects. */
export type Work = { history: History; target: ImportTarget | null; list: string | null };
const fresh: Work = { history: noHistory, target: null, list: null };

function kept(sha256: string): Work {
  try {
    const value: unknown = JSON.parse(take(keyOf(sha256)) ?? 'null');
    // Written by this file alone.
    return value === null ? fresh : { ...fresh, ...(value as Work) };
  } catch {
    return fresh;
  }
}

export function useWork(sha256: string): [Work, (change: (work: Work) => Work) => void] {
  const [work, setWork] = useState(() => kept(sha256));
  const change = useCallback(
    (next: (work: Work) => Work) =>
      setWork((before) => {
        const after = next(before);
        put(keyOf(sha256), JSON.stringify(after));
        return after;
      }),
    [sha256],
  );
  return [work, change];
}
