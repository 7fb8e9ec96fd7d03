// The door of a page (页面入口): its title in the tab, and whether the account may see it.
import { Suspense, type ReactNode } from 'react';
import type { Act } from '../../domain/act.ts';
import { useWords } from '../language.ts';
import type { Page } from '../pages.ts';
import { useMay } from '../may.ts';
import { Loading } from '../state/loading.tsx';
import { NotAllowed } from '../state/not-allowed.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { useFocusOnArrival } from './focus.ts';
import { useTitle } from './title.ts';

export function PageDoor({ page, children }: { page: Page; children: ReactNode }) {
  const t = useWords({ zh, en });
  useTitle(t.pages[page.id]);
  useFocusOnArrival(page.id);
  const content = <Suspense fallback={<Loading />}>{children}</Suspense>;
  return page.act === null || page.act === 'anyone' ? content : <Guarded act={page.act}>{content}</Guarded>;
}

function Guarded({ act, children }: { act: Act; children: ReactNode }) {
  const may = useMay();
  return may(act) ? children : <NotAllowed act={act} />;
}
