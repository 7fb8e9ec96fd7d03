// Account and password (登录表单): of the login page and of the dialog over a page whose session has expired.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.ts';
import { logIn, type SessionAnswer } from '../session.ts';
import { Field } from '../form/field.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

/** `jurisdiction` is null until one is chosen: then it is the first. */
export type Typed = { jurisdiction: string | null; name: string; password: string };
export const nothingTyped: Typed = { jurisdiction: null, name: '', password: '' };

type Props = { session: SessionAnswer; typed: Typed; onType: (typed: Typed) => void };

export function LoginForm({ session: { jurisdictions }, typed, onType }: Props) {
  const t = useWords({ zh, en });
  const [isChecked, setChecked] = useState(false);
  const login = useMutation({ mutationFn: logIn });
  const { name, password } = typed;
  const jurisdiction = typed.jurisdiction ?? jurisdictions[0]?.id;
  const submit = () => {
    setChecked(true);
    if (name.trim() !== '' && password !== '') login.mutate({ jurisdiction, name: name.trim(), password });
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {jurisdictions.length > 1 && (
        <Field label={t.login.jurisdiction}>
          {(field) => (
            <select
              {...field}
              className="select"
              value={jurisdiction}
              onChange={(event) => onType({ ...typed, jurisdiction: event.target.value })}
            >
              {jurisdictions.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t.login.name} fault={isChecked && name.trim() === '' ? t.login.nameMissing : null}>
        {(field) => (
          <input
            {...field}
            className="input"
            autoComplete="username"
            spellCheck={false}
            value={name}
            onChange={(event) => onType({ ...typed, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.login.password} fault={isChecked && password === '' ? t.login.passwordMissing : null}>
        {(field) => (
          <input
            {...field}
            className="input"
            type="password"
            data-first
            autoComplete="current-password"
            value={password}
            onChange={(event) => onType({ ...typed, password: event.target.value })}
          />
        )}
      </Field>
      {login.error !== null && <Refused error={login.error} />}
      <Button type="primary" htmlType="submit" size="large" block disabled={login.isPending}>
        {login.isPending ? t.login.submitting : t.login.submit}
      </Button>
    </form>
  );
}
