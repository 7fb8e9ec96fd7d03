// One account in a drawer (账号的办理): each administrator sees what is his to do.
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OpenedReply } from '../../api/account.ts';
import { isCompatible, type Role } from '../../domain/role.ts';
import type { Entry } from '../body/directory.ts';
import { request } from '../fetch.ts';
import { instantText } from '../instant.ts';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { useAccount, useMay } from '../session.ts';
import { Refused } from '../state/refused.tsx';
import { account as en } from '../words/en/account.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { account as zh } from '../words/zh/account.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { isLocked, type Line } from './accounts.ts';
import { type Place, PlaceFields } from './place.tsx';
import { RoleBoxes } from './roles.tsx';

type Props = {
  line: Line;
  bodies: readonly Entry[];
  onClose: () => void;
  onChanged: () => void;
  onOpened: (reply: OpenedReply) => void;
};
type Part = Pick<Props, 'line' | 'onChanged'>;

export function AccountDrawer({ line, bodies, onClose, onChanged, onOpened }: Props) {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const titlesOf = useRoleTitles();
  const may = useMay();
  const isOwn = useAccount().id === line.id;
  const part = { line, onChanged };
  return (
    <Drawer
      open
      size={520}
      title={`${line.title} · ${line.name}`}
      onClose={onClose}
      closable={{ 'aria-label': shell.state.close }}
    >
      <p>{line.roles.length === 0 ? t.noRoles : titlesOf(line.roles)}</p>
      {isOwn && <p className="unclear">{t.ownAccount}</p>}
      {may('account:create') && <PlacePart {...part} bodies={bodies} />}
      {may('account:create') && !isOwn && <ClosurePart {...part} />}
      {may('account:grant') && !isOwn && <RolesPart {...part} />}
      {may('account:unlock') && <LockPart {...part} />}
      {may('account:unlock') && !isOwn && <ResetPart line={line} onOpened={onOpened} />}
    </Drawer>
  );
}

const addressOf = ({ id }: Line, rest: string): string => `/api/accounts/${encodeURIComponent(id)}${rest}`;

type FormProps = { title: string; why?: string; error: Error | null; isDone?: boolean; children: ReactNode };

function PartForm({ title, why, error, isDone, children }: FormProps) {
  const t = useWords({ zh, en });
  return (
    <section className="drawer-part">
      <h3>{title}</h3>
      {why !== undefined && <p className="unclear">{why}</p>}
      {error !== null && <Refused error={error} />}
      {children}
      {isDone === true && (
        <p className="done" role="status">
          {t.saved}
        </p>
      )}
    </section>
  );
}

function PlacePart({ line, bodies, onChanged }: Part & Pick<Props, 'bodies'>) {
  const t = useWords({ zh, en });
  const [place, setPlace] = useState<Place>({ title: line.title, body: line.body, section: line.section });
  const save = useMutation({
    mutationFn: () => request<Line>('PUT', addressOf(line, ''), { ...place, title: place.title.trim() }),
    onSuccess: onChanged,
  });
  return (
    <PartForm title={t.place} error={save.error} isDone={save.isSuccess}>
      <PlaceFields place={place} bodies={bodies} isChecked onChange={setPlace} />
      <div className="actions">
        <Button disabled={save.isPending || place.title.trim() === ''} onClick={() => save.mutate()}>
          {t.save}
        </Button>
      </div>
    </PartForm>
  );
}

function ClosurePart({ line, onChanged }: Part) {
  const t = useWords({ zh, en });
  const isClosed = line.disabledAt !== null;
  const change = useMutation({
    mutationFn: () => request<Line>(isClosed ? 'DELETE' : 'PUT', addressOf(line, '/closure')),
    onSuccess: onChanged,
  });
  const title = isClosed ? t.reopen : t.close;
  return (
    <PartForm title={title} why={t.closeWhy} error={change.error}>
      <div className="actions">
        <Button danger={!isClosed} disabled={change.isPending} onClick={() => change.mutate()}>
          {title}
        </Button>
      </div>
    </PartForm>
  );
}

function RolesPart({ line, onChanged }: Part) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  const [roles, setRoles] = useState<Role[]>(() => [...new Set([...line.roles, ...line.wanted])]);
  const grant = useMutation({
    mutationFn: () => request<Line>('PUT', addressOf(line, '/roles'), { roles }),
    onSuccess: onChanged,
  });
  const wants = titlesOf(line.wanted);
  return (
    <PartForm
      title={t.grant}
      error={grant.error}
      isDone={grant.isSuccess}
      {...(wants === '' ? {} : { why: t.wants(wants) })}
    >
      <RoleBoxes title={t.roles} hint={t.grantWhy} roles={roles} onChange={setRoles} />
      <div className="actions">
        <Button type="primary" disabled={grant.isPending || !isCompatible(roles)} onClick={() => grant.mutate()}>
          {t.grant}
        </Button>
      </div>
    </PartForm>
  );
}

function LockPart({ line, onChanged }: Part) {
  const t = useWords({ zh, en });
  const unlock = useMutation({
    mutationFn: () => request<Line>('DELETE', addressOf(line, '/lock')),
    onSuccess: onChanged,
  });
  if (!isLocked(line) || line.lockedUntil === null) return null;
  return (
    <PartForm title={t.unlock} why={t.lockedUntil(instantText(line.lockedUntil))} error={unlock.error}>
      <div className="actions">
        <Button disabled={unlock.isPending} onClick={() => unlock.mutate()}>
          {t.unlock}
        </Button>
      </div>
    </PartForm>
  );
}

function ResetPart({ line, onOpened }: Pick<Props, 'line' | 'onOpened'>) {
  const t = useWords({ zh, en });
  const reset = useMutation({
    mutationFn: () => request<OpenedReply>('PUT', addressOf(line, '/password')),
    onSuccess: onOpened,
  });
  return (
    <PartForm title={t.reset} why={t.resetWhy} error={reset.error}>
      <div className="actions">
        <Button disabled={reset.isPending} onClick={() => reset.mutate()}>
          {t.reset}
        </Button>
      </div>
    </PartForm>
  );
}
