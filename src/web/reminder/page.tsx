// One's calendar feed and reminders (日历与提醒): opened and revoked, and the address for e-mail confirmed by a code.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { CalendarReply, RemindersReply } from '../../api/reminder.ts';
import { instantText } from '../../domain/instant.ts';
import { read, request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { Field } from '../form/field.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { CopyButton } from '../state/copy-button.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { reminder as en } from '../words/en/reminder.ts';
import { reminder as zh } from '../words/zh/reminder.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';

const path = '/api/reminders';
type Props = { settings: RemindersReply; onChanged: () => Promise<unknown> };

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { data, error, refetch } = useQuery({
    queryKey: ['reminders'],
    queryFn: ({ signal }) => read<RemindersReply>(path, { signal }),
  });
  return (
    <>
      <PageHeader title={shell.pages.reminders} about={t.about} />
      {data === undefined ? (
        error === null ? (
          <Loading lines={6} />
        ) : (
          <Refused error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <CalendarPart settings={data} onChanged={refetch} />
          <MailPart settings={data} onChanged={refetch} />
        </>
      )}
    </>
  );
}

function CalendarPart({ settings: { calendar }, onChanged }: Props) {
  const t = useWords({ zh, en }).calendar;
  const open = useMutation({
    mutationFn: () => request<CalendarReply>('POST', `${path}/calendar`),
    onSuccess: () => onChanged(),
  });
  const revoke = useMutation({
    mutationFn: () => request<null>('DELETE', `${path}/calendar`),
    onSuccess: () => {
      open.reset();
      return onChanged();
    },
  });
  const address = open.data === undefined ? null : `${location.origin}/api/calendar/${open.data.token}.ics`;
  return (
    <section className="card" aria-labelledby="calendar">
      <h2 id="calendar">{t.title}</h2>
      <div className="form">
        <p>{t.why}</p>
        {calendar !== null && <p className="unclear">{t.opened(instantText(calendar.at))}</p>}
        {address !== null && (
          <>
            <Field label={t.address} hint={t.once}>
              {(ties) => <input {...ties} className="input" readOnly value={address} />}
            </Field>
            <div className="actions">
              <CopyButton label={t.copy} text={address} />
            </div>
          </>
        )}
        {open.error !== null && <Refused error={open.error} />}
        <div className="actions">
          <Button
            {...(calendar === null ? { type: 'primary' } : {})}
            loading={open.isPending}
            onClick={() => open.mutate()}
          >
            {calendar === null ? t.open : t.anew}
          </Button>
          {calendar !== null && <AskedButton label={t.revoke} title={t.revokeSure} why={t.revokeWhy} change={revoke} />}
        </div>
      </div>
    </section>
  );
}

const Address = z.email().max(254);

function MailPart({ settings: { mail, canMail }, onChanged }: Props) {
  const t = useWords({ zh, en }).mail;
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isWrong = !Address.safeParse(address.trim()).success;
  const isWaiting = mail !== null && mail.confirmedAt === null;
  const ask = useMutation({
    mutationFn: () => request<null>('PUT', `${path}/mail`, { address: address.trim() }),
    onSuccess: () => {
      setChecked(false);
      return onChanged();
    },
    onError: () => onChanged(),
  });
  const confirm = useMutation({
    mutationFn: () => request<null>('POST', `${path}/mail`, { code: code.trim() }),
    onSuccess: () => {
      setCode('');
      setAddress('');
      return onChanged();
    },
  });
  const drop = useMutation({ mutationFn: () => request<null>('DELETE', `${path}/mail`), onSuccess: () => onChanged() });
  const isCode = /^\d{6}$/u.test(code.trim());
  return (
    <section className="card" aria-labelledby="mail">
      <h2 id="mail">{t.title}</h2>
      <div className="form">
        <p>{t.why}</p>
        {!canMail && <p className="unclear">{t.off}</p>}
        {mail?.confirmedAt != null && (
          <p role="status" className="done">
            {t.confirmed(mail.address, instantText(mail.confirmedAt))}
          </p>
        )}
        {isWaiting && (
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setChecked(true);
              if (isCode) confirm.mutate();
            }}
          >
            <p role="status">{t.waiting(mail.address)}</p>
            <Field label={t.code} fault={isChecked && !isCode && code !== '' ? t.codeFault : null}>
              {(ties) => (
                <input
                  {...ties}
                  className="input digits"
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={10}
                  value={code}
                  onChange={({ target }) => setCode(target.value)}
                />
              )}
            </Field>
            {confirm.error !== null && <Refused error={confirm.error} />}
            <div className="actions">
              <Button type="primary" htmlType="submit" loading={confirm.isPending}>
                {t.confirm}
              </Button>
            </div>
          </form>
        )}
        {canMail && (
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setChecked(true);
              if (!isWrong) ask.mutate();
            }}
          >
            <Field label={t.address} fault={isChecked && isWrong && address !== '' ? t.addressFault : null}>
              {(ties) => (
                <input
                  {...ties}
                  className="input"
                  type="email"
                  autoComplete="email"
                  maxLength={254}
                  value={address}
                  onChange={({ target }) => setAddress(target.value)}
                />
              )}
            </Field>
            {ask.error !== null && <Refused error={ask.error} />}
            <div className="actions">
              <Button htmlType="submit" loading={ask.isPending}>
                {t.ask}
              </Button>
            </div>
          </form>
        )}
        {mail !== null && (
          <div className="actions">
            <AskedButton label={t.drop} title={t.dropSure} why={t.dropWhy} change={drop} />
          </div>
        )}
      </div>
    </section>
  );
}
