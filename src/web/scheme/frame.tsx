// What every view of a scheme has around it (方案页框): tabs, unsaved edits, and the check beside.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { addressOf } from '../pages.ts';
import { instantText } from '../../domain/instant.ts';
import { Loading } from '../state/loading.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { useCycleId, usePick } from './address.ts';
import { Behind } from './behind.tsx';
import { DraftBar } from './draft-bar.tsx';
import { type Editor, useEditor } from './editor.ts';
import { wordAddress } from './query.ts';
import { useSchemeWords } from './words.ts';
import './scheme.css';

const views = ['table', 'tree', 'subjects', 'parameters', 'check', 'versions'] as const;
export type View = (typeof views)[number];
const pageOf = (view: View) => (view === 'table' ? 'scheme' : (`scheme-${view}` as const));

/** `children` is drawn once the scheme is there. */
export function SchemeFrame({ view, children }: { view: View; children: (editor: Editor) => ReactNode }) {
  const cycle = useCycleId();
  const state = useEditor(cycle);
  if (state === null) return <Loading lines={10} />;
  if ('error' in state) return <Refused error={state.error} onRetry={state.retry} />;
  return (
    <Frame view={view} editor={state}>
      {children(state)}
    </Frame>
  );
}

function Frame({ view, editor, children }: { view: View; editor: Editor; children: ReactNode }) {
  const t = useSchemeWords();
  const { cycle, saved, problems } = editor;
  const pick = usePick(cycle);
  const errors = problems.filter(({ severity }) => severity !== 'note').length;
  return (
    <div className="scheme">
      <PageHeader
        title={saved.scheme.title}
        about={t.about(saved.version, saved.by ?? t.system, instantText(saved.at))}
      >
        <DownloadButton path={wordAddress(cycle, null)} label={t.download} />
      </PageHeader>
      <nav className="views" aria-label={t.viewsLabel}>
        {views.map((each) => (
          <Link key={each} to={addressOf(pageOf(each), { cycle })} activeOptions={{ exact: true }}>
            {t.views[each]}
            {each === 'check' && errors > 0 && <span className="views-count">{errors}</span>}
          </Link>
        ))}
      </nav>
      {editor.mayEdit ? <DraftBar editor={editor} /> : <p className="unclear">{t.readOnly}</p>}
      {/* What was chosen was chosen against one version. */}
      {editor.isBehind && <Behind key={saved.version} editor={editor} />}
      <LeaveGuard
        isUnsaved={(editor.draft?.edits.length ?? 0) + editor.typed.length > 0}
        within={addressOf('scheme', { cycle })}
        why={t.draft.leave}
      />
      <div className={view === 'check' ? 'scheme-body is-alone' : 'scheme-body'}>
        <div className="scheme-main">{children}</div>
        {view !== 'check' && (
          <aside className="scheme-check" aria-label={t.checkTitle}>
            <h2>{t.checkTitle}</h2>
            <ProblemList problems={problems} onPick={pick} />
          </aside>
        )}
      </div>
    </div>
  );
}
