// A page that the account may not see (无权查看).
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Empty } from './empty.tsx';

export function NotAllowed() {
  const t = useWords({ zh, en });
  return (
    <Empty isPage title={t.state.notAllowed} next={t.state.notAllowedNext}>
      <Link to="/">{t.state.backHome}</Link>
    </Empty>
  );
}
