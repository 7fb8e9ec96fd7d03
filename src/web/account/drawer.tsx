// One account in a drawer (账号的办理): each administrator sees what is his to do.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { OpenedReply } from '../../api/account.ts';
import { isCompatible, type Role } from '../../domain/role.ts';
import type { Entry } from '../body/directory.ts';
import { request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { SideDrawer } from '../form/side-drawer.tsx';
import { instantText } from '../../domain/instant.ts';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
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
  action: ReactNode;
  /** What is told once it is done; beside the button, so that nothing moves under the pointer. */
  done?: string;
  children?: ReactNode;
};

function PartForm({ title, why, change: { error, isSuccess }, typed = null, action, done, children }: FormProps) {
  const t = useWords({ zh, en });
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const isAnswered = isSuccess || error !== null;
  // The button that had the focus may be shut or gone by then.
  useEffect(() => {
    const { activeElement } = document;
    if (isAnswered && (activeElement === document.body || activeElement?.matches(':disabled') === true))
      place.current?.focus({ preventScroll: true });
  }, [isAnswered]);
  return (
    <section ref={place} className="drawer-part" tabIndex={-1} aria-labelledby={id}>
      <LeaveGuard isUnsaved={typed !== null} />
      <h3 id={id}>{title}</h3>
      {why !== undefined && <p className="unclear">{why}</p>}
      {error !== null && <Refused error={error} />}
      {children}
      <div className="actions">
        {action}
        {typed === null && isSuccess && (
          <span className="done" role="status">
            {done ?? t.saved}
          </span>
        )}
      </div>
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
    <PartForm
      title={t.place}
      change={save}
      typed={typed}
      action={
        <Button
          disabled={save.isPending || typed === null || place.title.trim() === ''}
          onClick={() => save.mutate(place)}
        >
          {t.save}
        </Button>
      }
    >
      <PlaceFields place={place} bodies={bodies} isChecked onChange={setTyped} />
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
    <PartForm
      title={title}
      why={t.closeWhy}
      change={{ error: isClosed ? change.error : null, isSuccess: change.isSuccess }}
      done={isClosed ? t.closed : t.reopened}
      action={
        isClosed ? (
          <Button disabled={change.isPending} onClick={() => change.mutate()}>
            {title}
          </Button>
        ) : (
          <AskedButton label={title} title={t.closeAsk(line.title)} why={t.closeWhy} change={change} />
        )
      }
    />
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
    <PartForm
      title={t.grant}
      change={grant}
      typed={typed}
      {...(wants === '' ? {} : { why: t.wants(wants) })}
      action={
        <Button type="primary" disabled={grant.isPending || !isCompatible(roles)} onClick={() => grant.mutate(roles)}>
          {t.grant}
        </Button>
      }
    >
      <RoleBoxes title={t.roles} hint={t.grantWhy} roles={roles} onChange={setTyped} />
    </PartForm>
  );
}

function LockPart({ line, onChanged }: Part) {
  const t = useWords({ zh, en });
  const unlock = useMutation({
    mutationFn: () => request<Line>('DELETE', addressOf(line, '/lock')),
    onSuccess: onChanged,
  });
  const until = isLocked(line) ? line.lockedUntil : null;
  // Once unlocked the part stays where it is: what stands below must not come up under the pointer.
  if (until === null && !unlock.isSuccess) return null;
  return (
    <PartForm
      title={t.unlock}
      why={until === null ? t.unlockedWhy : t.lockedUntil(instantText(until))}
      change={{ error: unlock.error, isSuccess: unlock.isSuccess && until === null }}
      done={t.unlocked}
      action={
        <Button disabled={unlock.isPending || until === null} onClick={() => unlock.mutate()}>
          {t.unlock}
        </Button>
      }
    />
  );
}

function ResetPart({ line, onOpened }: Pick<Props, 'line' | 'onOpened'>) {
  const t = useWords({ zh, en });
  const reset = useMutation({
    mutationFn: () => request<OpenedReply>('PUT', addressOf(line, '/password')),
    onSuccess: onOpened,
  });
  return (
    <PartForm
      title={t.reset}
      why={t.resetWhy}
      change={{ error: null, isSuccess: false }}
      action={<AskedButton label={t.reset} title={t.resetAsk(line.title)} why={t.resetWhy} change={reset} />}
    />
  );
}
