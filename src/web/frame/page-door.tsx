// The door of a page (页面入口): its title in the tab, and whether the account may see it.
import { Suspense, useEffect, type ReactNode } from 'react';
import { useWords } from '../language.ts';
import type { Page } from '../pages.ts';
import { useMay } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { NotAllowed } from '../state/not-allowed.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { useTitle } from './title.ts';

let shown: string | null = null;

/**
 * From the second page on, the keyboard goes on in the page that came, not in the link that is gone. The same page
 * of another year leaves it in the choice of the year.
 */
function useFocusOnArrival(page: string): void {
  useEffect(() => {
    const isGone = document.activeElement === document.body;
    if (shown !== null && (shown !== page || isGone))
      document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    shown = page;
  }, [page]);
}

export function PageDoor({ page, children }: { page: Page; children: ReactNode }) {
  const t = useWords({ zh, en });
  useTitle(t.pages[page.id]);
  useFocusOnArrival(page.id);
  const content = <Suspense fallback={<Loading />}>{children}</Suspense>;
  return page.act === null || page.act === 'anyone' ? content : <Guarded act={page.act}>{content}</Guarded>;
}

function Guarded({ act, children }: { act: string; children: ReactNode }) {
  const may = useMay();
  return may(act) ? children : <NotAllowed />;
}
