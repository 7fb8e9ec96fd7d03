// Claims and findings (加减分办理): by kind what was handed in and how far it has come, what one hands in oneself, and the ledger of caps.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type ClaimKind, ClaimKind as Kinds, claimStates } from '../../domain/claim.ts';
import { reachOf } from '../../domain/permission.ts';
import { SearchField } from '../form/search-field.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { useCycleId } from '../scheme/address.ts';
import { useAccount } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Call } from './call.tsx';
import { ClaimCard } from './card.tsx';
import './claim.css';
import { FindingForm } from './finding-form.tsx';
import { IncentiveForm } from './incentive-form.tsx';
import { InnovationForm } from './innovation-form.tsx';
import { Ledger } from './ledger.tsx';
import { type Claim, type Claims, claimsQuery, waits } from './query.ts';
import { RewardForm } from './reward-form.tsx';
import { useClaimWords } from './words.ts';

type Tab = ClaimKind | 'ledger';
const any = '';
const mine = 'mine';

/** Where somebody begins: with what waits for him, else with what he hands in. */
function firstTab({ claims, hands }: Claims): Tab {
  const waiting = claims.find(waits);
  return waiting?.kind ?? hands[0] ?? claims[0]?.kind ?? 'incentive';
}

const textOf = ({ content, about, bodyTitle }: Claim): string =>
  [content.title, bodyTitle, ...about.map(({ title }) => title), 'document' in content ? content.document : ''].join(
    ' ',
  );

export function Page() {
  const t = useClaimWords();
  const { pages } = useWords({ zh, en });
  const cycle = useCycleId();
  const { data, error, refetch } = useQuery(claimsQuery(cycle));
  const [chosen, setChosen] = useState<Tab | null>(null);
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={10} />;
  const tab = chosen ?? firstTab(data);
  const counts = Map.groupBy(data.claims, ({ kind }) => kind);
  return (
    <div className="claims">
      <PageHeader title={pages.claims} about={t.about} />
      <div className="claim-tabs" role="group" aria-label={t.tabs}>
        {[...Kinds.options, 'ledger' as const].map((each) => (
          <button
            key={each}
            type="button"
            className="claim-tab"
            aria-pressed={each === tab}
            onClick={() => setChosen(each)}
          >
            {each === 'ledger' ? t.ledgerTab : t.kinds[each]}
            {each !== 'ledger' && <span className="digits"> {counts.get(each)?.length ?? 0}</span>}
          </button>
        ))}
      </div>
      {tab === 'ledger' ? (
        <WholeLedger cycle={cycle} claims={data} />
      ) : (
        <Kind key={tab} cycle={cycle} claims={data} kind={tab} />
      )}
    </div>
  );
}

function WholeLedger({ cycle, claims }: { cycle: string; claims: Claims }) {
  const { roles, body } = useAccount();
  const seesAll = reachOf({ roles }, 'claim:read') === 'all';
  return <Ledger cycle={cycle} claims={claims} seesAll={seesAll} body={body?.id ?? ''} />;
}

type KindProps = { cycle: string; claims: Claims; kind: ClaimKind };

function Kind({ cycle, claims, kind }: KindProps) {
  const t = useClaimWords();
  const { body } = useAccount();
  const own = body?.id ?? '';
  const [search, setSearch] = useState('');
  const [state, setState] = useState<string>(any);
  const [isHanding, setHanding] = useState(false);
  const all = claims.claims.filter((each) => each.kind === kind);
  const shown = all.filter(
    (each) =>
      textOf(each).includes(search.trim()) && (state === any || (state === mine ? waits(each) : each.state === state)),
  );
  const places = claims.places.filter((place) => place.kind === kind);
  const hasPlace = kind === 'innovation' ? claims.call !== null && !claims.call.isOver : places.length > 0;
  const hasOne =
    kind === 'innovation' &&
    all.some((each) => each.body === own && each.state !== 'refused' && each.state !== 'withdrawn');
  const hands = claims.hands.includes(kind) && !hasOne;
  const close = () => setHanding(false);
  const form = { cycle, places, onClose: close };
  return (
    <>
      <p className="unclear">{t.explain[kind]}</p>
      {kind === 'innovation' && <Call cycle={cycle} claims={claims} />}
      {hands && kind !== 'innovation' && !hasPlace && <p className="notice is-waiting">{t.noPlace}</p>}
      <div className="list-filter">
        {hands && hasPlace && (
          <Button type="primary" onClick={() => setHanding(true)}>
            {t.handIn[kind]}
          </Button>
        )}
        {all.length > 0 && (
          <>
            <SearchField label={t.search} value={search} onChange={setSearch} />
            <select
              className="select"
              aria-label={t.state}
              value={state}
              onChange={({ target }) => setState(target.value)}
            >
              <option value={any}>{t.anyState}</option>
              <option value={mine}>{t.mine}</option>
              {claimStates.map((each) => (
                <option key={each} value={each}>
                  {t.states[each]}
                </option>
              ))}
            </select>
            <span className="unclear" role="status">
              {t.count(shown.length)}
            </span>
          </>
        )}
      </div>
      {all.length === 0 ? (
        <Empty title={t.empty[kind]} next={hands && hasPlace ? t.emptyMine : t.emptyNext} />
      ) : shown.length === 0 ? (
        <Empty title={t.noMatch} />
      ) : (
        <LongList className="claim-list" tag="ul" label={t.list} items={shown} keyOf={({ id }) => id}>
          {(each) => <ClaimCard cycle={cycle} claims={claims} claim={each} body={own} />}
        </LongList>
      )}
      {isHanding && kind === 'incentive' && <IncentiveForm {...form} body={own} />}
      {isHanding && kind === 'finding' && (
        <FindingForm {...form} subjects={claims.subjects.filter(({ id }) => id !== own)} />
      )}
      {isHanding && kind === 'reward' && <RewardForm {...form} subjects={claims.subjects} />}
      {isHanding && kind === 'innovation' && <InnovationForm cycle={cycle} body={own} onClose={close} />}
    </>
  );
}
