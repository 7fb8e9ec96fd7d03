// Saving a version behind the one that a draft began from (保存一版): of a scheme or of an assignment, alike.
import { useMutation } from '@tanstack/react-query';
import { isRefused } from '../fetch.ts';
import { type Line, type Sent, sha256Of, withSent } from './sent.ts';
import { forgetUnderWay, sayUnderWay } from './under-way.ts';

/** A draft, the saves of it whose answer is out, and where its versions are. */
export type VersionRoom<Draft extends { base: number; sent: Each[] }, Each extends Sent, Reply> = {
  account: string;
  /** The draft at the moment of the call: it is the same in every tab. */
  now: () => Draft | null;
  keep: (draft: Draft | null) => void;
  /** All versions, asked anew by the page itself. */
  versions: () => Promise<readonly Line[]>;
  newest: () => Promise<Reply>;
  /** The newest version that this tab knows. */
  known: () => number | undefined;
  /** What is left after this save became `version`. */
  without: (draft: Draft, saved: Omit<Each, keyof Sent>, version: number) => Draft | null;
  /** What stands now, for every view and tab. */
  accept: (reply: Reply) => Promise<unknown>;
};

type Way<Save, Each extends Sent, Reply> = {
  key: readonly string[];
  /** What the server hashes of it. */
  contentOf: (save: Save) => unknown;
  /** What is told apart from what is edited meanwhile. */
  partOf: (save: Save) => Omit<Each, keyof Sent>;
  send: (save: Save) => Promise<Reply>;
};

/**
 * Where somebody was faster, the save is refused, the newest version is fetched, and the draft is behind it. Edits made
 * meanwhile stay unsaved. Until an answer is there, the save is kept with the draft: `useArrival` finds what became of it.
 */
export function useVersionSave<
  Draft extends { base: number; sent: Each[] },
  Each extends Sent,
  Reply extends { version: number },
  Save extends { base: number },
>(room: VersionRoom<Draft, Each, Reply>, { key, contentOf, partOf, send }: Way<Save, Each, Reply>) {
  /** The draft as long as no tab has found what became of the save. */
  const change = (base: number, next: (draft: Draft) => Draft | null): void => {
    const draft = room.now();
    if (draft?.base === base) room.keep(next(draft));
  };
  const changeSent = (base: number, next: (sent: Each[]) => Each[]): void =>
    change(base, (draft) => ({ ...draft, sent: next(draft.sent) }));
  return useMutation({
    mutationKey: key,
    onMutate: async (save: Save) => {
      const sha256 = await sha256Of(contentOf(save));
      // Sent before, it may have arrived then: a refusal tells nothing of that.
      const isAgain = room.now()?.sent.some((each) => each.sha256 === sha256) === true;
      return { sha256, isAgain };
    },
    mutationFn: async (save: Save) => {
      const sha256 = await sha256Of(contentOf(save));
      // Each is a Sent and its part: the two are put together nowhere else.
      const each = { ...partOf(save), sha256, at: Date.now() } as Each;
      changeSent(save.base, (sent) => withSent(sent, each));
      const stop = sayUnderWay(sha256);
      try {
        return await send(save);
      } finally {
        stop();
      }
    },
    onSuccess: async (reply, save, { sha256 }) => {
      forgetUnderWay(sha256);
      change(save.base, (draft) => room.without(draft, partOf(save), reply.version));
      // An answer that was long on its way may be older than what another tab has told since.
      if ((room.known() ?? 0) <= reply.version) await room.accept(reply);
    },
    onError: async (error, save, sending) => {
      if (!isRefused(error)) return;
      // What stands there may be the own earlier one: the look tells.
      if (error.words.code === 'version-conflict') {
        await room.newest().then(room.accept, () => undefined);
        return;
      }
      if (sending === undefined || sending.isAgain) return;
      forgetUnderWay(sending.sha256);
      changeSent(save.base, (sent) => sent.filter(({ sha256 }) => sha256 !== sending.sha256));
    },
  });
}
