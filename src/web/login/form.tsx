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

export type Typed = { name: string; password: string };
export const nothingTyped: Typed = { name: '', password: '' };

type Props = { session: SessionAnswer; typed: Typed; onType: (typed: Typed) => void };

export function LoginForm({ session: { jurisdictions }, typed, onType }: Props) {
  const t = useWords({ zh, en });
  const [jurisdiction, setJurisdiction] = useState(jurisdictions[0]?.id);
  const [isChecked, setChecked] = useState(false);
  const login = useMutation({ mutationFn: logIn });
  const { name, password } = typed;
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
              onChange={(event) => setJurisdiction(event.target.value)}
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
            onChange={(event) => onType({ name: event.target.value, password })}
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
            onChange={(event) => onType({ name, password: event.target.value })}
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
