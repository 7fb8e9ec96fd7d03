// The chosen cell in full (所选格): mark, n/a, reason, what is wrong, a conflict to settle, and what was before.
import { Button } from 'antd';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { SimilarCases } from '../handing/cases.tsx';
import { useLanguage, useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { ProblemWords } from '../state/problem-words.tsx';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import type { View } from './book.ts';
import { writtenFor } from './box.ts';
import { useDesk } from './desk.ts';
import { emptyEntry, type Entry, entryOf, textOf, withText } from './entry.ts';
import type { Column } from './layout.ts';
import { useSignal } from './signal.ts';
import { instantText } from '../../domain/instant.ts';

type Props = {
  slot: string;
  subject: string;
  column: Column;
  /** All chosen cells. */
  chosen: readonly string[];
  reason: Ref<HTMLTextAreaElement>;
  onBack: () => void;
  /** What the subject gave for the row. */
  evidence: ReactNode;
  /** Where earlier deductions like this one are looked for: `row` is what the row is called. */
  similar: { cycle: string; row: string };
};

/** An entry in words: mark or n/a, and its reason. */
function EntryWords({ entry }: { entry: Entry }) {
  const t = useWords({ zh, en });
  const text = textOf(entry, 'value', t.notApplicable);
  return (
    <>
      <strong className="digits">{text === '' ? t.panel.nothing : text}</strong>
      {entry.reason !== '' && <span> {t.panel.because(entry.reason)}</span>}
    </>
  );
}

function Conflict({ view, slot }: { view: View; slot: string }) {
  const t = useWords({ zh, en });
  const { book, saver } = useDesk();
  const { standing, entry, saved } = view;
  const choose = (whose: 'mine' | 'theirs') => {
    book.choose(slot, whose);
    saver.soon();
  };
  return (
    <section className="notice is-waiting" aria-label={t.conflict.title}>
      <h3>{t.conflict.title}</h3>
      <p>
        {standing !== null && t.conflict.theirs(standing.fact.by, instantText(standing.at))}
        <br />
        <EntryWords entry={saved} />
      </p>
      <p>
        {t.conflict.mine}
        <br />
        <EntryWords entry={entry} />
      </p>
      <p className="field-hint">{t.conflict.why}</p>
      <div className="actions">
        <Button onClick={() => choose('theirs')}>{t.conflict.useTheirs}</Button>
        <Button onClick={() => choose('mine')}>{t.conflict.useMine}</Button>
      </div>
    </section>
  );
}

function History({ rows }: { rows: View['rows'] }) {
  const t = useWords({ zh, en });
  if (rows.length === 0) return <p className="field-hint">{t.panel.nothing}</p>;
  return (
    <LongList className="mark-history" label={t.panel.history} items={rows.toReversed()} keyOf={({ fact }) => fact.id}>
      {({ fact, at }) => (
        <>
          {fact.withdrawn === true ? <strong>{t.panel.withdrawn}</strong> : <EntryWords entry={entryOf(fact)} />}
          <span className="field-hint">{t.panel.historyLine(fact.by, instantText(at))}</span>
        </>
      )}
    </LongList>
  );
}

function Faults({ view }: { view: View }) {
  const t = useWords({ zh, en });
  const language = useLanguage();
  if (view.refused !== null)
    return (
      <div className="field-fault" role="alert">
        {language === 'zh' ? view.refused.what : view.refused.english}
        <ProblemList problems={view.refused.problems} />
      </div>
    );
  if (view.faults.length === 0) return null;
  return (
    <ul className="field-fault mark-faults" role="alert">
      {view.faults.map((fault) => (
        <li key={fault.code}>
          {fault.code === 'not-a-number' ? t.panel.notANumber : <ProblemWords problem={fault} />}
        </li>
      ))}
    </ul>
  );
}

export function MarkPanel({ slot, subject, column, chosen, reason, onBack, evidence, similar }: Props) {
  const t = useWords({ zh, en });
  const ids = useId();
  const { book, history, saver, sheet, isReadOnly, notApplicable } = useDesk();
  const view = useSignal(book.version, () => book.view(slot));
  const { entry } = view;
  const old = writtenFor(view);
  const before = useRef<Entry | null>(null);
  const type = (next: Entry) => {
    before.current ??= entry;
    book.edit([{ slot, entry: next }], true);
  };
  const leave = () => {
    book.leave(slot);
    if (before.current !== null) history.remember(slot, before.current);
    before.current = null;
    saver.soon();
  };
  // Another cell may be chosen before the field has lost the focus.
  useEffect(() => () => book.leave(slot), [book, slot]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    leave();
    onBack();
  };
  const others = chosen.filter((each) => each !== slot);
  return (
    <div className="mark-panel-inside">
      <h2>{subject}</h2>
      <p className="mark-panel-row">{column.label}</p>
      {view.state === 'contested' && <Conflict view={view} slot={slot} />}
      {!isReadOnly && (
        <div className="form">
          <div className="field">
            <label htmlFor={`${ids}value`}>{t.panel.value}</label>
            <input
              id={`${ids}value`}
              className="input"
              inputMode="decimal"
              value={entry.value}
              disabled={entry.isNotApplicable}
              aria-invalid={view.faults.some(({ code }) => code !== 'mark-without-reason')}
              onKeyDown={onKey}
              onChange={({ target }) => type({ ...entry, value: target.value })}
              onBlur={() => {
                if (before.current !== null) type(withText(entry, 'value', entry.value, notApplicable));
                leave();
              }}
            />
            <label className="mark-check">
              <input
                type="checkbox"
                checked={entry.isNotApplicable}
                onChange={({ target }) => {
                  const changed = { ...entry, value: '', isNotApplicable: target.checked };
                  history.edit([{ slot, entry: target.checked || entry.reason !== '' ? changed : emptyEntry }]);
                  saver.soon();
                }}
              />
              {t.panel.notApplicable}
            </label>
          </div>
          <div className="field">
            <label htmlFor={`${ids}reason`}>{t.reason}</label>
            <textarea
              id={`${ids}reason`}
              ref={reason}
              className="input mark-reason"
              rows={3}
              value={entry.reason}
              aria-describedby={`${ids}hint`}
              onKeyDown={onKey}
              onChange={({ target }) => type({ ...entry, reason: target.value })}
              onBlur={leave}
            />
            <p id={`${ids}hint`} className="field-hint">
              {old !== null && (
                <strong className="mark-hint">{t.panel.reasonOld(textOf(old, 'value', t.notApplicable))}</strong>
              )}{' '}
              {t.panel.reasonHint}
            </p>
            <Faults view={view} />
          </div>
          <SimilarCases
            {...similar}
            assessor={sheet.assessor}
            typed={entry.reason}
            own={view.standing?.fact.id ?? null}
            onUse={(words) => {
              history.edit([{ slot, entry: { ...entry, reason: words } }]);
              saver.soon();
            }}
          />
          {others.length > 0 && entry.reason !== '' && (
            <Button
              onClick={() => {
                history.edit(
                  chosen.map((each) => ({ slot: each, entry: { ...book.view(each).entry, reason: entry.reason } })),
                );
                saver.soon();
              }}
            >
              {t.panel.applyReason(chosen.length)}
            </Button>
          )}
        </div>
      )}
      {evidence}
      <h3>{t.panel.history}</h3>
      <History rows={view.rows} />
      {column.criterion !== null && (
        <>
          <h3>{t.panel.criterion}</h3>
          <p className="mark-criterion">{column.criterion}</p>
        </>
      )}
    </div>
  );
}
