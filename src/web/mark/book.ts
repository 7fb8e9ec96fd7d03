// All marks of the page (评分簿): what the server said, what is typed over it, and what is still to be sent.
import { markSlot } from '../../domain/fact.ts';
import type { RefusalWords } from '../fetch.ts';
import {
  type Box,
  emptyBox,
  entryIn,
  factFrom,
  isContested,
  type MarkRow,
  savedEntry,
  standingOf,
  withRows,
} from './box.ts';
import type { Draft, Drafts, GivenMark } from './draft.ts';
import { type Entry, entryOf, isEmpty, isSame } from './entry.ts';
import { signal, type Signal } from './signal.ts';
import type { Cell, Fault, Judge } from './verdict.ts';

/** `unfit`: saved, and the scheme has changed since so that it does not fit any more. */
export type BoxState = 'saved' | 'unfit' | 'waiting' | 'sending' | 'incomplete' | 'contested' | 'refused';
/** `saved` is what stands, `entry` what is shown: the draft, else the same. */
export type View = Box & {
  saved: Entry;
  entry: Entry;
  standing: MarkRow | null;
  state: BoxState;
  faults: readonly Fault[];
};

/** How many cells are in which state; `given` of those that are looked for. */
export type Tally = Record<BoxState, number>;

/** `base` for an editor that opened over no draft: the fact that stood then, which is what its person has seen. */
export type Change = { slot: string; entry: Entry; base?: string | null };

export type Book = {
  /** Counts up with every change. */
  version: Signal<number>;
  /** False once the browser did not keep a draft. */
  isKept: Signal<boolean>;
  view: (slot: string) => View;
  /** Of these cells: what is typed elsewhere cannot be saved, and is told apart. */
  tally: (slots: ReadonlySet<string>) => Tally;
  take: (rows: readonly MarkRow[]) => void;
  edit: (changes: readonly Change[], isTyping?: boolean) => void;
  leave: (slot: string) => void;
  /** Leaves the editor without what was typed in it: `before` is the draft that it opened over. */
  cancel: (slot: string, before: Draft | null) => void;
  /** Forgets what is typed. */
  drop: (slot: string) => void;
  choose: (slot: string, whose: 'mine' | 'theirs') => void;
  contested: () => string[];
  drafted: () => string[];
  /** Where a mark stands. */
  given: () => string[];
  /** Marks to send now, at most so many; each is sent again with its id until it is answered. */
  outbox: (most: number) => GivenMark[];
  answered: (batch: readonly GivenMark[], rows: readonly MarkRow[]) => void;
  refused: (mark: GivenMark, words: RefusalWords) => void;
};

export const cellOf = (slot: string): Cell => {
  const [, node = '', subject = '', assessor = ''] = JSON.parse(slot) as string[];
  return { node, subject, assessor };
};
export const slotOf = ({ node, subject, assessor }: Cell): string => markSlot(node, subject, assessor);

function stateOf(box: Box, faults: readonly Fault[]): BoxState {
  if (box.draft === null) return faults.length > 0 ? 'unfit' : 'saved';
  if (isContested(box)) return 'contested';
  if (box.draft.sent !== null) return 'sending';
  if (box.refused !== null) return 'refused';
  return faults.length > 0 ? 'incomplete' : 'waiting';
}

