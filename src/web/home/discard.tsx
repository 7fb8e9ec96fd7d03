// A year that was made by mistake (放弃年度): put out of sight with a reason, as long as nothing was given in it.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { DiscardedReply } from '../../api/cycle.ts';
import { useCycles } from '../cycle.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { queries } from '../query.ts';
import { useMay } from '../may.ts';
import { Refused } from '../state/refused.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

/** A year that was just put out of sight, and who stays in the directory for it. */
export type Discarded = { title: string; left: readonly { id: string; title: string }[] };

type Props = { cycle: { id: string; title: string }; onDiscarded: (discarded: Discarded) => void };

export function Discard({ cycle, onDiscarded }: Props) {
  const t = useWords({ zh, en }).discard;
  const may = useMay();
  const { cycles } = useCycles();
  const [isAsked, setAsked] = useState(false);
  if (!may('cycle:discard') || cycles.find(({ id }) => id === cycle.id)?.isBegun !== false) return null;
  return (
    <div className="actions">
      <Button onClick={() => setAsked(true)}>{t.open}</Button>
      {isAsked && <Question cycle={cycle} onDiscarded={onDiscarded} onClose={() => setAsked(false)} />}
    </div>
  );
}

function Question({ cycle: { id, title }, onDiscarded, onClose }: Props & { onClose: () => void }) {
  const t = useWords({ zh, en }).discard;
  const [reason, setReason] = useState('');
  const discard = useMutation({
    mutationFn: async () => {
      const url = `/api/cycles/${encodeURIComponent(id)}/discard`;
      const { left } = await request<DiscardedReply>('POST', url, { reason });
      await queries.invalidateQueries();
      // Only now the dialog is gone, and does not take the focus back.
      onDiscarded({ title, left });
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

const shown = 5;
const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** Said where one lands: the year that the question was about is gone from the page. */
export function DiscardedNotice({ discarded: { title, left } }: { discarded: Discarded }) {
  const t = useWords({ zh, en }).discard;
  const names = left.slice(0, shown).map((body) => body.title);
  return (
    <section className="notice" role="status" tabIndex={-1} ref={takeFocus}>
      <p>{t.done(title)}</p>
      {left.length > 0 && (
        <p>
          {t.left(left.length, names)} <Link to={addressOf('directory')}>{t.toDirectory}</Link>
        </p>
      )}
    </section>
  );
}
