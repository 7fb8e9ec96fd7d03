// The scheme as it is being edited (方案编辑): the saved version, the draft on top of it, and what the check says of both.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { inspectYear } from '../../engine/check/year.ts';
import { type Clash, yielding } from '../../engine/scheme-edit/clash.ts';
import { idsMade } from '../../engine/scheme-edit/renaming.ts';
import { findNode } from '../../engine/scheme-edit/tree.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { useAhead, useSteady } from '../version/ahead.ts';
import { useArrival } from '../version/arrival.ts';
import { type Draft, heldOf, redo, renamedDraft, replay, type Replayed, undo, withEdit } from './draft.ts';
import { draftOf, keepDraft, useDraft } from './draft-store.ts';
import { dropTyped, forgetGone, renameTyped, useTypedNodes } from './typed.ts';
import { useFollow } from './address.ts';
import { schemeQuery, versionsQuery } from './query.ts';
import { idsIn, useIsSaving, useSchemeRoom } from './save.ts';

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
  /** Nobody knows yet whether a save has arrived. */
  isUnsure: boolean;
  /** The own save that was found after its answer was lost. */
  found: number | null;
  fault: Problem | null;
  /** Ids that no new row may get, and those that the draft gives to its own. */
  taken: ReadonlySet<string>;
  reserved: readonly string[];
  /** Rows with something typed to take or to cancel. */
  typed: readonly string[];
  /** One after another, all or none. Answers with the node to look at next; null where one cannot be made. */
  apply: (...edits: SchemeEdit[]) => { node: string | null } | null;
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

/** Null while it loads. */
export function useEditor(cycle: string): EditorState {
  const { id: account } = useAccount();
  const mayEdit = useMay()('scheme:edit');
  const { data: newest, error, refetch } = useQuery(schemeQuery(cycle, null));
  const kept = useDraft(account, cycle);
  const isSaving = useIsSaving(cycle);
  const isUnsure = kept !== null && kept.sent.length > 0 && !isSaving;
  const versions = useQuery({ ...versionsQuery(cycle), enabled: mayEdit });
  const nodes = versions.data?.nodes;
  const found = useArrival(useSchemeRoom(cycle), isUnsure ? (newest?.version ?? 0) : null);
  const isAhead = useAhead(kept?.base, { version: newest?.version, fetch: refetch });
  const both = useMemo(() => ({ saved: newest, draft: kept }), [newest, kept]);
  const { saved, draft } = useSteady(both, !isAhead) ?? { saved: undefined, draft: null };
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
    if (draft === null || replayed === null || draftOf(account, cycle) !== draft || isAhead) return;
    // Until it is known whether a save has arrived, the ids that it made may be the own ones.
    if (draft.sent.length > 0) return;
    const renamed = renamedDraft(draft, replayed);
    if (renamed === null) return;
    keepDraft(account, cycle, renamed);
    renameTyped(account, cycle, replayed.names);
    follow(replayed.names);
  });
  const problems = useMemo(() => (replayed === null ? [] : inspectYear(replayed.scheme)), [replayed]);
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
  // What is drawn while the newest is fetched is not the draft any more.
  const change = (next: Draft) => !isAhead && keep(next);
  const now = draft ?? { base: saved.version, edits: [], undone: [], sent: [] };
  return {
    cycle,
    saved,
    scheme,
    problems,
    mayEdit,
    draft,
    steps,
    isBehind: now.sent.length === 0 && now.base !== saved.version,
    isUnsure,
    found,
    fault,
    taken,
    reserved: idsMade([...now.edits, ...now.undone]),
    typed: typedNodes.filter((node) => findNode(scheme.root, node) !== null),
    apply: (...edits) => {
      // Two edits in one event: the second stands on the first.
      const before = draftOf(account, cycle) ?? now;
      const made = replay(scheme, edits, taken, before.edits).steps;
      const problem = made.find((step) => step.problem !== null)?.problem ?? null;
      const last = made.at(-1);
      if (last === undefined || problem !== null) {
        setFault(problem);
        return null;
      }
      keep(made.reduce((whole, { edit }) => withEdit(whole, edit), before));
      return { node: last.node };
    },
    undo: () => change(undo(now)),
    redo: () => change(redo(now)),
    drop: () => {
      if (isAhead) return;
      dropTyped(account, cycle);
      keep(null);
    },
    dropStep: (at) => at >= heldOf(now) && change({ ...now, edits: now.edits.toSpliced(at, 1) }),
    takeOver: (yielded) => {
      const fitting = steps.flatMap(({ edit, problem }) => (problem === null ? [edit] : []));
      forgetGone(account, cycle, new Set([...idsIn(scheme), ...idsIn(saved.scheme)]));
      change({ base: saved.version, edits: yielding(fitting, yielded, saved.scheme, taken), undone: [], sent: [] });
    },
    forgetFault: () => setFault(null),
  };
}
