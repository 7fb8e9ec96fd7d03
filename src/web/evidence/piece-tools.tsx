// What one does to a piece of one's own (修改、对应、撤回、恢复): each saved by itself, the file never.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { dayIn } from '../form/day.ts';
import { DayInput, useDayFault } from '../form/day-input.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { TallText } from '../form/tall-text.tsx';
import { Refused } from '../state/refused.tsx';
import { askAnew, type Piece, piecePath } from './query.ts';
import { RowPicker } from './row-picker.tsx';
import type { Row } from './rows.ts';
import { useEvidenceWords } from './words.ts';

const send = async (piece: Piece, rest: string, body: unknown): Promise<Piece> => {
  const changed = await request<Piece>('POST', piecePath(piece.id, rest), body);
  await askAnew();
  return changed;
};

type RowsProps = { piece: Piece; cycle: string; cycleTitle: string; rows: readonly Row[] };

export function RowsForm({ piece, cycle, cycleTitle, rows }: RowsProps) {
  const t = useEvidenceWords().piece;
  const id = useId();
  const before = piece.uses.filter((use) => use.cycle === cycle).map(({ node }) => node);
  const [chosen, setChosen] = useState(before);
  const add = chosen.filter((node) => !before.includes(node));
  const drop = before.filter((node) => !chosen.includes(node));
  const isChanged = add.length + drop.length > 0;
  const save = useMutation({ mutationFn: () => send(piece, '/rows', { cycle, add, drop }) });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate();
      }}
    >
      <LeaveGuard isUnsaved={isChanged && !save.isPending} />
      <div className="field">
        <label htmlFor={id}>{t.rows(cycleTitle)}</label>
        <RowPicker id={id} rows={rows} value={chosen} onChange={setChosen} />
      </div>
      {save.error !== null && <Refused error={save.error} />}
      <div className="actions">
        <Button htmlType="submit" loading={save.isPending} disabled={!isChanged}>
          {t.saveRows}
        </Button>
        {save.isSuccess && !isChanged && <span role="status">{t.rowsSaved}</span>}
      </div>
    </form>
  );
}

export function AboutForm({ piece }: { piece: Piece }) {
  const words = useEvidenceWords();
  const t = words.piece;
  const first = {
    title: piece.title,
    number: piece.number ?? '',
    issuer: piece.issuer ?? '',
    date: piece.date ?? '',
  };
  const [typed, setTyped] = useState(first);
  const [isOpen, setOpen] = useState(false);
  const dayFault = useDayFault(typed.date);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const about = {
    title: typed.title.trim(),
    number: orNull(typed.number),
    issuer: orNull(typed.issuer),
    date: dayIn(typed.date),
  };
  const isChanged = Object.entries(typed).some(([key, text]) => text !== first[key as keyof typeof first]);
  const save = useMutation({
    mutationFn: () => send(piece, '/versions', { base: piece.version, about }),
    onSuccess: () => setOpen(false),
  });
  if (!isOpen)
    return (
      <div className="actions">
        <Button
          onClick={() => {
            setTyped(first);
            setOpen(true);
          }}
        >
          {t.edit}
        </Button>
        {save.isSuccess && <span role="status">{t.saved}</span>}
      </div>
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && about.title !== '' && dayFault === null) save.mutate();
      }}
    >
      <LeaveGuard isUnsaved={isChanged && !save.isPending} />
      <Field label={words.add.name} fault={about.title === '' ? words.add.nameMissing : null}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            maxLength={200}
            value={typed.title}
            onChange={({ target }) => setTyped({ ...typed, title: target.value })}
          />
        )}
      </Field>
      {(['number', 'issuer'] as const).map((field) => (
        <Field key={field} label={t[field]}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              maxLength={100}
              value={typed[field]}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t.date} fault={dayFault}>
        {(ties) => <DayInput ties={ties} value={typed.date} onChange={(date) => setTyped({ ...typed, date })} />}
      </Field>
      {save.error !== null && <Refused error={save.error} />}
      <div className="actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={!isChanged || about.title === '' || dayFault !== null}
        >
          {t.save}
        </Button>
        <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
      </div>
    </form>
  );
}

type TakeProps = { piece: Piece; onTaken: (piece: Piece) => void };

export function TakeBackForm({ piece, onTaken }: TakeProps) {
  const t = useEvidenceWords().piece;
  const [reason, setReason] = useState('');
  const [isOpen, setOpen] = useState(false);
  const save = useMutation({
    mutationFn: () => send(piece, '/withdrawal', { base: piece.version, reason: reason.trim() }),
    onSuccess: onTaken,
  });
  if (!isOpen)
    return (
      <div className="actions">
        <Button danger onClick={() => setOpen(true)}>
          {t.takeBack}
        </Button>
      </div>
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') save.mutate();
      }}
    >
      <LeaveGuard isUnsaved={reason.trim() !== '' && !save.isPending && !save.isSuccess} />
      <Field label={t.reason} hint={t.takeBackWhy}>
        {(ties) => <TallText ties={ties} value={reason} most={500} rows={2} onChange={setReason} />}
      </Field>
      {save.error !== null && <Refused error={save.error} />}
      <div className="actions">
        <Button danger htmlType="submit" loading={save.isPending} disabled={reason.trim() === ''}>
          {t.takeBack}
        </Button>
        <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** Who took it back and why; with `mayRestore` the way back. */
export function TakenNotice({ piece, mayRestore }: { piece: Piece; mayRestore: boolean }) {
  const words = useEvidenceWords();
  const t = words.piece;
  const restore = useMutation({
    mutationFn: () => send(piece, '/restoration', { base: piece.version }),
  });
  return (
    <section className="notice is-waiting">
      <p>{t.taken(piece.changedBy ?? words.list.system, instantText(piece.changedAt ?? piece.at))}</p>
      {piece.reason !== null && <p>{t.because(piece.reason)}</p>}
      {restore.error !== null && <Refused error={restore.error} />}
      {mayRestore && (
        <div className="actions">
          <Button loading={restore.isPending} onClick={() => restore.mutate()}>
            {t.restore}
          </Button>
        </div>
      )}
    </section>
  );
}
