// The scheme as it is being edited (方案编辑): the saved version, the draft on top of it, and what the check says of both.
import { useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { inspect } from '../../engine/check/inspect.ts';
import { draft as draftScheme } from '../../engine/draft.ts';
import { type Clash, yielding } from '../../engine/scheme-edit/clash.ts';
import { editScheme } from '../../engine/scheme-edit/edit.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { RefusedError, request } from '../fetch.ts';
import { queries } from '../query.ts';
import { useAccount, useMay } from '../session.ts';
import { type Draft, redo, replay, type Replayed, undo, withEdit, withoutSent } from './draft.ts';
import { draftOf, keepDraft, useDraft } from './draft-store.ts';
import { dropTyped } from './typed.ts';
import { pathOf, schemeQuery, versionsQuery } from './query.ts';

export type Editor = {
  cycle: string;
  saved: SchemeReply;
  /** With the unsaved edits. */
  scheme: Scheme;
  problems: readonly Problem[];
  mayEdit: boolean;
  draft: Draft | null;
  steps: readonly Replayed[];
  /** The draft began from an older version: nothing can be saved until it is taken over to the newest. */
  isBehind: boolean;
  fault: Problem | null;
  taken: ReadonlySet<string>;
  /** Answers with the node to look at next; null where the edit cannot be made. */
  apply: (edit: SchemeEdit) => { node: string | null } | null;
  undo: () => void;
  redo: () => void;
  drop: () => void;
  /** Onto the newest version; what is yielded stays as it is there. */
  takeOver: (yielded: readonly Clash[]) => void;
  forgetFault: () => void;
};

export type EditorState = Editor | { error: Error; retry: () => void } | null;

/** Null while it loads. */
export function useEditor(cycle: string): EditorState {
  const { id: account } = useAccount();
  const mayEdit = useMay()('scheme:edit');
  const { data: saved, error, refetch } = useQuery(schemeQuery(cycle, null));
  const { data: versions } = useQuery({ ...versionsQuery(cycle), enabled: mayEdit });
  const draft = useDraft(account, cycle);
  const [fault, setFault] = useState<Problem | null>(null);
  const taken = useMemo(() => new Set(versions?.nodes), [versions]);
  const replayed = useMemo(
    () => (saved === undefined ? null : replay(saved.scheme, draft?.edits ?? [], taken)),
    [saved, draft?.edits, taken],
  );
  const problems = useMemo(() => (replayed === null ? [] : inspect(draftScheme(replayed.scheme, null))), [replayed]);
  const keep = useCallback(
    (next: Draft | null) => {
      setFault(null);
      keepDraft(account, cycle, next);
    },
    [account, cycle],
  );
  if (saved === undefined || replayed === null) return error === null ? null : { error, retry: () => void refetch() };
  const { scheme, steps } = replayed;
  const now = draft ?? { base: saved.version, edits: [], undone: [] };
  return {
    cycle,
    saved,
    scheme,
    problems,
    mayEdit,
    draft,
    steps,
    isBehind: now.base !== saved.version,
    fault,
    taken,
    apply: (edit) => {
      const made = editScheme(scheme, edit, taken);
      if ('problem' in made) {
        setFault(made.problem);
        return null;
      }
      // Two edits in one event: the second stands on the first.
      keep(withEdit(draftOf(account, cycle) ?? now, edit));
      return { node: made.node };
    },
    undo: () => keep(undo(now)),
    redo: () => keep(redo(now)),
    drop: () => {
      dropTyped(account, cycle);
      keep(null);
    },
    takeOver: (yielded) => {
      const fitting = steps.flatMap(({ edit, problem }) => (problem === null ? [edit] : []));
      keep({ base: saved.version, edits: yielding(fitting, yielded, saved.scheme, taken), undone: [] });
    },
    forgetFault: () => setFault(null),
  };
}

/** What was saved is the newest version for every view. */
export async function acceptSaved(cycle: string, reply: SchemeReply): Promise<void> {
  queries.setQueryData(schemeQuery(cycle, null).queryKey, reply);
  await queries.invalidateQueries({
    predicate: ({ queryKey: [noun, of, part, version] }) =>
      of === cycle && (noun === 'parameters' || (noun === 'scheme' && !(part === 'version' && version === null))),
  });
}

/** What was signed on top of `base`: the own draft goes on from the own signature, since no edit of a draft touches parameters. */
export async function acceptSigned(account: string, cycle: string, base: number, reply: SchemeReply): Promise<void> {
  const accepted = acceptSaved(cycle, reply);
  const draft = draftOf(account, cycle);
  if (draft?.base === base) keepDraft(account, cycle, { ...draft, base: reply.version });
  await accepted;
}

type Sent = Pick<Draft, 'base' | 'edits'> & { scheme: Scheme; note: string; despiteFacts?: boolean };

/** Whether a save of this scheme is under way, whichever view began it. */
export const useIsSaving = (cycle: string): boolean => useIsMutating({ mutationKey: ['scheme', cycle] }) > 0;

/**
 * Saves what is sent as a version behind the one that the draft began from; where somebody was faster, that is
 * refused, the newest version is fetched, and the draft is behind it. Edits made meanwhile stay unsaved.
 */
export function useSave(cycle: string) {
  const { id: account } = useAccount();
  return useMutation({
    mutationKey: ['scheme', cycle],
    mutationFn: ({ edits: _edits, ...sent }: Sent) =>
      request<SchemeReply>('POST', pathOf(cycle, 'scheme/versions'), sent),
    onSuccess: async (reply, { edits }) => {
      const accepted = acceptSaved(cycle, reply);
      const draft = draftOf(account, cycle);
      if (draft !== null) keepDraft(account, cycle, withoutSent(draft, edits, reply.version));
      await accepted;
    },
    onError: async (error) => {
      if (error instanceof RefusedError && error.words.code === 'version-conflict')
        await queries.invalidateQueries({ queryKey: ['scheme', cycle] });
    },
  });
}
