// Taking a fact back (撤回): with a reason, as a new fact that says nothing in its place.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { SavedReply } from '../../api/fact.ts';
import type { Fact } from '../../domain/fact.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { useWords } from '../language.ts';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { factsPath } from './path.ts';

type Props = {
  cycle: string;
  fact: Fact;
  about: string;
  onClose: () => void;
  onChanged: () => void;
  onSaved: (count: number) => void;
};

export function TakeBack({ cycle, fact, about, onClose, onChanged, onSaved }: Props) {
  const words = useWords({ zh, en });
  const t = words.takeBack;
  const [reason, setReason] = useState('');
  const [id] = useState(() => crypto.randomUUID());
  const save = useMutation({
    mutationFn: async () => {
      const { by: _by, at: _at, ...said } = fact;
      const taken = { ...said, id, supersedes: fact.id, withdrawn: true, changedFor: reason.trim() };
      const { saved, conflicts } = await request<SavedReply>('POST', factsPath(cycle), { facts: [taken] });
      // Somebody was faster: what stands there now is seen behind the dialog.
      if (conflicts.length === 0) onSaved(saved.length);
      else onChanged();
      return conflicts.length;
    },
  });
  return (
    <Dialog title={t.title} onClose={onClose}>
      <LeaveGuard isUnsaved={reason.trim() !== ''} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') save.mutate();
        }}
      >
        <p>{about}</p>
        <Field label={t.reason} hint={t.why}>
          {(ties) => (
            <textarea
              {...ties}
              className="input fact-lines"
              rows={2}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        {save.error !== null && <Refused error={save.error} />}
        {(save.data ?? 0) > 0 && (
          <p className="field-fault" role="alert">
            {words.conflict}
          </p>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={reason.trim() === ''}>
            {t.submit}
          </Button>
          <Button onClick={onClose}>{words.form.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
