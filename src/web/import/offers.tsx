// Answers of earlier years (以往的签署): those that fit open questions are offered, to be signed again in one go.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OffersReply } from '../../api/parameter.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import { isOpen } from '../../domain/scheme.ts';
import { read, request } from '../fetch.ts';
import { useWords } from '../language.ts';
import { acceptSigned } from '../scheme/save.ts';
import { NotSaved } from '../scheme/not-saved.tsx';
import { useSchemeWords } from '../scheme/words.ts';
import { useAccount } from '../session.ts';
import { OpenNow } from '../stage/open-now.tsx';
import { OrderFields } from '../stage/order-fields.tsx';
import { orderFor, useOrder } from '../stage/order.ts';
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
  const order = useOrder(cycle);
  const url = `/api/cycles/${encodeURIComponent(cycle)}/parameters`;
  const { data, error, refetch } = useQuery({
    queryKey: ['parameters', cycle, 'earlier'],
    queryFn: ({ signal }) => read<OffersReply>(`${url}/earlier`, { signal }),
  });
  /** What a person said of each; else the very same question is answered alike. */
  const [told, setTold] = useState<ReadonlyMap<string, boolean>>(new Map());
  const sign = useMutation({
    mutationFn: ({ version, offers, despiteFacts }: OffersReply & { despiteFacts?: boolean }) =>
      request<SchemeReply>('POST', url, {
        base: version,
        despiteFacts,
        ...orderFor(cycle),
        signatures: offers.map(({ key, value, reason, from }) => ({
          key,
          value,
          reason: official.reasonAsBefore(from.year, reason).slice(0, reasonMax),
        })),
      }),
    onSuccess: (reply, { version }) => acceptSigned(account, cycle, version, reply),
  });
  const isSettled = sign.data?.scheme.parameters.every((each) => !isOpen(each)) === true;
  const signed = sign.data !== undefined && (
    // The button that was pressed is gone: whoever has no pointer goes on here.
    <p className="notice" role="status" tabIndex={-1} ref={takeFocus}>
      {t.done.signed(sign.variables.offers.length, sign.data.scheme.parameters.filter(isOpen).length)}
    </p>
  );
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return isAside ? null : <Loading />;
  const { offers, version } = data;
  if (offers.length === 0)
    return (
      <>
        {signed || (isAside ? null : <p className="unclear">{t.done.noOffers}</p>)}
        {!isAside && isSettled && <OpenNow cycle={cycle} />}
      </>
    );
  const isChosen = ({ key, isSame }: OffersReply['offers'][number]): boolean => told.get(key) ?? isSame;
  const chosen = offers.filter(isChosen);
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
          disabled={chosen.length === 0 || sign.isPending || (order.isNeeded && !order.isWhole)}
          onClick={() => sign.mutate({ version, offers: chosen })}
        >
          {sign.isPending ? t.done.signing : t.done.sign(chosen.length)}
        </Button>
      </div>
      <OrderFields cycle={cycle} />
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
          checked={chosen.length === offers.length}
          onChange={({ target }) => setTold(new Map(offers.map(({ key }) => [key, target.checked])))}
        />
        {t.done.all}
      </label>
      <LongList tag="ul" items={offers} keyOf={({ key }) => key}>
        {(offer) => (
          <label>
            <input
              type="checkbox"
              checked={isChosen(offer)}
              onChange={({ target }) => setTold((before) => new Map([...before, [offer.key, target.checked]]))}
            />
            <span>
              {offer.title}
              <b>{offer.words}</b>
              <small>
                {t.done.from(offer.from.year, offer.signer)}
                {offer.reason !== '' && ` · ${offer.reason}`}
              </small>
              {offer.question !== null && (
                <small className="offer-asked">{t.done.asked(offer.question, offer.total)}</small>
              )}
            </span>
          </label>
        )}
      </LongList>
    </section>
  );
}
