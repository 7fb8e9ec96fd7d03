// The door of a page (页面入口): its title in the tab, and whether the account may see it.
import { Suspense, useEffect, type ReactNode } from 'react';
import { useWords } from '../language.ts';
import type { Page } from '../pages.ts';
import { useMay } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { NotAllowed } from '../state/not-allowed.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function PageDoor({ page, children }: { page: Page; children: ReactNode }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const title = t.pages[page.id];
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t]);
  if (page.act !== null && !may(page.act)) return <NotAllowed />;
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}
