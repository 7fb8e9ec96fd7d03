// One account in a drawer (账号的办理): each administrator sees what is his to do.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OpenedReply } from '../../api/account.ts';
import { isCompatible, type Role } from '../../domain/role.ts';
import type { Entry } from '../body/directory.ts';
import { request } from '../fetch.ts';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { SideDrawer } from '../form/side-drawer.tsx';
import { instantText } from '../instant.ts';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { useAccount, useMay } from '../session.ts';
import { Refused } from '../state/refused.tsx';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';
import { isLocked, type Line } from './accounts.ts';
import { type Place, PlaceFields } from './place.tsx';
import { RoleBoxes } from './roles.tsx';

type Props = {
  line: Line;
  bodies: readonly Entry[];
  onClose: () => void;
  onChanged: (saved: Line) => void;
  onOpened: (reply: OpenedReply) => void;
};
type Part = Pick<Props, 'line' | 'onChanged'>;

export function AccountDrawer({ line, bodies, onClose, onChanged, onOpened }: Props) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  const may = useMay();
  const isOwn = useAccount().id === line.id;
  const part = { line, onChanged };
  return (
    <SideDrawer size={520} title={`${line.title} · ${line.name}`} onClose={onClose}>
      <p>{line.roles.length === 0 ? t.noRoles : titlesOf(line.roles)}</p>
      {isOwn && <p className="unclear">{t.ownAccount}</p>}
      {may('account:create') && <PlacePart {...part} bodies={bodies} />}
      {may('account:create') && !isOwn && <ClosurePart {...part} />}
      {may('account:grant') && !isOwn && <RolesPart {...part} />}
      {may('account:unlock') && <LockPart {...part} />}
      {may('account:unlock') && !isOwn && <ResetPart line={line} onOpened={onOpened} />}
    </SideDrawer>
  );
}

const addressOf = ({ id }: Line, rest: string): string => `/api/accounts/${encodeURIComponent(id)}${rest}`;

/** `typed` is null while the form shows what is saved. */
type FormProps = {
  title: string;
  why?: string;
  change: { error: Error | null; isSuccess: boolean };
  typed?: unknown;
  children: ReactNode;
};

function PartForm({ title, why, change: { error, isSuccess }, typed, children }: FormProps) {
  const t = useWords({ zh, en });
  return (
    <section className="drawer-part">
      <LeaveGuard isUnsaved={typed !== undefined && typed !== null} />
      <h3>{title}</h3>
      {why !== undefined && <p className="unclear">{why}</p>}
      {error !== null && <Refused error={error} />}
      {children}
      {typed === null && isSuccess && (
        <p className="done" role="status">
          {t.saved}
        </p>
      )}
    </section>
  );
}

function PlacePart({ line, bodies, onChanged }: Part & Pick<Props, 'bodies'>) {
  const t = useWords({ zh, en });
  const [typed, setTyped] = useState<Place | null>(null);
  const place = typed ?? { title: line.title, body: line.body, section: line.section };
  const save = useMutation({
    mutationFn: (sent: Place) => request<Line>('PUT', addressOf(line, ''), { ...sent, title: sent.title.trim() }),
    onSuccess: (saved, sent) => {
      onChanged(saved);
      setTyped((now) => (now === sent ? null : now));
    },
  });
  return (
    <PartForm title={t.place} change={save} typed={typed}>
      <PlaceFields place={place} bodies={bodies} isChecked onChange={setTyped} />
      <div className="actions">
        <Button
          disabled={save.isPending || typed === null || place.title.trim() === ''}
          onClick={() => save.mutate(place)}
        >
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
    <PartForm title={title} why={t.closeWhy} change={change}>
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
  const [typed, setTyped] = useState<Role[] | null>(null);
  const roles = typed ?? [...new Set([...line.roles, ...line.wanted])];
  const grant = useMutation({
    mutationFn: (sent: Role[]) => request<Line>('PUT', addressOf(line, '/roles'), { roles: sent }),
    onSuccess: (saved, sent) => {
      onChanged(saved);
      setTyped((now) => (now === sent ? null : now));
    },
  });
  const wants = titlesOf(line.wanted);
  return (
    <PartForm title={t.grant} change={grant} typed={typed} {...(wants === '' ? {} : { why: t.wants(wants) })}>
      <RoleBoxes title={t.roles} hint={t.grantWhy} roles={roles} onChange={setTyped} />
      <div className="actions">
        <Button type="primary" disabled={grant.isPending || !isCompatible(roles)} onClick={() => grant.mutate(roles)}>
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
    <PartForm title={t.unlock} why={t.lockedUntil(instantText(line.lockedUntil))} change={unlock}>
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
    <PartForm title={t.reset} why={t.resetWhy} change={reset}>
      <div className="actions">
        <Button disabled={reset.isPending} onClick={() => reset.mutate()}>
          {t.reset}
        </Button>
      </div>
    </PartForm>
  );
}
