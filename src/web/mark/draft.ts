// What is typed and not yet acknowledged (草稿): kept in the browser cell by cell, for one account and one cycle.
import { z } from 'zod';
import { Mark } from '../../domain/fact.ts';

const GivenMark = Mark.omit({ by: true, at: true });
export type GivenMark = z.infer<typeof GivenMark>;

const Draft = z.object({
  entry: z.object({ value: z.string(), isNotApplicable: z.boolean(), reason: z.string() }),
  /** The fact that stood when the typing began: whatever else stands now came from somebody else. */
  base: z.string().nullable(),
  /** On its way to the server, acknowledged or not: sent again with the same id until there is an answer. */
  sent: GivenMark.nullable(),
});
export type Draft = z.infer<typeof Draft>;

export type Drafts = {
  all: () => Map<string, Draft>;
  /** False where the browser would not keep it: the page must say so. */
  put: (slot: string, draft: Draft) => boolean;
  drop: (slot: string) => void;
};

function parsed(text: string | null): Draft | null {
  try {
    return Draft.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** `storage` is the browser's own, which writes before it answers; null where it is forbidden. */
export function draftsIn(storage: Storage | null, account: string, cycle: string): Drafts {
  const prefix = `plumbline.mark.${account}.${cycle}.`;
  return {
    all: () => {
      const keys = storage === null ? [] : Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
      return new Map(
        keys
          .filter((key) => key.startsWith(prefix))
          .flatMap((key): [string, Draft][] => {
            const draft = parsed(storage?.getItem(key) ?? null);
            return draft === null ? [] : [[key.slice(prefix.length), draft]];
          }),
      );
    },
    put: (slot, draft) => {
      try {
        storage?.setItem(prefix + slot, JSON.stringify(draft));
        return storage !== null;
      } catch {
        return false;
      }
    },
    drop: (slot) => storage?.removeItem(prefix + slot),
  };
}

/** The browser's storage, or null where it is switched off. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