export function createBook(judge: Judge, drafts: Drafts, freshId: () => string): Book {
  const boxes = new Map<string, Box>();
  const views = new Map<string, View>();
  const version = signal(0);
  const isKept = signal(true);
  const boxAt = (slot: string): Box => boxes.get(slot) ?? emptyBox;
  const tell = () => version.set(version.get() + 1);

  function view(slot: string): View {
    const known = views.get(slot);
    if (known !== undefined) return known;
    const box = boxAt(slot);
    const saved = savedEntry(box);
    const hasDraft = box.draft !== null && !isSame(box.draft.entry, saved);
    // What is typed is judged, else what stands.
    const faults = hasDraft || !isEmpty(saved) ? judge(hasDraft ? box : { ...box, draft: null }, cellOf(slot)) : [];
    const state = stateOf(box, faults);
    const made = { ...box, saved, entry: entryIn(box), standing: standingOf(box), state, faults };
    views.set(slot, made);
    return made;
  }

  function set(slot: string, box: Box): void {
    boxes.set(slot, box);
    views.delete(slot);
  }

  /** Keeps a draft, or forgets one that says no more than what is saved. */
  function setDraft(slot: string, box: Box, draft: Draft): void {
    const isIdle = draft.sent === null && isSame(draft.entry, savedEntry(box)) && !box.isTyping;
    set(slot, { ...box, draft: isIdle ? null : draft });
    if (isIdle) drafts.drop(slot);
    else if (!drafts.put(slot, draft)) isKept.set(false);
  }

  function edit(changes: readonly Change[], isTyping = false): void {
    for (const { slot, entry, base = standingOf(boxAt(slot))?.fact.id ?? null } of changes) {
      const box = { ...boxAt(slot), isTyping, refused: null };
      // An empty cell is a base as well: null here does not mean that there is no draft.
      setDraft(slot, box, box.draft === null ? { entry, base, sent: null } : { ...box.draft, entry });
    }
    tell();
  }

  function leave(slot: string): void {
    const box = boxAt(slot);
    if (!box.isTyping) return;
    const left = { ...box, isTyping: false };
    if (left.draft === null) set(slot, left);
    else setDraft(slot, left, left.draft);
    tell();
  }

  function cancel(slot: string, before: Draft | null): void {
    const { draft } = boxAt(slot);
    if (before === null) {
      drop(slot);
      return;
    }
    // Gone: it was saved while the editor was open.
    if (draft !== null) setDraft(slot, { ...boxAt(slot), isTyping: false }, { ...draft, entry: before.entry });
    tell();
  }

  function drop(slot: string): void {
    set(slot, { ...boxAt(slot), draft: null, isTyping: false, refused: null });
    drafts.drop(slot);
    tell();
  }

  function take(rows: readonly MarkRow[]): void {
    if (rows.length === 0) return;
    for (const [slot, more] of Map.groupBy(rows, ({ fact }) => slotOf(fact))) {
      const box = withRows(boxAt(slot), more);
      if (box === boxes.get(slot)) continue;
      if (box.draft === null) set(slot, box);
      else setDraft(slot, box, box.draft);
    }
    tell();
  }

  function choose(slot: string, whose: 'mine' | 'theirs'): void {
    const box = boxAt(slot);
    if (box.draft === null) return;
    const base = standingOf(box)?.fact.id ?? null;
    setDraft(slot, box, { entry: whose === 'mine' ? box.draft.entry : savedEntry(box), base, sent: null });
    tell();
  }

  function outbox(most: number): GivenMark[] {
    const again = [...boxes.values()].flatMap(({ draft }) => draft?.sent ?? []).slice(0, most);
    if (again.length > 0) return again;
    const ready = [...boxes.keys()].filter((slot) => view(slot).state === 'waiting' && !boxAt(slot).isTyping);
    const batch = ready.slice(0, most).flatMap((slot): GivenMark[] => {
      const box = boxAt(slot);
      if (box.draft === null) return [];
      const sent = factFrom(box, cellOf(slot), freshId());
      setDraft(slot, box, { ...box.draft, sent });
      return [sent];
    });
    if (batch.length > 0) tell();
    return batch;
  }

  /** `rows` are the batch's own marks as saved, and those that stood in the way of others. */
  function answered(batch: readonly GivenMark[], rows: readonly MarkRow[]): void {
    const saved = new Set(rows.map(({ fact }) => fact.id));
    for (const sent of batch) {
      const slot = slotOf(sent);
      const box = boxAt(slot);
      const own = withRows(
        box,
        rows.filter(({ fact }) => slotOf(fact) === slot),
      );
      if (box.draft === null) set(slot, own);
      else setDraft(slot, own, { ...box.draft, base: saved.has(sent.id) ? sent.id : box.draft.base, sent: null });
    }
    tell();
  }

  function refused(mark: GivenMark, words: RefusalWords): void {
    const slot = slotOf(mark);
    const box = boxAt(slot);
    if (box.draft === null) return;
    // Typed on meanwhile: the refusal is not about what stands there now.
    const isMeant = isSame(box.draft.entry, entryOf(mark));
    setDraft(slot, { ...box, refused: isMeant ? words : null }, { ...box.draft, sent: null });
    tell();
  }

  function tally(slots: ReadonlySet<string>): Tally {
    const counts: Tally = { saved: 0, unfit: 0, waiting: 0, sending: 0, incomplete: 0, contested: 0, refused: 0 };
    for (const slot of boxes.keys()) if (slots.has(slot)) counts[view(slot).state] += 1;
    return counts;
  }

  for (const [slot, draft] of drafts.all()) boxes.set(slot, { ...emptyBox, draft });
  const contested = () => [...boxes.keys()].filter((slot) => view(slot).state === 'contested');
  /** Cells with something typed, also those that no table shows any more. */
  const drafted = () => [...boxes].flatMap(([slot, { draft }]) => (draft === null ? [] : [slot]));
  const given = () => [...boxes.keys()].filter((slot) => isGiven(view(slot)));
  return {
    version,
    isKept,
    view,
    tally,
    take,
    edit,
    leave,
    cancel,
    drop,
    drafted,
    given,
    choose,
    contested,
    outbox,
    answered,
    refused,
  };
}

export const isGiven = ({ saved }: View): boolean => !isEmpty(saved);
