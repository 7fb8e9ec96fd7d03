// The present password and the new one (密码表单): of one's own page, and of the first login.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { useWords } from '../language.ts';
import { useAccount } from '../session.ts';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

const shortest = 10;
const nothing = { current: '', next: '', again: '' };
const completions = { current: 'current-password', next: 'new-password', again: 'new-password' } as const;

export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const t = useWords({ zh, en });
  const { name } = useAccount();
  const [typed, setTyped] = useState(nothing);
  const [isChecked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: ({ current, next }: typeof nothing) =>
      request<null>('PUT', '/api/session/password', { before: current, after: next }),
    onSuccess: () => {
      setTyped(nothing);
      setChecked(false);
      onChanged?.();
    },
  });
  const faults = {
    current: typed.current === '' ? t.login.passwordMissing : null,
    next: typed.next.length < shortest ? t.password.short : null,
    again: typed.next === typed.again ? null : t.password.different,
  };
  const isSound = Object.values(faults).every((fault) => fault === null);
  const submit = () => {
    setChecked(true);
    if (isSound) change.mutate(typed);
  };
  return (
    <section className="card is-narrow">
      <LeaveGuard isUnsaved={Object.values(typed).some((text) => text !== '')} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {/* Tells the browser's password store whose password it is. */}
        <input hidden readOnly autoComplete="username" value={name} />
        {(['current', 'next', 'again'] as const).map((key) => (
          <Field
            key={key}
            label={t.password[key]}
            fault={isChecked ? faults[key] : null}
            {...(key === 'next' ? { hint: t.password.rule } : {})}
          >
            {(field) => (
              <input
                {...field}
                className="input"
                type="password"
                autoComplete={completions[key]}
                value={typed[key]}
                onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {change.error !== null && <Refused error={change.error} />}
        {change.isSuccess && (
          <p className="done" role="status">
            {t.password.done}
          </p>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={change.isPending}>
            {t.password.submit}
          </Button>
        </div>
      </form>
    </section>
  );
}
