// The page of the other facts (加减分、数据、计票): listed, entered by form or workbook, corrected and taken back.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FactsReply } from '../../api/fact.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { read } from '../fetch.ts';
import { useWords } from '../language.ts';
import { usePlan } from '../plan.ts';
import { Unready } from '../scheme/unready.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import './fact.css';
import { FactList } from './list.tsx';
import { factsPath } from './path.ts';
import { readsOthers, rowsIn } from './rows.ts';
import { vetoCases } from './values.ts';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { cycle = '' } = useParams({ strict: false });
  const scheme = usePlan(cycle);
  const facts = useQuery({
    queryKey: ['facts', cycle],
    queryFn: ({ signal }) => read<FactsReply>(factsPath(cycle), { signal }),
  });
  const planned = scheme.plan;
  const rows = useMemo(() => (planned === null ? [] : rowsIn(planned.root).filter(readsOthers)), [planned]);
  const header = <PageHeader title={shell.pages.facts} about={t.about} />;
  const error = scheme.error ?? facts.error;
  if (scheme.version === undefined || facts.data === undefined) {
    const retry = () => void Promise.all([scheme.refetch(), facts.refetch()]);
    return (
      <>
        {header}
        {error === null ? <Loading /> : <Refused error={error} onRetry={retry} />}
      </>
    );
  }
  if (planned === null || (rows.length === 0 && vetoCases(planned).length === 0))
    return (
      <>
        {header}
        {planned === null ? (
          <Unready cycle={cycle} causes={scheme.causes} />
        ) : (
          <Empty title={t.nothingAsked} next={t.nothingAskedNext} />
        )}
      </>
    );
  return (
    <>
      {header}
      <FactList
        cycle={cycle}
        plan={planned}
        rows={rows}
        facts={facts.data.facts}
        onChanged={() => void facts.refetch()}
      />
    </>
  );
}
