// A new jurisdiction (建立考评辖区): its name, its organiser and its first four accounts, with the server's setup code.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { SetupReply, SetupRequest } from '../../api/jurisdiction.ts';
import { LoginName } from '../../domain/account.ts';
import { PasswordTools } from '../account/password-tools.tsx';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { useWords } from '../language.ts';
import { LoginFrame } from '../login/frame.tsx';
import { queries } from '../query.ts';
import { useRoleTitles } from '../role.ts';
import { sessionQuery } from '../session.ts';
import { Refused } from '../state/refused.tsx';
import { setup as en } from '../words/en/setup.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { setup as zh } from '../words/zh/setup.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import './setup.css';

const founders = ['system-administrator', 'security-administrator', 'audit-administrator', 'organiser'] as const;
const nobody = { name: '', title: '' };
const nothing: SetupRequest = {
  code: '',
  title: '',
  organiser: '',
  people: {
    'system-administrator': nobody,
    'security-administrator': nobody,
    'audit-administrator': nobody,
    organiser: nobody,
  },
};

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const create = useMutation({
    mutationFn: (body: SetupRequest) => request<SetupReply>('POST', '/api/jurisdictions', body),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <LoginFrame isDemonstration={false}>
      <section className="login-card setup-card">
        {create.data === undefined ? (
          <>
            <h1>{shell.pages.setup}</h1>
            <p className="login-purpose">{t.about}</p>
            <SetupForm isPending={create.isPending} error={create.error} onSubmit={create.mutate} />
            <p className="login-setup">
              <Link to="/">{t.back}</Link>
            </p>
          </>
        ) : (
          <Done reply={create.data} />
        )}
      </section>
    </LoginFrame>
  );
}

type FormProps = { isPending: boolean; error: Error | null; onSubmit: (body: SetupRequest) => void };

function SetupForm({ isPending, error, onSubmit }: FormProps) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  const [typed, setTyped] = useState(nothing);
  const [isChecked, setChecked] = useState(false);
  const names = founders.map((role) => typed.people[role].name);
  const faultOf = {
    text: (text: string) => (text.trim() === '' ? t.missing : null),
    name: (name: string, index: number) =>
      !LoginName.safeParse(name).success ? t.nameRule : names.indexOf(name) < index ? t.twice : null,
  };
  const faults = [
    ...(['code', 'title', 'organiser'] as const).map((key) => faultOf.text(typed[key])),
    ...founders.flatMap((role, index) => [
      faultOf.name(names[index] ?? '', index),
      faultOf.text(typed.people[role].title),
    ]),
  ];
  const submit = () => {
    setChecked(true);
    if (faults.every((fault) => fault === null)) onSubmit(typed);
  };
  const shown = (fault: string | null) => (isChecked ? fault : null);
  const person = (role: (typeof founders)[number], change: Partial<typeof nobody>) =>
    setTyped({ ...typed, people: { ...typed.people, [role]: { ...typed.people[role], ...change } } });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {(['code', 'title', 'organiser'] as const).map((key) => (
        <Field key={key} label={t[key]} hint={t[`${key}Hint`]} fault={shown(faultOf.text(typed[key]))}>
          {(field) => (
            <input
              {...field}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={typed[key]}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <h2>{t.people}</h2>
      <p className="unclear">{t.peopleWhy}</p>
      {founders.map((role, index) => (
        <fieldset key={role} className="setup-person">
          <legend>{titlesOf([role])}</legend>
          <Field label={t.person} fault={shown(faultOf.text(typed.people[role].title))}>
            {(field) => (
              <input
                {...field}
                className="input"
                autoComplete="off"
                value={typed.people[role].title}
                onChange={(event) => person(role, { title: event.target.value })}
              />
            )}
          </Field>
          <Field label={t.name} fault={shown(faultOf.name(typed.people[role].name, index))}>
            {(field) => (
              <input
                {...field}
                className="input"
                autoComplete="off"
                spellCheck={false}
                value={typed.people[role].name}
                onChange={(event) => person(role, { name: event.target.value.trim() })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      {error !== null && <Refused error={error} />}
      <Button type="primary" htmlType="submit" size="large" block disabled={isPending}>
        {t.submit}
      </Button>
    </form>
  );
}

function Done({ reply: { title, accounts } }: { reply: SetupReply }) {
  const t = useWords({ zh, en });
  const [isNoted, setNoted] = useState(false);
  const titlesOf = useRoleTitles();
  return (
    <>
      <h1>{t.doneTitle(title)}</h1>
      <p className="login-purpose">{t.doneWhy}</p>
      <table className="setup-passwords">
        <thead>
          <tr>
            <th scope="col">{t.role}</th>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.password}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ role, name, title: person, password }) => (
            <tr key={role}>
              <th scope="row">
                {titlesOf([role])}
                <span>{person}</span>
              </th>
              <td>{name}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isNoted ? (
        <p className="login-setup" role="status">
          {t.noted} <Link to="/">{t.toLogin}</Link>
        </p>
      ) : (
        <PasswordTools passwords={accounts} onNoted={() => setNoted(true)} />
      )}
    </>
  );
}
