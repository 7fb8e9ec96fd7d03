// Answers of earlier years (以往的签署): those that fit open questions are offered, to be signed again in one go.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OffersReply } from '../../api/parameter.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import { isOpen } from '../../domain/scheme.ts';
import { read, request } from '../fetch.ts';
import { useWords } from '../language.ts';
import { acceptSigned } from '../scheme/editor.ts';
import { NotSaved } from '../scheme/not-saved.tsx';
import { useSchemeWords } from '../scheme/words.ts';
import { useAccount } from '../session.ts';
import { LongList } from '../state/long-list.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { official } from '../words/official.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import './offers.css';

const reasonMax = 1000;
const takeFocus = (element: HTMLElement | null): void => element?.focus();

type Props = {
  cycle: string;
  /** Where it stands among other things, nothing is said when there is nothing to offer. */
  isAside?: boolean;
};

export function Offers({ cycle, isAside = false }: Props) {
  const t = useWords({ zh, en });
  const s = useSchemeWords();
  const { id: account } = useAccount();
  const url = `/api/cycles/${encodeURIComponent(cycle)}/parameters`;
  const { data, error, refetch } = useQuery({
    queryKey: ['parameters', cycle, 'earlier'],
    queryFn: ({ signal }) => read<OffersReply>(`${url}/earlier`, { signal }),
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const sign = useMutation({
    mutationFn: ({ version, offers, despiteFacts }: OffersReply & { despiteFacts?: boolean }) =>
      request<SchemeReply>('POST', url, {
        base: version,
        despiteFacts,
        signatures: offers.map(({ key, value, reason, from }) => ({
          key,
          value,
          reason: official.reasonAsBefore(from.year, reason).slice(0, reasonMax),
        })),
      }),
    onSuccess: (reply, { version }) => acceptSigned(account, cycle, version, reply),
  });
  const signed = sign.data !== undefined && (
    // The button that was pressed is gone: whoever has no pointer goes on here.
    <p className="notice" role="status" tabIndex={-1} ref={takeFocus}>
      {t.done.signed(sign.variables.offers.length, sign.data.scheme.parameters.filter(isOpen).length)}
    </p>
  );
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return isAside ? null : <Loading />;
  const { offers, version } = data;
  if (offers.length === 0) return signed || (isAside ? null : <p className="unclear">{t.done.noOffers}</p>);
  const chosen = offers.filter(({ key }) => !left.has(key));
  const toggle = (key: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <section className="card offers">
      {signed}
      <div className="offers-head">
        <div>
          <h2>{t.done.offers}</h2>
          <p>{t.done.offersWhy}</p>
        </div>
        <Button
          type="primary"
          disabled={chosen.length === 0 || sign.isPending}
          onClick={() => sign.mutate({ version, offers: chosen })}
        >
          {sign.isPending ? t.done.signing : t.done.sign(chosen.length)}
        </Button>
      </div>
      <NotSaved
        saving={sign}
        goOn={s.unfit.sign}
        onRetry={() => {
          sign.reset();
          void refetch();
        }}
      />
      <label className="offer-all">
        <input
          type="checkbox"
          checked={left.size === 0}
          onChange={() => setLeft(left.size === 0 ? new Set(offers.map(({ key }) => key)) : new Set())}
        />
        {t.done.all}
      </label>
      <LongList tag="ul" items={offers} keyOf={({ key }) => key}>
        {({ key, title, words, question, signer, reason, from }) => (
          <label>
            <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
            <span>
              {title}
              <b>{words}</b>
              <small>
                {t.done.from(from.year, signer)}
                {reason !== '' && ` · ${reason}`}
              </small>
              {question !== null && <small className="offer-asked">{t.done.asked(question)}</small>}
            </span>
          </label>
        )}
      </LongList>
    </section>
  );
}
