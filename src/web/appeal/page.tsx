// Appeals (申诉复核): until when, the form of the subject, and each with its decision; corrected results wait for a reopening.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { addressOf } from '../pages.ts';
import { useCycleId } from '../scheme/address.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { AppealCard } from './card.tsx';
import { AppealForm } from './form.tsx';
import { appealsQuery } from './query.ts';
import { useAppealWords } from './words.ts';
import './appeal.css';

export function Page() {
  const t = useAppealWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const may = useMay();
  const { data, error, refetch } = useQuery(appealsQuery(cycle));
  if (data === undefined)
    return error === null ? <Loading lines={6} /> : <Refused error={error} onRetry={() => void refetch()} />;
  const window = data.isOpen ? (data.until === null ? t.untilSettled : t.until(data.until)) : t.closed;
  return (
    <div className="appeals">
      <PageHeader title={pages.appeals} about={`${t.about}${window}`} />
      {data.pending > 0 && (
        <section className="notice">
          <p>{t.pending(data.pending)}</p>
          {may('appeal:decide') && (
            <>
              <p>{t.pendingNext}</p>
              <p className="actions">
                <Link to={addressOf('stage', { cycle })}>{t.toStage}</Link>
                {may('result:read') && <Link to={addressOf('comparison', { cycle })}>{t.toComparison}</Link>}
              </p>
            </>
          )}
        </section>
      )}
      {data.own !== null && <AppealForm cycle={cycle} own={data.own} />}
      {data.appeals.length === 0 ? (
        <Empty title={t.none} next={t.noneNext} />
      ) : (
        <LongList className="appeal-list" label={t.list} items={data.appeals} keyOf={({ id }) => id}>
          {(appeal) => <AppealCard cycle={cycle} appeal={appeal} />}
        </LongList>
      )}
    </div>
  );
}
