// The marks page (评分): what the account's body has to mark, as a spreadsheet that saves by itself.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { MarksReply } from '../../api/fact.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { read } from '../fetch.ts';
import { useWords } from '../language.ts';
import { usePlan } from '../plan.ts';
import { Unready } from '../scheme/unready.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { marksPath } from './live.ts';
import { Workspace } from './workspace.tsx';

export function Page() {
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { cycle = '' } = useParams({ strict: false });
  const scheme = usePlan(cycle);
  const marks = useQuery({
    queryKey: ['marks', cycle],
    queryFn: ({ signal }) => read<MarksReply>(marksPath(cycle), { signal }),
    // From here on the page asks for what is new by itself.
    staleTime: Infinity,
    gcTime: 0,
  });
  const planned = scheme.plan;
  const error = scheme.error ?? marks.error;
  if (scheme.version === undefined || marks.data === undefined) {
    const retry = () => void Promise.all([scheme.refetch(), marks.refetch()]);
    return (
      <>
        <PageHeader title={shell.pages.marks} />
        {error === null ? <Loading /> : <Refused error={error} onRetry={retry} />}
      </>
    );
  }
  if (planned === null)
    return (
      <>
        <PageHeader title={shell.pages.marks} />
        <Unready cycle={cycle} causes={scheme.causes} />
      </>
    );
  return <Workspace key={scheme.version} cycle={cycle} plan={planned} first={marks.data} />;
}
