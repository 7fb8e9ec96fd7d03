// The scheme as its official table (方案：表).
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressOf } from '../pages.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import type { Editor } from './editor.ts';
import { SchemeFrame } from './frame.tsx';
import { tableQuery } from './query.ts';
import { OfficialTable } from './table.tsx';
import { severities } from './severity.ts';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="table">{(editor) => <TableView editor={editor} />}</SchemeFrame>;

function TableView({ editor: { cycle, saved, problems, draft } }: { editor: Editor }) {
  const t = useSchemeWords();
  const { data, error, refetch } = useQuery(tableQuery(cycle, saved.version));
  const severityOf = useMemo(() => severities(problems), [problems]);
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={12} />;
  const to = addressOf('scheme-tree', { cycle });
  return (
    <>
      {(draft?.edits.length ?? 0) > 0 && <p className="unclear">{t.draft.tableIsSaved}</p>}
      <OfficialTable table={data} severityOf={severityOf} linkOf={(node) => ({ to, hash: encodeURIComponent(node) })} />
    </>
  );
}
