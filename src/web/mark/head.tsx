// The head of a column (表头): the row of the table, its full mark, its criterion, and how far it is.
import { Tooltip } from 'antd';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { isGiven, slotOf } from './book.ts';
import { type Desk, type Place, useDesk } from './desk.ts';
import { type Column, fullText, isFull } from './layout.ts';
import { useSignal } from './signal.ts';

export type Progress = { given: number; all: number; full: number };

export function progressOf({ sheet, book }: Desk, column: Column): Progress {
  const progress = { given: 0, all: 0, full: 0 };
  for (const subject of sheet.subjects) {
    const slot = slotOf({ node: column.node.id, subject: subject.id, assessor: sheet.assessor });
    if (!sheet.slots.has(slot)) continue;
    progress.all += 1;
    const view = book.view(slot);
    if (!isGiven(view)) continue;
    progress.given += 1;
    const { value } = view.saved;
    if (value !== '' && isFull(column, subject.group, value)) progress.full += 1;
  }
  return progress;
}

/** Everybody has the full mark: allowed, and worth a second look. */
export const isAllFull = ({ given, all, full }: Progress): boolean => all > 1 && given === all && full === all;

export function ColumnHead({ place, direction }: { place: Place; direction: 'ASC' | 'DESC' | null }) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const { column, field } = place;
  const progress = useSignal(desk.book.version, () => JSON.stringify(progressOf(desk, column)));
  if (field === 'reason') return <span className="mark-head">{t.reason}</span>;
  const told = JSON.parse(progress) as Progress;
  return (
    <Tooltip title={<span className="mark-criterion">{column.criterion ?? column.label}</span>} mouseEnterDelay={0.4}>
      <div className="mark-head">
        <span className="mark-head-title">
          {column.label}
          {direction !== null && <span aria-hidden="true">{direction === 'ASC' ? ' ↑' : ' ↓'}</span>}
        </span>
        <span className="mark-head-about">
          {column.isDiscretion ? t.bounds(fullText(column)) : t.full(fullText(column))} ·{' '}
          {t.given(told.given, told.all)}
        </span>
        {isAllFull(told) && <span className="mark-head-note">{t.allFull}</span>}
      </div>
    </Tooltip>
  );
}
