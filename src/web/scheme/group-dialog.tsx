// A group of subjects, new or under another title (分组：增加、改名).
import { Button } from 'antd';
import { useState } from 'react';
import type { Scheme } from '../../domain/scheme.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { appraised as en } from '../words/en/subjects.ts';
import { appraised as zh } from '../words/zh/subjects.ts';
import type { Editor } from './editor.ts';
import { useSchemeWords } from './words.ts';

/** `group` null: a new one. */
type Props = { editor: Editor; group: Scheme['groups'][number] | null; onClose: () => void };

export function GroupDialog({ editor, group, onClose }: Props) {
  const words = useSchemeWords();
  const t = useWords({ zh, en });
  const [typed, setTyped] = useState(group?.title ?? '');
  const [isChecked, setChecked] = useState(false);
  const title = typed.trim();
  const isTaken = editor.scheme.groups.some((each) => each.id !== group?.id && each.title === title);
  const fault = isTaken ? t.groupTwice : isChecked && title === '' ? t.groupMissing : null;
  const save = () => {
    setChecked(true);
    if (title === '' || isTaken) return;
    if (group === null) editor.apply({ type: 'add-group', group: { id: crypto.randomUUID(), title } });
    else if (title !== group.title) editor.apply({ type: 'change-group', group: { id: group.id, title } });
    onClose();
  };
  return (
    <Dialog title={group === null ? t.addGroup : t.renameGroupOf(group.title)} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t.groupTitle} fault={fault}>
          {(field) => (
            <input
              {...field}
              className="input"
              data-first
              maxLength={100}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" htmlType="submit">
            {words.tree.apply}
          </Button>
          <Button onClick={onClose}>{words.tree.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
