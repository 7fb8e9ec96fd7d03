// A year that was made by mistake (放弃年度): put out of sight with a reason, as long as nothing was given in it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CyclesReply } from '../../api/cycle.ts';
import { useCycles } from '../cycle.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { useMay } from '../session.ts';
import { Refused } from '../state/refused.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

type Props = { cycle: { id: string; title: string } };

export function Discard({ cycle }: Props) {
  const t = useWords({ zh, en }).discard;
  const may = useMay();
  const { cycles } = useCycles();
  const [isAsked, setAsked] = useState(false);
  if (!may('cycle:discard') || cycles.find(({ id }) => id === cycle.id)?.isBegun !== false) return null;
  return (
    <div className="actions">
      <Button onClick={() => setAsked(true)}>{t.open}</Button>
      {isAsked && <Question cycle={cycle} onClose={() => setAsked(false)} />}
    </div>
  );
}

function Question({ cycle: { id, title }, onClose }: Props & { onClose: () => void }) {
  const t = useWords({ zh, en }).discard;
  const [reason, setReason] = useState('');
  const discard = useMutation({
    mutationFn: async () => {
      await request<CyclesReply>('POST', `/api/cycles/${encodeURIComponent(id)}/discard`, { reason });
      await queries.invalidateQueries();
    },
  });
  const isSaid = reason.trim() !== '';
  return (
    <Dialog title={t.title(title)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSaid) discard.mutate();
        }}
      >
        <Field label={t.reason} hint={t.why}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        {discard.error !== null && <Refused error={discard.error} />}
        <div className="actions">
          <Button type="primary" danger htmlType="submit" loading={discard.isPending} disabled={!isSaid}>
            {t.submit}
          </Button>
          <Button onClick={onClose}>{t.keep}</Button>
        </div>
      </form>
    </Dialog>
  );
}
