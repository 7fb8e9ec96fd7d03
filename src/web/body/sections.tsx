// The sections of a body while it is edited (科室的修改): renamed, added, taken out.
import { Button } from 'antd';
import { useId, useRef } from 'react';
import { SectionKind } from '../../domain/directory-list.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { directory as en } from '../words/en/directory.ts';
import { directory as zh } from '../words/zh/directory.ts';
import type { Line } from './directory.ts';

const kinds = SectionKind.options;

type Props = { lines: readonly Line[]; isChecked: boolean; mayEdit: boolean; onChange: (lines: Line[]) => void };

export function Sections({ lines, isChecked, mayEdit, onChange }: Props) {
  const t = useWords({ zh, en });
  const id = useId();
  const added = useRef(0);
  const change = (key: string, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => {
    const [kind] = kinds;
    if (kind === undefined) return;
    added.current += 1;
    onChange([...lines, { key: `${id}${added.current}`, id: null, title: '', kind }]);
  };
  const isMissing = isChecked && lines.some(({ title }) => title.trim() === '');
  return (
    <fieldset className="sections">
      <legend>{t.sections}</legend>
      {lines.length === 0 && <p className="unclear">{t.noSections}</p>}
      <LongList tag="ul" className="plain-list" items={lines} keyOf={({ key }) => key}>
        {({ key, title, kind }) => (
          <div className="section-line">
            <input
              className="input"
              aria-label={t.sectionTitle}
              aria-invalid={isChecked && title.trim() === ''}
              readOnly={!mayEdit}
              value={title}
              onChange={(event) => change(key, { title: event.target.value })}
            />
            <select
              className="select"
              aria-label={t.sectionKind}
              disabled={!mayEdit}
              value={kind}
              onChange={(event) => change(key, { kind: kinds.find((each) => each === event.target.value) ?? kind })}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
            {mayEdit && (
              <button
                type="button"
                className="icon-button"
                aria-label={t.removeSection(title)}
                onClick={() => onChange(lines.filter((line) => line.key !== key))}
              >
                <span aria-hidden="true">✕</span>
              </button>
            )}
          </div>
        )}
      </LongList>
      {isMissing && (
        <p className="field-fault" role="alert">
          {t.sectionMissing}
        </p>
      )}
      {mayEdit && (
        <div className="actions">
          <Button onClick={add}>{t.addSection}</Button>
        </div>
      )}
    </fieldset>
  );
}
