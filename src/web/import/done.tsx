// After the import (导入之后): what was made, and the answers of earlier years to sign again in one go.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ImportedReply } from '../../api/import.ts';
import type { OffersReply } from '../../api/parameter.ts';
import type { SchemeReply } from '../../api/scheme.ts';
import { isOpen } from '../../domain/scheme.ts';
import { rememberCycle } from '../cycle.ts';
import { read, request } from '../fetch.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useMay } from '../session.ts';
import { LongList } from '../state/long-list.tsx';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { official } from '../words/official.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';

const reasonMax = 1000;
const takeFocus = (element: HTMLElement | null): void => element?.focus();

export function Done({ imported, onAnother }: { imported: ImportedReply; onAnother: () => void }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const heading = useRef<HTMLHeadingElement>(null);
  const { cycle, version } = imported;
  useEffect(() => {
    rememberCycle(cycle.id);
    heading.current?.focus();
  }, [cycle.id]);
  return (
    <>
      <section className="card done-card">
        <h2 ref={heading} tabIndex={-1} className="done">
          {version === 1 ? t.done.cycle(cycle.title, cycle.year) : t.done.version(cycle.title, version)}
        </h2>
        <div className="actions">
          <Link className="button-link" to={addressOf('scheme', { cycle: cycle.id })}>
            {t.done.toScheme}
          </Link>
          <Button onClick={onAnother}>{t.done.another}</Button>
        </div>
      </section>
      {may('parameter:sign') && <Offers cycle={cycle.id} />}
    </>
  );
}

export function Offers({ cycle }: { cycle: string }) {
  const t = useWords({ zh, en });
  const client = useQueryClient();
  const url = `/api/cycles/${encodeURIComponent(cycle)}/parameters`;
  const { data, error, refetch } = useQuery({
    queryKey: ['parameters', cycle, 'earlier'],
    queryFn: ({ signal }) => read<OffersReply>(`${url}/earlier`, { signal }),
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const sign = useMutation({
    mutationFn: ({ version, offers }: OffersReply) =>
      request<SchemeReply>('POST', url, {
        base: version,
        signatures: offers.map(({ key, value, reason, from }) => ({
          key,
          value,
          reason: official.reasonAsBefore(from.year, reason).slice(0, reasonMax),
        })),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scheme', cycle] }),
  });
  if (sign.data !== undefined) {
    const open = sign.data.scheme.parameters.filter(isOpen).length;
    return (
      // The button that was pressed is gone: whoever has no pointer goes on here.
      <p className="notice" role="status" tabIndex={-1} ref={takeFocus}>
        {t.done.signed(sign.variables.offers.length, open)}
      </p>
    );
  }
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { offers, version } = data;
  if (offers.length === 0) return <p className="unclear">{t.done.noOffers}</p>;
  const chosen = offers.filter(({ key }) => !left.has(key));
  const toggle = (key: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <section className="card offers">
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
      {sign.error !== null && <Refused error={sign.error} onRetry={() => void refetch()} />}
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
