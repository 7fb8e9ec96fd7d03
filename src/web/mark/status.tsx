// Whether everything is saved (保存状态): said only after the server's word, and what to do where it is not.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { cellsIn, type Found } from './act.ts';
import type { Tally } from './book.ts';
import { type Shown, useDesk } from './desk.ts';
import { useFaultWords } from './fault.ts';
import type { Spot } from './range.ts';
import { useSignal } from './signal.ts';
import { instantText } from '../../domain/instant.ts';

export const unsavedIn = ({ waiting, sending, incomplete, contested, refused }: Tally): number =>
  waiting + sending + incomplete + contested + refused;

const foundMost = 3;

/** `onShow` leads to a cell; `all`: the cells of the grid, whatever is looked for just now. */
export function SaveStatus({ all, onShow }: { all: () => Shown; onShow: (spot: Spot) => void }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const { book, saver, sheet } = desk;
  const tally = JSON.parse(useSignal(book.version, () => JSON.stringify(book.tally(sheet.slots)))) as Tally;
  const { isSending, savedAt, trouble } = useSignal(saver.saving, (saving) => saving);
  const isKept = useSignal(book.isKept, (kept) => kept);
  const unsaved = unsavedIn(tally);
  const parts = [
    t.status.unsaved(unsaved),
    ...(isSending && trouble === null ? [t.status.sending] : []),
    ...(savedAt === null ? [] : [t.status.savedAt(instantText(savedAt.toISOString()).slice(-5))]),
  ];
  const asked = (['contested', 'incomplete', 'refused', 'unfit'] as const).filter((state) => tally[state] > 0);
  return (
    <>
      <p className={unsaved === 0 ? 'mark-status is-done' : 'mark-status'} role="status">
        {parts.join(' · ')}
      </p>
      {asked.map((state) => {
        const found = cellsIn(desk, all(), state, state === 'contested' ? 1 : foundMost);
        return (
          <div key={state} className={`mark-asked is-${state}`}>
            {t.status[state](tally[state])}{' '}
            {found.map((each) => (
              <Where key={each.slot} found={each} hasWhy={state !== 'contested'} onShow={() => onShow(each.spot)} />
            ))}
            {state !== 'contested' && tally[state] > found.length && t.status.andOthers(tally[state])}
          </div>
        );
      })}
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

/** A cell that cannot be saved, and why: a fault that one would have to look for is not told. */
function Where({ found, hasWhy, onShow }: { found: Found; hasWhy: boolean; onShow: () => void }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const why = useFaultWords(useSignal(desk.book.version, () => desk.book.view(found.slot)));
  const { row, subject, place } = found;
  return (
    <span className="mark-where">
      {hasWhy && `${t.status.first(row, subject.title, place.column.label, why)} `}
      <Button
        size="small"
        type="link"
        aria-label={t.status.showCell(subject.title, place.column.label)}
        onClick={onShow}
      >
        {t.status.show}
      </Button>
    </span>
  );
}
