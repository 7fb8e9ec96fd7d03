// One cell of the grid as it looks (评分格): its mark or reason, what is missing, and who else is in it.
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { writtenFor } from './box.ts';
import { useDesk, type Place } from './desk.ts';
import { isSame, textOf, withText } from './entry.ts';
import { useFaultWords, useWrongWords } from './fault.ts';
import { isIn, isSingle, type Spot } from './range.ts';
import { useSignal } from './signal.ts';
import { reasonMissing } from './verdict.ts';

type Props = { slot: string; place: Place; spot: Spot };

/** Shared by all cells: a press in one and a move over another draws the range. */
export type Drawing = { current: boolean };

export function MarkCell({ slot, place, spot, drawing }: Props & { drawing: Drawing }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const view = useSignal(desk.book.version, () => desk.book.view(slot));
  const other = useSignal(desk.others, (others) => others.get(slot) ?? null);
  const isChosen = useSignal(desk.range, (range) => range !== null && !isSingle(range) && isIn(range, spot));
  const { entry, state, faults } = view;
  const text = textOf(entry, place.field, t.notApplicable);
  const lacksReason = faults.some(({ code }) => code === reasonMissing);
  const isWrong = state === 'incomplete' && !lacksReason && place.field === 'value';
  const classes = [
    'mark-cell',
    `is-${state}`,
    isWrong ? 'is-wrong' : '',
    place.field === 'reason' ? 'is-reason' : '',
    isChosen ? 'is-chosen' : '',
    other === null ? '' : 'has-other',
  ];
  const extend = (buttons: number) => {
    const range = desk.range.get();
    if (drawing.current && buttons === 1 && range !== null) desk.range.set({ ...range, head: spot });
  };
  const wrong = useWrongWords(slot, place.column, view);
  const isOffline = useSignal(desk.saver.saving, ({ trouble }) => trouble === 'offline');
  const isOnItsWay = state === 'sending' || state === 'waiting';
  const hint = isWrong
    ? wrong
    : lacksReason && (place.field === 'reason' || state === 'incomplete')
      ? t.reasonMissing
      : place.field === 'value' && writtenFor(view) !== null
        ? t.reasonOld
        : '';
  const why = useFaultWords(view);
  return (
    <div
      className={classes.filter((each) => each !== '').join(' ')}
      title={why === '' ? undefined : why}
      onMouseEnter={({ buttons }) => extend(buttons)}
    >
      <span className="mark-text">{text}</span>
      {place.field === 'value' && hint !== '' && <span className="mark-hint">{hint}</span>}
      {place.field === 'reason' && text === '' && lacksReason && hint !== '' && (
        <span className="mark-hint">{t.reasonWanted}</span>
      )}
      {place.field === 'value' && state !== 'saved' && (
        <span className="unseen">{isOffline && isOnItsWay ? t.offline : t.states[state]}</span>
      )}
      {other !== null && place.field === 'value' && <span className="mark-other">{other}</span>}
    </div>
  );
}

/** The open editor: what is typed is kept at once, and sent when the cell is left. */
export function MarkEditor({ slot, place, label }: { slot: string; place: Place; label: string }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const { book, history, notApplicable } = desk;
  const [before] = useState(() => book.view(slot));
  const [text, setText] = useState(() => textOf(before.entry, place.field, t.notApplicable));
  const input = useRef<HTMLInputElement>(null);
  const isCancelled = useRef(false);
  const isTyped = useRef(false);
  // Before the browser goes on with the key that opened it: an input method writes into what has the focus then.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
    return () => {
      // Looked at only, the cell may hold a colleague's mark by now: there is nothing of one's own to take back.
      if (!isTyped.current) return;
      if (isCancelled.current || isSame(book.view(slot).entry, before.entry)) book.cancel(slot, before.draft);
      else {
        book.leave(slot);
        history.remember(slot, before.entry);
      }
    };
  }, [book, history, slot, before]);
  return (
    <input
      ref={input}
      className="mark-editor"
      aria-label={label}
      value={text}
      inputMode={place.field === 'value' ? 'decimal' : 'text'}
      onChange={({ target }) => {
        setText(target.value);
        isTyped.current = true;
        const entry = withText(before.entry, place.field, target.value, notApplicable);
        const seen = before.draft === null ? { base: before.standing?.fact.id ?? null } : {};
        book.edit([{ slot, entry, ...seen }], true);
      }}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Escape' && !nativeEvent.isComposing) isCancelled.current = true;
      }}
    />
  );
}
