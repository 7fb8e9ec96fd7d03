// The scheme as it is being edited (方案编辑): the saved version, the draft on top of it, and what the check says of both.
import { useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { inspect } from '../../engine/check/inspect.ts';
import { draft as draftScheme } from '../../engine/draft.ts';
import { type Clash, yielding } from '../../engine/scheme-edit/clash.ts';
import { idsMade } from '../../engine/scheme-edit/renaming.ts';
import { findNode } from '../../engine/scheme-edit/tree.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import type { Problem } from '../../domain/problem.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { RefusedError, request } from '../fetch.ts';
import { queries } from '../query.ts';
import { useAccount, useMay } from '../session.ts';
import { type Draft, redo, renamedDraft, replay, type Replayed, undo, withEdit, withoutSent } from './draft.ts';
import { draftOf, keepDraft, useDraft } from './draft-store.ts';
import { dropTyped, forgetGone, renameTyped, useTypedNodes } from './typed.ts';
import { useFollow } from './address.ts';
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
  /** Ids that no new row may get, and those that the draft gives to its own. */
  taken: ReadonlySet<string>;
  reserved: readonly string[];
  /** Rows with something typed to take or to cancel. */
  typed: readonly string[];
  /** Answers with the node to look at next; null where the edit cannot be made. */
  apply: (edit: SchemeEdit) => { node: string | null } | null;
  undo: () => void;
  redo: () => void;
  drop: () => void;
  /** Without one of the steps. */
  dropStep: (at: number) => void;
  /** Onto the newest version; what is yielded stays as it is there. */
  takeOver: (yielded: readonly Clash[]) => void;
  forgetFault: () => void;
};

export type EditorState = Editor | { error: Error; retry: () => void } | null;

const idsIn = ({ root }: Scheme): Set<string> => new Set([...nodesOf(root)].map(({ id }) => id));

/** Null while it loads. */
export function useEditor(cycle: string): EditorState {
  const { id: account } = useAccount();
  const mayEdit = useMay()('scheme:edit');
  const { data: saved, error, refetch } = useQuery(schemeQuery(cycle, null));
  const versions = useQuery({ ...versionsQuery(cycle), enabled: mayEdit });
  const nodes = versions.data?.nodes;
  const draft = useDraft(account, cycle);
  const [fault, setFault] = useState<Problem | null>(null);
  const taken = useMemo(() => new Set(nodes), [nodes]);
  const replayed = useMemo(
    () => (saved === undefined ? null : replay(saved.scheme, draft?.edits ?? [], taken, draft?.undone)),
    [saved, draft?.edits, draft?.undone, taken],
  );
  const typedNodes = useTypedNodes(cycle);
  const follow = useFollow(cycle);
  // Somebody else has used an id that the draft gave: from here on the own row, what is typed into it and the page go by the new one.
  useEffect(() => {
    if (draft === null || replayed === null || draftOf(account, cycle) !== draft) return;
    const renamed = renamedDraft(draft, replayed);
    if (renamed === null) return;
    keepDraft(account, cycle, renamed);
    renameTyped(account, cycle, replayed.names);
    follow(replayed.names);
  });
  const problems = useMemo(() => (replayed === null ? [] : inspect(draftScheme(replayed.scheme, null))), [replayed]);
  const keep = useCallback(
    (next: Draft | null) => {
      setFault(null);
      keepDraft(account, cycle, next);
    },
    [account, cycle],
  );
  if (saved === undefined || replayed === null) return error === null ? null : { error, retry: () => void refetch() };
  // Which ids are taken must be known before the first row is added.
  if (mayEdit && nodes === undefined)
    return versions.error === null ? null : { error: versions.error, retry: () => void versions.refetch() };
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
    reserved: idsMade([...now.edits, ...now.undone]),
    typed: typedNodes.filter((node) => findNode(scheme.root, node) !== null),
    apply: (edit) => {
      // Two edits in one event: the second stands on the first.
      const before = draftOf(account, cycle) ?? now;
      const [made] = replay(scheme, [edit], taken, before.edits).steps;
      if (made === undefined || made.problem !== null) {
        setFault(made?.problem ?? null);
        return null;
      }
      keep(withEdit(before, made.edit));
      return { node: made.node };
    },
    undo: () => keep(undo(now)),
    redo: () => keep(redo(now)),
    drop: () => {
      dropTyped(account, cycle);
      keep(null);
    },
    dropStep: (at) => keep({ ...now, edits: now.edits.toSpliced(at, 1) }),
    takeOver: (yielded) => {
      const fitting = steps.flatMap(({ edit, problem }) => (problem === null ? [edit] : []));
      forgetGone(account, cycle, new Set([...idsIn(scheme), ...idsIn(saved.scheme)]));
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
      const left = draft === null ? null : withoutSent(draft, edits, reply.version);
      if (draft !== null) keepDraft(account, cycle, left);
      if (left === null) forgetGone(account, cycle, idsIn(reply.scheme));
      await accepted;
    },
    onError: async (error) => {
      if (error instanceof RefusedError && error.words.code === 'version-conflict')
        await queries.invalidateQueries({ queryKey: ['scheme', cycle] });
    },
  });
}
