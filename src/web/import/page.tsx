// The import page (导入): a table comes in, is looked over beside what it became, and becomes a cycle.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import type { ImportedReply } from '../../api/import.ts';
import { read } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useAccount } from '../session.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { Done } from './done.tsx';
import { DropZone, TakingState, useDropAndPaste, useTaking } from './drop-zone.tsx';
import './import.css';
import { keepOpen, openDocument } from './keep.ts';
import { Workbench } from './workbench.tsx';

export function Page() {
  const t = useWords({ zh, en });
  const { pages } = useWords({ zh: shellZh, en: shellEn });
  const client = useQueryClient();
  const account = useAccount().id;
  const [sha256, setSha256] = useState(() => openDocument(account));
  const [imported, setImported] = useState<ImportedReply | null>(null);
  const open = useCallback(
    (next: string | null) => {
      keepOpen(account, next);
      setSha256(next);
      setImported(null);
    },
    [account],
  );
  const taking = useTaking((raw) => {
    client.setQueryData(['document', raw.sha256], raw);
    open(raw.sha256);
    // Nothing can be decided about it: the next visit begins with the choice of a file.
    if (!raw.blocks.some(({ kind }) => kind === 'table')) keepOpen(account, null);
  });
  const isOver = useDropAndPaste(taking.take);
  const { data: raw, error } = useQuery({
    queryKey: ['document', sha256],
    queryFn: ({ signal }) => read<DocumentReply>(`/api/documents/${sha256}`, { signal }),
    enabled: sha256 !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const done = (next: ImportedReply) => {
    keepOpen(account, null);
    setImported(next);
  };
  const isAtWork = sha256 !== null && imported === null;
  return (
    <div className={isOver && isAtWork ? 'import is-over' : 'import'}>
      <PageHeader title={pages.import} about={isAtWork ? (raw?.file ?? '') : t.about}>
        {isAtWork && <Button onClick={() => open(null)}>{t.other}</Button>}
      </PageHeader>
      <TakingState taking={taking} />
      {imported !== null && <Done imported={imported} onAnother={() => open(null)} />}
      {sha256 === null && <DropZone taking={taking} isOver={isOver} />}
      {isAtWork && error !== null && <Refused error={error} />}
      {isAtWork && error === null && raw === undefined && <Loading />}
      {isAtWork && raw !== undefined && <Workbench key={sha256} raw={raw} onImported={done} />}
    </div>
  );
}
