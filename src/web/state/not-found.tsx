// An address that leads nowhere (没有这个页面).
import { Link } from '@tanstack/react-router';
import { useTitle } from '../frame/title.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Empty } from './empty.tsx';

export function NotFound() {
  const t = useWords({ zh, en });
  useTitle(t.state.notFound);
  return (
    <Empty isPage title={t.state.notFound} next={t.state.notFoundNext}>
      <Link to="/">{t.state.backHome}</Link>
    </Empty>
  );
}
