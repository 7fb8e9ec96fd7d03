// The ledger of caps (封顶台账): each addition and deduction of a body, nominal and counted, and the limit that cut it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CapRow } from '../../engine/cap-ledger.ts';
import { showSigned } from '../../domain/display.ts';
import { Field } from '../form/field.tsx';
import { Picker } from '../form/picker.tsx';
import { usePunctuation } from '../punctuation.ts';
import { Digits } from '../state/digits.tsx';
import { Empty } from '../state/empty.tsx';
import { Loading } from '../state/loading.tsx';
import { LongTable } from '../state/long-table.tsx';
import { Refused } from '../state/refused.tsx';
import { type Claims, ledgerQuery } from './query.ts';
import { useClaimWords } from './words.ts';

type Entry = CapRow['entries'][number];

function Row({ row }: { row: CapRow }) {
  const t = useClaimWords().ledger;
  const p = usePunctuation();
  const remarksOf = ({ why, cuts }: Entry): string =>
    [
      ...(why === null ? [] : [why]),
      ...cuts.map(({ label, limit, points }) => t.cut(label, showSigned(limit), showSigned(points))),
    ].join(p.semicolon);
  return (
    <section className="card claim" aria-label={t.table(row.label)}>
      <h2>
        {row.label}{' '}
        <span className="unclear digits">{t.total(showSigned(row.nominal), showSigned(row.effective))}</span>
      </h2>
      {!row.isWhole && <p className="notice is-waiting">{t.notWhole}</p>}
      <LongTable<Entry>
        rowKey="fact"
        width={760}
        dataSource={row.entries}
        columns={[
          {
            key: 'title',
            title: t.entry,
            width: 300,
            render: (_, { title, document, date }) => (
              <>
                {title}
                <br />
                <small className="unclear">{[document, date].filter((part) => part !== null).join(' · ')}</small>
              </>
            ),
          },
          {
            key: 'nominal',
            title: t.nominal,
            width: 80,
            render: (_, { nominal }) => (nominal === null ? t.aside : <Digits text={showSigned(nominal)} />),
          },
          {
            key: 'effective',
            title: t.effective,
            width: 80,
            render: (_, { effective }) => (effective === null ? '' : <Digits text={showSigned(effective)} />),
          },
          { key: 'why', title: t.why, width: 300, render: (_, entry) => remarksOf(entry) },
        ]}
      />
    </section>
  );
}

function Rows({ cycle, body }: { cycle: string; body: string }) {
  const t = useClaimWords().ledger;
  const { data, error, refetch } = useQuery(ledgerQuery(cycle, body));
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  if (data.rows === null) return <Empty title={t.notYet} />;
  const filled = data.rows.filter(({ entries }) => entries.length > 0);
  if (filled.length === 0) return <Empty title={t.none} next={t.noneNext} />;
  return filled.map((row) => <Row key={row.node} row={row} />);
}

type Props = { cycle: string; claims: Claims; seesAll: boolean; body: string };

export function Ledger({ cycle, claims, seesAll, body }: Props) {
  const t = useClaimWords().ledger;
  const isSubject = claims.subjects.some(({ id }) => id === body);
  const [chosen, setChosen] = useState(isSubject ? body : '');
  return (
    <>
      <p className="unclear">{t.about}</p>
      {seesAll && (
        <div className="claim-whose">
          <Field label={t.body}>
            {(ties) => (
              <Picker<string>
                id={ties.id}
                value={chosen === '' ? null : chosen}
                placeholder={t.choose}
                showSearch={{ optionFilterProp: 'label' }}
                options={claims.subjects.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={setChosen}
              />
            )}
          </Field>
        </div>
      )}
      {chosen === '' ? <Empty title={t.choose} /> : <Rows cycle={cycle} body={chosen} />}
    </>
  );
}
