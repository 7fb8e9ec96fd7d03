// Stages and calendar of a year (阶段和日程): where it stands, what can be done, what waits for a second person, and how it came there.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { stages } from '../../domain/stage.ts';
import { useCycles } from '../cycle.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useBoth, useWords } from '../language.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as shellEn } from '../words/en/shell.ts';
import { stage as en } from '../words/en/stage.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { StageBar } from './bar.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { History } from './history.tsx';
import { Moves } from './moves.tsx';
import { Proposals } from './proposals.tsx';
import { stageQuery } from './query.ts';
import './stage.css';

const cycleIn = (values: Record<string, string>): string => values['cycle'] ?? '';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const both = useBoth();
  const cycle = useParams({ strict: false, select: cycleIn });
  const title = useCycles().cycles.find(({ id }) => id === cycle)?.title;
  const { data, error, refetch } = useQuery(stageQuery(cycle));
  if (data === undefined)
    return (
      <>
        <PageHeader title={shell.pages.stage} />
        {error === null ? <Loading lines={8} /> : <Refused error={error} onRetry={() => void refetch()} />}
      </>
    );
  const { stage, edition } = data;
  return (
    <div className="stage-page">
      <PageHeader title={shell.pages.stage} about={`${title ?? ''} ${t.about(both(stages[stage]), edition)}`.trim()} />
      <section className="card">
        <StageBar stage={stage} />
        <p>{both(stages[stage].now)}</p>
      </section>
      <Proposals cycle={cycle} view={data} />
      <Moves cycle={cycle} view={data} />
      <CalendarCard cycle={cycle} view={data} />
      <History view={data} />
    </div>
  );
}
