// Unsaved edits over a view (草稿栏): what they are, taking back, saving as a version with a note.
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { canonical } from '../../domain/canonical.ts';
import { rowTitles } from '../../domain/title.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { RefusedError } from '../fetch.ts';
import { LongList } from '../state/long-list.tsx';
import { ProblemWords } from '../state/problem-words.tsx';
import { useGo } from './address.ts';
import { showBehind } from './behind.tsx';
import { heldOf } from './draft.ts';
import type { Editor } from './editor.ts';
import { NotSaved } from './not-saved.tsx';
import { useEffectOnRanks } from './effect.tsx';
import { columnsQuery } from './query.ts';
import { useIsSaving, useSave } from './save.ts';
import { showTyped } from './typed-sight.ts';
import { OrderFields } from '../stage/order-fields.tsx';
import { useOrder } from '../stage/order.ts';
import { useVersionNote } from '../version/note.ts';
import { SaveFault } from '../version/save-fault.tsx';
import { useVersionWords } from '../version/words.ts';
import { useSchemeWords } from './words.ts';

export function DraftBar({ editor }: { editor: Editor }) {
  const t = useSchemeWords();
  const version = useVersionWords();
  const [asks, setAsks] = useState<'save' | 'drop' | null>(null);
  const { draft, steps, fault, cycle, scheme, isBehind, isUnsure, found, typed } = editor;
  const unfitting = steps.filter(({ problem }) => problem !== null).length;
  const edits = draft?.edits.length ?? 0;
  const held = draft === null ? 0 : heldOf(draft);
  const save = useSave(cycle);
  const isSaving = useIsSaving(cycle);
  const savedAs = Math.max(found ?? 0, save.data?.version ?? 0);
  const note = useVersionNote(savedAs);
  const go = useGo(cycle);
  const [first] = typed;
  const titles = useMemo(() => rowTitles(scheme), [scheme]);
  const goOn = (node: string) => {
    go('scheme-tree', node);
    showTyped(node);
  };
  const columns = useQuery(columnsQuery(editor));
  const gained = columns.data?.columns ?? [];
  const isUnsaved = edits > 0 || first !== undefined;
  // Whose the newer version is will be known in a moment.
  const isOvertaken = isUnsure && draft?.base !== editor.saved.version;
  const isConflict = save.error instanceof RefusedError && save.error.words.code === 'version-conflict';
  // The panel above tells the rest; and whoever goes on from a newer version has left behind what became of this one.
  const isSettled = (isConflict && isBehind) || save.variables?.base !== (draft?.base ?? editor.saved.version);
  return (
    <section
      className={
        isUnsaved ? 'draft-bar is-unsaved' : (draft?.undone.length ?? 0) > 0 ? 'draft-bar' : 'draft-bar is-idle'
      }
      aria-label={t.draft.list}
    >
      <div className="actions">
        <span role="status">
          {edits > 0 ? t.draft.count(edits) : savedAs === editor.saved.version ? t.draft.saved(savedAs) : t.draft.none}
        </span>
        <Button disabled={edits <= held || isSaving} onClick={editor.undo}>
          {t.draft.undo}
        </Button>
        <Button disabled={(draft?.undone.length ?? 0) === 0 || isSaving} onClick={editor.redo}>
          {t.draft.redo}
        </Button>
        <Button disabled={!isUnsaved || isSaving} onClick={() => setAsks('drop')}>
          {t.draft.drop}
        </Button>
        <Button
          type="primary"
          disabled={edits === 0 || isBehind || isOvertaken || isSaving || unfitting > 0}
          onClick={() => setAsks('save')}
        >
          {isSaving ? t.draft.saving : t.draft.save}
        </Button>
      </div>
      {first !== undefined && (
        <p>
          {t.draft.typed(typed.length)}{' '}
          <button type="button" className="link" onClick={() => goOn(first)}>
            {t.draft.toTyped(titles.get(first) ?? first)}
          </button>
        </p>
      )}
      {isUnsure && (
        <p className="notice is-waiting" role="status">
          {t.draft.unsure}
        </p>
      )}
      {isBehind && (
        <p>
          {t.behind.bar(editor.saved.version)}{' '}
          <button type="button" className="link" onClick={showBehind}>
            {t.behind.show}
          </button>
        </p>
      )}
      {gained.length > 0 && (
        <p className="notice is-waiting" role="status">
          {t.draft.gained(gained)}
        </p>
      )}
      {edits > 0 && (
        <details open={unfitting > 0}>
          <summary>{t.draft.list}</summary>
          {/* Edits have no name of their own but their place. */}
          <LongList items={steps} keyOf={(_, at) => at}>
            {({ text, problem }, at) => (
              <>
                {`${at + 1}. ${text}`}
                {problem !== null && (
                  <p className="unclear">
                    <span className="severity is-error">{t.behind.fates['fits-not']}</span>{' '}
                    <ProblemWords problem={problem} />{' '}
                    <button type="button" className="link" onClick={() => editor.dropStep(at)}>
                      {t.draft.dropStep(at + 1)}
                    </button>
                  </p>
                )}
              </>
            )}
          </LongList>
        </details>
      )}
      {unfitting > 0 && !isBehind && <p role="alert">{t.draft.unfitting(unfitting)}</p>}
      {fault !== null && (
        <p className="notice is-waiting" role="alert">
          <span>
            <b>{t.draft.fault}</b> <ProblemWords problem={fault} />
          </span>
        </p>
      )}
      {!isSettled && (
        <SaveFault error={save.error} isUnsure={isUnsure}>
          <NotSaved saving={save} goOn={t.unfit.save} />
        </SaveFault>
      )}
      {asks === 'drop' && (
        <Dialog title={t.draft.drop} onClose={() => setAsks(null)}>
          <p>{t.draft.dropWhy}</p>
          {isUnsure && <p>{version.dropUnsure}</p>}
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
      {asks === 'save' && draft !== null && (
        <SaveDialog
          editor={editor}
          note={note.text}
          isBehind={isBehind}
          unfitting={unfitting}
          hasTyped={first !== undefined}
          gained={gained}
          isLooking={columns.isFetching}
          onNote={note.type}
          onClose={() => setAsks(null)}
          onSave={() => {
            save.mutate({ base: draft.base, edits: draft.edits, scheme, note: note.text });
            note.send();
            setAsks(null);
          }}
        />
      )}
    </section>
  );
}

type SaveProps = {
  editor: Editor;
  note: string;
  isBehind: boolean;
  unfitting: number;
  hasTyped: boolean;
  /** Columns that the official table gets; `isLooking` while that is not known. */
  gained: readonly string[];
  isLooking: boolean;
  onNote: (note: string) => void;
  onClose: () => void;
  onSave: () => void;
};

function SaveDialog({
  editor,
  note,
  isBehind,
  unfitting,
  hasTyped,
  gained,
  isLooking,
  onNote,
  onClose,
  onSave,
}: SaveProps) {
  const t = useSchemeWords();
  const [isChecked, setChecked] = useState(false);
  const { cycle } = editor;
  const order = useOrder(cycle);
  const effect = useEffectOnRanks({
    cycle,
    base: editor.saved.version,
    scheme: editor.scheme,
    change: canonical(editor.draft?.edits ?? []),
  });
  const isMissing = note.trim() === '';
  const isOrdered = order.isWhole || !order.isNeeded;
  return (
    <Dialog title={t.draft.save} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isMissing && !isLooking && isOrdered && effect.isSeen) onSave();
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
              onChange={(event) => onNote(event.target.value)}
            />
          )}
        </Field>
        <OrderFields cycle={cycle} isChecked={isChecked} />
        {effect.view}
        {gained.length > 0 && <p>{t.draft.gained(gained)}</p>}
        {hasTyped && <p>{t.draft.typedNotSaved}</p>}
        {isBehind && <p role="alert">{t.behind.meanwhile}</p>}
        {unfitting > 0 && !isBehind && <p role="alert">{t.draft.unfitting(unfitting)}</p>}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={isBehind || unfitting > 0 || isLooking || !effect.isSeen}>
            {t.draft.save}
          </Button>
          <Button onClick={onClose}>{t.tree.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
