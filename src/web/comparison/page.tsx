// Two computations side by side (比较两次计算): which subjects changed, which of their rows, and why.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ComputationsReply, DifferenceReply } from '../../api/computation.ts';
import { read } from '../fetch.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { instantText } from '../../domain/instant.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { computationAddress, computationsQuery } from '../result/query.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { comparison as en } from '../words/en/comparison.ts';
import { comparison as zh } from '../words/zh/comparison.ts';
import { result as resultEn } from '../words/en/result.ts';
import { result as resultZh } from '../words/zh/result.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { shell as shellZh } from '../words/zh/shell.ts';
import { ChangeList } from './change-list.tsx';

export function Page() {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const { cycle = '' } = useParams({ strict: false });
  const asked: { from?: unknown; to?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const list = useQuery(computationsQuery(cycle));
  const computations = list.data?.computations ?? [];
  const known = (number: unknown) => computations.find((each) => each.number === number)?.number;
  const to = known(asked.to) ?? computations[0]?.number ?? 0;
  const from = known(asked.from) ?? computations.find(({ number }) => number < to)?.number ?? to;
  const choose = (change: { from?: number; to?: number }) =>
    void navigate({ to: '.', search: { from, to, ...change }, replace: true });
  const difference = useQuery({
    queryKey: ['computations', cycle, from, 'difference', to],
    queryFn: ({ signal }) => read<DifferenceReply>(`${computationAddress(cycle, from)}/difference/${to}`, { signal }),
    enabled: from !== to,
    // Both are kept as they were computed.
    staleTime: Infinity,
  });
  const fault = list.error ?? difference.error;
  return (
    <>
      <PageHeader title={shell.pages.comparison}>
        <Link to={addressOf('results', { cycle })}>{t.results}</Link>
      </PageHeader>
      {fault !== null && (
        <Refused error={fault} onRetry={() => void (list.error === null ? difference : list).refetch()} />
      )}
      {list.isPending && fault === null && <Loading />}
      {list.isSuccess && computations.length < 2 && <Empty title={t.tooFew} next={t.tooFewNext} />}
      {computations.length >= 2 && (
        <div className="chosen">
          <Choice
            label={t.from}
            value={from}
            computations={computations}
            onChoose={(number) => choose({ from: number })}
          />
          <Choice label={t.to} value={to} computations={computations} onChoose={(number) => choose({ to: number })} />
        </div>
      )}
      {computations.length >= 2 && from === to && <p className="notice">{t.sameChosen}</p>}
      {from !== to && difference.isPending && fault === null && <Loading lines={8} />}
      {difference.data !== undefined &&
        (difference.data.subjects.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <section aria-label={t.changes}>
            <p className="unclear" role="status">
              {t.count(difference.data.subjects.length, difference.data.unchanged)}
            </p>
            <ChangeList
              changes={difference.data.subjects}
              totalPlaces={difference.data.totalPlaces}
              label={t.changes}
            />
          </section>
        ))}
    </>
  );
}

type ChoiceProps = {
  label: string;
  value: number;
  computations: ComputationsReply['computations'];
  onChoose: (number: number) => void;
};

function Choice({ label, value, computations, onChoose }: ChoiceProps) {
  const t = useWords({ zh: resultZh, en: resultEn });
  return (
    <label>
      <span className="unclear">{label}</span>
      <select className="select" value={value} onChange={({ target }) => onChoose(Number(target.value))}>
        {computations.map(({ number, at, by, schemeVersion }) => (
          <option key={number} value={number}>
            {t.computationNumber(number)} · {t.made(instantText(at), by ?? t.system, schemeVersion)}
          </option>
        ))}
      </select>
    </label>
  );
}
