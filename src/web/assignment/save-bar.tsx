// Unsaved rows of an assignment (分工保存栏): how many, saving with a note, dropping.
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { showAssignmentBehind } from './behind.tsx';
import { useVersionNote } from '../version/note.ts';
import { useVersionWords } from '../version/words.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  rows: number;
  isBehind: boolean;
  isSaving: boolean;
  /** Nobody knows yet whether a save has arrived. */
  isUnsure: boolean;
  /** Whose the newer version is will be known in a moment. */
  isOvertaken: boolean;
  /** The version that a save from here became last, 0 before the first; `newest`: the one that stands. */
  savedAs: number;
  newest: number;
  onSave: (note: string) => void;
  onDrop: () => void;
};

export function SaveBar({ rows, isBehind, isSaving, isUnsure, isOvertaken, savedAs, newest, onSave, onDrop }: Props) {
  const t = useAssignmentWords();
  const version = useVersionWords();
  const [asks, setAsks] = useState<'save' | 'drop' | null>(null);
  const note = useVersionNote(savedAs);
  const [isChecked, setChecked] = useState(false);
  const isMissing = note.text.trim() === '';
  const close = () => setAsks(null);
  return (
    <section className={rows > 0 ? 'assignment-bar is-unsaved' : 'assignment-bar'} aria-label={t.save}>
      <span role="status">
        {rows > 0 ? t.unsaved(rows) : savedAs === newest && newest > 0 ? t.savedAs(savedAs) : t.nothingUnsaved}
      </span>
      <Button disabled={rows === 0 || isSaving} onClick={() => setAsks('drop')}>
        {t.drop}
      </Button>
      <Button
        type="primary"
        disabled={rows === 0 || isBehind || isOvertaken || isSaving}
        onClick={() => setAsks('save')}
      >
        {isSaving ? t.saving : t.save}
      </Button>
      {isUnsure && <span role="status">{t.unsure}</span>}
      {isBehind && (
        <button type="button" className="link" onClick={showAssignmentBehind}>
          {t.showBehind}
        </button>
      )}
      {asks === 'drop' && (
        <Dialog title={t.drop} onClose={close}>
          <p>{t.dropWhy}</p>
          {isUnsure && <p>{version.dropUnsure}</p>}
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
              onSave(note.text);
              note.send();
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
                  value={note.text}
                  onChange={(event) => note.type(event.target.value)}
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
