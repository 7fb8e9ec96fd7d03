// A page that the account may not see (无权查看).
import { Link } from '@tanstack/react-router';
import type { Act } from '../../domain/act.ts';
import { laterFor } from '../../domain/permission.ts';
import { Role } from '../../domain/role.ts';
import { useLanguage, useWords } from '../language.ts';
import { useAccount } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Empty } from './empty.tsx';

/** A page that will be the account's later says so; any other is a matter of roles. */
export function NotAllowed({ act }: { act: Act }) {
  const t = useWords({ zh, en });
  const language = useLanguage();
  const roles = useAccount().roles.flatMap((role) => Role.safeParse(role).data ?? []);
  const later = laterFor({ roles }, act)?.[language];
  return (
    <Empty isPage title={later?.why ?? t.state.notAllowed} next={later?.next ?? t.state.notAllowedNext}>
      <Link to="/">{t.state.backHome}</Link>
    </Empty>
  );
}
