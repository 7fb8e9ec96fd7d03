// Trying other marks (改评分): the marks of one subject, each with a place to type another value.
import { useState } from 'react';
import { showAmount } from '../../domain/display.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { LongRows } from '../state/long-rows.tsx';
import type { Given } from '../../engine/computation.ts';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import { type Draft, isAmount, marksOf, withEntry } from './draft.ts';
import { SubjectChoice } from './subject-choice.tsx';

type Props = {
  basis: Given;
  titles: ReadonlyMap<string, string>;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

export function MarkPanel({ basis, titles, draft, onChange }: Props) {
  const t = useWords({ zh, en });
  const p = usePunctuation();
  const [subject, setSubject] = useState('');
  const { scheme } = basis;
  const marks = subject === '' ? [] : marksOf(basis, subject);
  const set = (id: string, text: string) =>
    onChange({ ...draft, marks: withEntry(draft.marks, id, text.trim() === '' ? null : text.trim()) });
  return (
    <section className="card" aria-labelledby="mark-panel">
      <h2 id="mark-panel">{t.marks}</h2>
      <SubjectChoice scheme={scheme} label={t.subject} value={subject} onChange={setSubject} />
      {subject !== '' && marks.length === 0 && <p>{t.noMarks}</p>}
      {marks.length > 0 && (
        <table className="trial-table" aria-rowcount={marks.length + 1}>
          <thead>
            <tr>
              <th scope="col">{t.row}</th>
              <th scope="col">{t.now}</th>
              <th scope="col">{t.tried}</th>
            </tr>
          </thead>
          <LongRows items={marks} height={58}>
            {({ id, node, assessor, value }, index) => {
              const text = draft.marks.get(id) ?? '';
              const row = titles.get(node) ?? node;
              const by = titles.get(assessor) ?? assessor;
              return (
                <tr key={id} aria-rowindex={index + 2}>
                  <th scope="row">
                    {row}
                    <small>{by}</small>
                  </th>
                  <td className="digits">{value === null ? t.notApplicable : showAmount(value)}</td>
                  <td>
                    <input
                      className="input"
                      inputMode="decimal"
                      aria-label={p.pair(t.tried, [row, by].join(p.comma))}
                      aria-invalid={text !== '' && !isAmount(text)}
                      value={text}
                      onChange={({ target }) => set(id, target.value)}
                    />
                    {text !== '' && !isAmount(text) && <small className="field-fault">{t.invalid}</small>}
                  </td>
                </tr>
              );
            }}
          </LongRows>
        </table>
      )}
    </section>
  );
}
