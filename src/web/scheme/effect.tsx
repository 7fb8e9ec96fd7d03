// What a change does to totals and ranks (调整的影响): nobody signs a change of an issued scheme without having seen it.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SchemeEffectReply } from '../../api/scheme.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { ChangeList } from '../comparison/change-list.tsx';
import { RefusedError } from '../fetch.ts';
import { useWords } from '../language.ts';
import { useOrder } from '../stage/order.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { useSettled } from '../state/settled.ts';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { effectQuery } from './query.ts';
import './effect.css';

type Asked = {
  cycle: string;
  base: number;
  /** Null while it is not known. */
  scheme: Scheme | null;
  /** Tells one change from another: what was seen of one says nothing of the next. */
  change: string;
};

/** `isSeen`: it was shown, or why there is none; or the scheme is not issued yet and needs no paper. `isReady`: and the paper is named. */
export function useEffectOnRanks({ cycle, base, scheme, change }: Asked): {
  isSeen: boolean;
  isReady: boolean;
  view: ReactNode;
} {
  const t = useWords({ zh, en }).effect;
  const { isNeeded, isWhole } = useOrder(cycle);
  // Computed by the server, for all subjects: not at every key.
  const [settled] = useSettled(change);
  const isSettled = settled === change;
  const { data, error, isPending, refetch } = useQuery({
    ...effectQuery(cycle, { base, scheme, change }),
    enabled: isNeeded && isSettled && scheme !== null,
  });
  if (!isNeeded) return { isSeen: true, isReady: true, view: null };
  const view = (
    <section className="effect" aria-label={t.title}>
      <h3>{t.title}</h3>
      {isPending && error === null && (
        <>
          <p role="status">{t.computing}</p>
          <Loading lines={2} />
        </>
      )}
      {error !== null && <Refused error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Effect effect={data.effect} />}
    </section>
  );
  const isSeen = data !== undefined || error instanceof RefusedError;
  return { isSeen, isReady: isSeen && isWhole, view };
}

function Effect({ effect }: SchemeEffectReply) {
  const t = useWords({ zh, en }).effect;
  if (effect === null) return <p className="notice is-waiting">{t.open}</p>;
  const { facts, left, subjects, unchanged, totalPlaces } = effect;
  return (
    <>
      <p role="status">
        {facts === 0 ? t.noFacts : subjects.length === 0 ? t.none(unchanged) : t.some(subjects.length, unchanged)}
      </p>
      {left > 0 && <p className="notice is-waiting">{t.left(left)}</p>}
      {facts > 0 && subjects.length > 0 && (
        <div className="effect-list">
          <ChangeList changes={subjects} totalPlaces={totalPlaces} label={t.title} />
        </div>
      )}
      <p className="unclear">{t.signed}</p>
    </>
  );
}
