// The rows that one's own body marks (本单位的评分): how far each is, and the way to the first that lacks a mark.
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { LongList } from '../state/long-list.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { Bar } from './bar.tsx';

type Rows = NonNullable<NonNullable<HomeReply['cycle']>['own']>;
/** `wait`: why nobody can mark yet; null: one can. */
type Props = { cycle: string; rows: Rows; wait: string | null };

export function OwnMarks({ cycle, rows, wait }: Props) {
  const t = useWords({ zh, en });
  const address = wait === null ? addressIfAny('marks', { cycle }) : null;
  return (
    <section className="card" aria-labelledby="own-marks">
      <h2 id="own-marks">{t.own}</h2>
      {wait !== null && <p className="unclear">{wait}</p>}
      {rows.length === 0 && wait === null && <p className="unclear">{t.ownNone}</p>}
      <LongList tag="ul" className="shares" items={rows} keyOf={({ node }) => node}>
        {({ node, label, given, expected, missing }) => (
          <div className="share">
            <span>{label}</span>
            <Bar label={label} given={given} expected={expected} />
            <span className="digits">{t.marksOf(String(given), String(expected))}</span>
            {missing === null ? (
              <span className="done">{t.ownDone}</span>
            ) : (
              address !== null && (
                <Link to={address} hash={`${node} ${missing.id}`}>
                  {t.ownGo}
                  <span className="list-note">{t.ownNext(missing.title)}</span>
                </Link>
              )
            )}
          </div>
        )}
      </LongList>
    </section>
  );
}
