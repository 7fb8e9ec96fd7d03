// Writing one opinion (写意见): on which row, what should be changed, and why; each letter is kept as it is typed.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { originalOf } from '../../domain/consultation.ts';
import { nodesOf, type Scheme } from '../../domain/scheme.ts';
import { placeTitles } from '../../domain/title.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import type { Written } from './draft.ts';
import { useConsultationWords } from './words.ts';

type Props = {
  scheme: Scheme;
  written: Written;
  onWrite: (written: Written) => void;
  onKeep: (written: Written) => void;
  /** Closed without keeping it. */
  onDrop: () => void;
};

const general = '';

export function OpinionForm({ scheme, written, onWrite, onKeep, onDrop }: Props) {
  const t = useConsultationWords().opinion;
  const [isChecked, setChecked] = useState(false);
  const nodes = useMemo(() => [...nodesOf(scheme.root)].filter(({ kind }) => kind !== 'total'), [scheme]);
  const labels = placeTitles(scheme.root);
  const { node, text, reason } = written;
  const original = originalOf(nodes.find(({ id }) => id === node));
  const isMissing = text.trim() === '';
  return (
    <Dialog title={t.title} isWide {...(isMissing && reason.trim() === '' ? { onClose: onDrop } : {})}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isMissing) onKeep({ ...written, text: text.trim(), reason: reason.trim() });
        }}
      >
        <Field label={t.row}>
          {(ties) => (
            <select
              {...ties}
              className="select consultation-select"
              value={node ?? general}
              onChange={({ target }) => onWrite({ ...written, node: target.value === general ? null : target.value })}
            >
              <option value={general}>{t.general}</option>
              {nodes.map(({ id }) => (
                <option key={id} value={id}>
                  {labels.get(id) ?? id}
                </option>
              ))}
            </select>
          )}
        </Field>
        {original !== null && (
          <details open={original.length < 200}>
            <summary>{t.original}</summary>
            <p className="consultation-text">{original}</p>
          </details>
        )}
        <Field label={t.text} fault={isChecked && isMissing ? t.textMissing : null}>
          {(ties) => (
            <textarea
              {...ties}
              className="input consultation-area"
              data-first
              rows={4}
              maxLength={4000}
              value={text}
              onChange={({ target }) => onWrite({ ...written, text: target.value })}
            />
          )}
        </Field>
        <Field label={t.reason}>
          {(ties) => (
            <textarea
              {...ties}
              className="input consultation-area"
              rows={3}
              maxLength={4000}
              value={reason}
              onChange={({ target }) => onWrite({ ...written, reason: target.value })}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" htmlType="submit">
            {t.keep}
          </Button>
          <Button onClick={onDrop}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
