// Opening an account (开立账号): the person, the place, and the roles that are asked for.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenedReply } from '../../api/account.ts';
import { LoginName } from '../../domain/account.ts';
import { isCompatible, type Role } from '../../domain/role.ts';
import type { Entry } from '../body/directory.ts';
import { request } from '../fetch.ts';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { SideDrawer } from '../form/side-drawer.tsx';
import { useWords } from '../language.ts';
import { Refused } from '../state/refused.tsx';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';
import { type Place, PlaceFields } from './place.tsx';
import { RoleBoxes } from './roles.tsx';

type Props = { bodies: readonly Entry[]; onClose: () => void; onOpened: (reply: OpenedReply) => void };

export function NewAccount({ bodies, onClose, onOpened }: Props) {
  const t = useWords({ zh, en });
  const [name, setName] = useState('');
  const [place, setPlace] = useState<Place>({ title: '', body: null, section: null });
  const [wanted, setWanted] = useState<Role[]>([]);
  const [isChecked, setChecked] = useState(false);
  const open = useMutation({
    mutationFn: () =>
      request<OpenedReply>('POST', '/api/accounts', { ...place, title: place.title.trim(), name, wanted }),
    onSuccess: onOpened,
  });
  const isName = LoginName.safeParse(name).success;
  const submit = () => {
    setChecked(true);
    if (isName && place.title.trim() !== '' && isCompatible(wanted)) open.mutate();
  };
  return (
    <SideDrawer size={520} title={t.add} onClose={onClose}>
      <LeaveGuard isUnsaved={name !== '' || place.title !== '' || place.body !== null || wanted.length > 0} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <PlaceFields place={place} bodies={bodies} isChecked={isChecked} onChange={setPlace} />
        <Field label={t.name} hint={t.nameHint} fault={isChecked && !isName ? t.nameFault : null}>
          {(field) => (
            <input
              {...field}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value.trim())}
            />
          )}
        </Field>
        <RoleBoxes title={t.wanted} hint={t.wantedHint} roles={wanted} onChange={setWanted} />
        {open.error !== null && <Refused error={open.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" disabled={open.isPending}>
            {t.create}
          </Button>
        </div>
      </form>
    </SideDrawer>
  );
}
