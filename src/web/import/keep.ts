// What an import keeps on this machine (本机留存): the open document and its decisions, for one account, so that a reload loses nothing.
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { importKey, storedText, storeInTab, storeText, textOfTab } from '../storage.ts';
import { History, noHistory } from './decision.ts';
import { TypedCell } from './typed-cell.ts';

const openKey = (account: string): string => `${importKey}.${account}`;
const keyOf = (account: string, sha256: string): string => `${openKey(account)}.${sha256}`;

const nameKey = (account: string): string => `${openKey(account)}.name`;

/** As this tab has it; a new tab goes on with what was opened last. */
function ofTab(key: string): string | null {
  const own = textOfTab(key);
  if (own !== null) return own === '' ? null : own;
  const last = storedText(key);
  if (last !== null) storeInTab(key, last);
  return last;
}

function keepInTab(key: string, text: string | null): void {
  storeInTab(key, text ?? '');
  storeText(key, text);
}

/** The document that this tab imports, and what its file is called: it may have come before under another name. */
export const openDocument = (account: string): string | null => ofTab(openKey(account));
export const openName = (account: string): string | null => ofTab(nameKey(account));
export function keepOpen(account: string, open: { sha256: string; file: string } | null): void {
  keepInTab(openKey(account), open?.sha256 ?? null);
  keepInTab(nameKey(account), open?.file ?? null);
}
export const forget = (account: string, sha256: string): void => void storeText(keyOf(account, sha256), null);

/** A target while it is typed: the server's own shape wants a title and a year of four digits. */
const TypedTarget = z.discriminatedUnion('into', [
  z.strictObject({
    into: z.literal('new-cycle'),
    title: z.string(),
    year: z.string(),
    subjects: z.discriminatedUnion('from', [
      z.strictObject({ from: z.enum(['newest-cycle', 'directory', 'none']) }),
      z.strictObject({ from: z.literal('list'), document: z.string() }),
    ]),
  }),
  z.strictObject({ into: z.literal('cycle'), cycle: z.string(), base: z.int().nonnegative() }),
]);

/** `target` null: not touched yet. `list` is the file name of a list of subjects, `typed` the cell that is open. */
const Work = z.strictObject({
  history: History,
  target: TypedTarget.nullable(),
  list: z.string().nullable(),
  typed: TypedCell.nullable().default(null),
});
export type Work = z.infer<typeof Work>;
const fresh: Work = { history: noHistory, target: null, list: null, typed: null };

/** What no longer has the shape of it is begun anew. */
export function workIn(text: string | null): Work {
  try {
    return Work.safeParse(JSON.parse(text ?? 'null')).data ?? fresh;
  } catch {
    return fresh;
  }
}

export function useWork(account: string, sha256: string): [Work, (change: (work: Work) => Work) => void] {
  const key = keyOf(account, sha256);
  const [work, setWork] = useState(() => workIn(storedText(key)));
  const change = useCallback(
    (next: (work: Work) => Work) =>
      setWork((before) => {
        const after = next(before);
        // Where it is not kept, a reload begins the import anew.
        storeText(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  return [work, change];
}
