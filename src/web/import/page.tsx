// The import page (导入): a table comes in, is looked over beside what it became, and becomes a cycle.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { DocumentReply } from '../../api/document.ts';
import { directoryQuery } from '../body/directory.ts';
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
import type { Kept } from './commit.ts';
import { Done } from './done.tsx';
import { DropZone, TakingState, useDropAndPaste, useTaking } from './drop-zone.tsx';
import './import.css';
import { keepOpen, openDocument, openName } from './keep.ts';
import { Workbench } from './workbench.tsx';

export function Page() {
  const t = useWords({ zh, en });
  const { pages } = useWords({ zh: shellZh, en: shellEn });
  const client = useQueryClient();
  const { id: account, body } = useAccount();
  const [sha256, setSha256] = useState(() => openDocument(account));
  const [imported, setImported] = useState<Kept | null>(null);
  const open = useCallback(
    (next: DocumentReply | null) => {
      keepOpen(account, next);
      setSha256(next?.sha256 ?? null);
      setImported(null);
    },
    [account],
  );
  const taking = useTaking((raw) => {
    client.setQueryData(['document', raw.sha256], raw);
    open(raw);
    // Nothing can be decided about it: the next visit begins with the choice of a file.
    if (!raw.blocks.some(({ kind }) => kind === 'table')) keepOpen(account, null);
  });
  const isOver = useDropAndPaste(taking.take);
  const { data, error } = useQuery({
    queryKey: ['document', sha256],
    queryFn: ({ signal }) => read<DocumentReply>(`/api/documents/${sha256}`, { signal }),
    enabled: sha256 !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = openName(account);
  const raw = useMemo(() => data && { ...data, file: name ?? data.file }, [data, name]);
  // Asked for anew: somebody comes back from importing it.
  const directory = useQuery({ ...directoryQuery, refetchOnMount: 'always' });
  const isAlone = directory.data?.bodies.every(({ id, retiredAt }) => id === body?.id || retiredAt !== null);
  const fault = error ?? (directory.data === undefined ? directory.error : null);
  const done = (next: Kept) => {
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
      {isAtWork && fault !== null && <Refused error={fault} />}
      {isAtWork && fault === null && (raw === undefined || isAlone === undefined) && <Loading />}
      {isAtWork && raw !== undefined && isAlone !== undefined && (
        <Workbench key={sha256} raw={raw} isAlone={isAlone} onImported={done} />
      )}
    </div>
  );
}
