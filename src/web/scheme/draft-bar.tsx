// Unsaved edits over a view (草稿栏): what they are, taking back, saving as a version with a note.
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { RefusedError } from '../fetch.ts';
import { Refused } from '../state/refused.tsx';
import { behindId } from './behind.tsx';
import { type Editor, useSave } from './editor.ts';
import { useSchemeWords } from './words.ts';

export function DraftBar({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const [asks, setAsks] = useState<'save' | 'drop' | null>(null);
  const { draft, steps, fault } = editor;
  const edits = draft?.edits.length ?? 0;
  const save = useSave(editor);
  const isConflict = save.error instanceof RefusedError && save.error.words.code === 'version-conflict';
  return (
    <section
      className={
        edits > 0 ? 'draft-bar is-unsaved' : (draft?.undone.length ?? 0) > 0 ? 'draft-bar' : 'draft-bar is-idle'
      }
      aria-label={t.draft.list}
    >
      <div className="actions">
        <span role="status">
          {edits > 0 ? t.draft.count(edits) : save.data === undefined ? t.draft.none : t.draft.saved(save.data.version)}
        </span>
        <Button disabled={edits === 0} onClick={editor.undo}>
          {t.draft.undo}
        </Button>
        <Button disabled={(draft?.undone.length ?? 0) === 0} onClick={editor.redo}>
          {t.draft.redo}
        </Button>
        <Button disabled={edits === 0 || save.isPending} onClick={() => setAsks('drop')}>
          {t.draft.drop}
        </Button>
        <Button
          type="primary"
          disabled={edits === 0 || editor.isBehind || save.isPending}
          onClick={() => setAsks('save')}
        >
          {save.isPending ? t.draft.saving : t.draft.save}
        </Button>
      </div>
      {edits > 0 && (
        <details>
          <summary>{t.draft.list}</summary>
          <ol>
            {[...steps.entries()].map(([at, { text }]) => (
              // Edits have no name of their own but their place.
              <li key={at}>{text}</li>
            ))}
          </ol>
        </details>
      )}
      {editor.isBehind && (
        <p className="notice is-waiting">
          <a href={`#${behindId}`} onClick={() => document.getElementById(behindId)?.scrollIntoView()}>
            {t.behind.look(editor.saved.version)}
          </a>
        </p>
      )}
      {fault !== null && (
        <p className="notice is-waiting" role="alert">
          <span>
            <b>{t.draft.fault}</b> {fault.message}
          </span>
        </p>
      )}
      {save.error !== null && !(isConflict && editor.isBehind) && <Refused error={save.error} />}
      {asks === 'drop' && (
        <Dialog title={t.draft.drop} onClose={() => setAsks(null)}>
          <p>{t.draft.dropWhy}</p>
          <div className="actions">
            <Button onClick={() => setAsks(null)}>{t.draft.keep}</Button>
            <Button
              danger
              onClick={() => {
                editor.drop();
                setAsks(null);
              }}
            >
              {t.draft.dropYes}
            </Button>
          </div>
        </Dialog>
      )}
      {asks === 'save' && (
        <SaveDialog
          onClose={() => setAsks(null)}
          onSave={(note) => {
            save.send(note);
            setAsks(null);
          }}
        />
      )}
    </section>
  );
}

function SaveDialog({ onClose, onSave }: { onClose: () => void; onSave: (note: string) => void }) {
  const t = useSchemeWords();
  const [note, setNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = note.trim() === '';
  return (
    <Dialog title={t.draft.save} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isMissing) onSave(note);
        }}
      >
        <Field label={t.draft.note} hint={t.draft.noteHint} fault={isChecked && isMissing ? t.draft.noteMissing : null}>
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
        <div className="actions">
          <Button type="primary" htmlType="submit">
            {t.draft.save}
          </Button>
          <Button onClick={onClose}>{t.tree.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
