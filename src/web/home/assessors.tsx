// How far each assessor is (各考评单位的评分): whoever lacks most comes first.
import { useState } from 'react';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { Bar } from './bar.tsx';

const shown = 8;
type Shares = NonNullable<NonNullable<HomeReply['cycle']>['assessors']>;

export function Assessors({ shares }: { shares: Shares }) {
  const t = useWords({ zh, en });
  const [isOpen, setOpen] = useState(false);
  if (shares.length === 0) return null;
  const isDone = shares.every(({ given, expected }) => given >= expected);
  const rest = shares.length - shown;
  const listed = isOpen ? shares : isDone ? [] : shares.slice(0, shown);
  return (
    <section className="card" aria-labelledby="assessors">
      <h2 id="assessors">{t.assessors}</h2>
      {isDone && <p className="done">{`✓ ${t.assessorsDone(shares.length)}`}</p>}
      <LongList tag="ul" className="shares" items={listed} keyOf={({ id }) => id}>
        {({ title, given, expected }) => (
          <div className="share">
            <span>{title}</span>
            <Bar label={title} given={given} expected={expected} />
            <span className="digits">{t.marksOf(String(given), String(expected))}</span>
            <span className={given < expected ? 'share-lack' : 'done'}>
              {given < expected ? t.marksLack(expected - given) : t.marksDone}
            </span>
          </div>
        )}
      </LongList>
      {!isOpen && (isDone || rest > 0) && (
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {isDone ? t.assessorsAll(shares.length) : t.assessorsMore(rest)}
        </button>
      )}
    </section>
  );
}
