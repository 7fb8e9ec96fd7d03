// Whether everything is saved (保存状态): said only after the server's word, and what to do where it is not.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { firstIn } from './act.ts';
import type { BoxState, Tally } from './book.ts';
import { type Shown, useDesk } from './desk.ts';
import { useFaultWords } from './fault.ts';
import { useSignal } from './signal.ts';
import { instantText } from '../instant.ts';

export const unsavedIn = ({ waiting, sending, incomplete, contested, refused }: Tally): number =>
  waiting + sending + incomplete + contested + refused;

/** `onShow` leads to the first cell in a state; `all`: the cells of the grid, whatever is looked for just now. */
export function SaveStatus({ all, onShow }: { all: () => Shown; onShow: (state: BoxState) => void }) {
  const t = useWords({ zh, en });
  const { book, saver, sheet } = useDesk();
  const tally = JSON.parse(useSignal(book.version, () => JSON.stringify(book.tally(sheet.slots)))) as Tally;
  const { isSending, savedAt, trouble } = useSignal(saver.saving, (saving) => saving);
  const isKept = useSignal(book.isKept, (kept) => kept);
  const unsaved = unsavedIn(tally);
  const parts = [
    t.status.unsaved(unsaved),
    ...(isSending ? [t.status.sending] : []),
    ...(savedAt === null ? [] : [t.status.savedAt(instantText(savedAt.toISOString()).slice(-5))]),
  ];
  const asked = (['contested', 'incomplete', 'refused', 'unfit'] as const).filter((state) => tally[state] > 0);
  return (
    <>
      <p className={unsaved === 0 ? 'mark-status is-done' : 'mark-status'} role="status">
        {parts.join(' · ')}
      </p>
      {asked.map((state) => (
        <p key={state} className={`mark-asked is-${state}`}>
          {t.status[state](tally[state])} {state !== 'contested' && <First all={all} state={state} />}
          <Button size="small" type="link" onClick={() => onShow(state)}>
            {t.status.show}
          </Button>
        </p>
      ))}
      {trouble !== null && unsaved > 0 && (
        <p className="mark-asked is-trouble" role="alert">
          {t.status[trouble]}
          <Button size="small" type="link" onClick={saver.now}>
            {t.status.retry}
          </Button>
        </p>
      )}
      {!isKept && <p className="mark-asked is-trouble">{t.status.notKept}</p>}
    </>
  );
}

/** The first cell that cannot be saved, and why: a fault that one would have to look for is not told. */
function First({ all, state }: { all: () => Shown; state: BoxState }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const found = firstIn(desk, all(), state);
  const why = useFaultWords(found === null ? { refused: null, faults: [] } : desk.book.view(found.slot));
  if (found === null) return null;
  return <span>{t.status.first(found.row, found.subject.title, found.place.column.label, why)}</span>;
}
