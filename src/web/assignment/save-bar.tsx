// Unsaved rows of an assignment (分工保存栏): how many, saving with a note, dropping.
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { showAssignmentBehind } from './behind.tsx';
import { useAssignmentWords } from './words.ts';

type Props = {
  rows: number;
  isBehind: boolean;
  isSaving: boolean;
  savedAs: number | null;
  /** `onSaved` is called once it is; until then the note stays. */
  onSave: (note: string, onSaved: () => void) => void;
  onDrop: () => void;
};

export function SaveBar({ rows, isBehind, isSaving, savedAs, onSave, onDrop }: Props) {
  const t = useAssignmentWords();
  const [asks, setAsks] = useState<'save' | 'drop' | null>(null);
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = note.trim() === '';
  const close = () => setAsks(null);
  return (
    <section className={rows > 0 ? 'assignment-bar is-unsaved' : 'assignment-bar'} aria-label={t.save}>
      <span role="status">{rows > 0 ? t.unsaved(rows) : savedAs === null ? t.nothingUnsaved : t.savedAs(savedAs)}</span>
      <Button disabled={rows === 0 || isSaving} onClick={() => setAsks('drop')}>
        {t.drop}
      </Button>
      <Button type="primary" disabled={rows === 0 || isBehind || isSaving} onClick={() => setAsks('save')}>
        {isSaving ? t.saving : t.save}
      </Button>
      {isBehind && (
        <button type="button" className="link" onClick={showAssignmentBehind}>
          {t.showBehind}
        </button>
      )}
      {asks === 'drop' && (
        <Dialog title={t.drop} onClose={close}>
          <p>{t.dropWhy}</p>
          <div className="actions">
            <Button onClick={close}>{t.keep}</Button>
            <Button
              danger
              onClick={() => {
                onDrop();
                close();
              }}
            >
              {t.drop}
            </Button>
          </div>
        </Dialog>
      )}
      {asks === 'save' && (
        <Dialog title={t.save} onClose={close}>
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setChecked(true);
              if (isMissing) return;
              onSave(note, () => setNote(''));
              setChecked(false);
              close();
            }}
          >
            <Field label={t.note} fault={isChecked && isMissing ? t.noteMissing : null}>
              {(field) => (
                <input
                  {...field}
                  className="input"
                  data-first
                  maxLength={200}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
              )}
            </Field>
            {isBehind && <p role="alert">{t.meanwhile}</p>}
            <div className="actions">
              <Button type="primary" htmlType="submit" disabled={isBehind}>
                {t.save}
              </Button>
              <Button onClick={close}>{t.cancel}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
}
