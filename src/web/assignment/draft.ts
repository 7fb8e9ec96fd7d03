// Unsaved rows of an assignment (分工草稿): kept in this browser, for one account, cycle and body.
import { useState } from 'react';
import { AssignmentDraft } from './rows.ts';

const keyOf = (account: string, cycle: string, body: string): string =>
  `plumbline.assignment.${account}.${cycle}.${body}`;

function kept(key: string): AssignmentDraft | null {
  try {
    const text = localStorage.getItem(key);
    const parsed = text === null ? null : AssignmentDraft.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The draft and a way to change it; null, or one without rows: there is none. */
export function useAssignmentDraft(
  account: string,
  cycle: string,
  body: string,
): [AssignmentDraft | null, (draft: AssignmentDraft | null) => void] {
  const key = keyOf(account, cycle, body);
  const [draft, setDraft] = useState<{ key: string; draft: AssignmentDraft | null }>(() => ({ key, draft: kept(key) }));
  const now = draft.key === key ? draft.draft : kept(key);
  const keep = (next: AssignmentDraft | null): void => {
    const made = next === null || next.rows.length === 0 ? null : next;
    setDraft({ key, draft: made });
    try {
      if (made === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(made));
    } catch {
      // Not kept beyond this page; it asks before it is left.
    }
  };
  return [now, keep];
}
