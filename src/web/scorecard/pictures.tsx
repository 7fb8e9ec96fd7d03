// The pictures of a scorecard (图示), each with its numbers as a table.
import { lazy, Suspense, type ReactNode } from 'react';
import type { ScorecardReply } from '../../api/computation.ts';
import { showNumber, showPercent, showSigned, showTotal } from '../../domain/display.ts';
import type { Quantity } from '../../domain/scorecard.ts';
import { barTitle } from '../../domain/summary.ts';
import { useBoth, useWords } from '../language.ts';
import { Loading } from '../state/loading.tsx';
import { longFrom } from '../state/long.ts';
import { LongRows } from '../state/long-rows.tsx';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';

// ECharts comes with them, and the page is read before it has come.
const Waterfall = lazy(async () => ({ default: (await import('./waterfall.tsx')).Waterfall }));
const Radar = lazy(async () => ({ default: (await import('./radar.tsx')).Radar }));

const axesLeast = 3;

export function Pictures({ reply }: { reply: ScorecardReply }) {
  const t = useWords({ zh, en });
  const both = useBoth();
  const { bars } = reply.summary;
  const { radar } = reply;
  return (
    <div className="pictures">
      {bars.length > 0 && (
        <section className="card" aria-labelledby="waterfall-title">
          <div className="section-head">
            <h2 id="waterfall-title">{t.waterfall}</h2>
            <p className="unclear">{t.waterfallAbout}</p>
          </div>
          <Picture count={bars.length}>
            <Waterfall bars={bars} totalPlaces={reply.totalPlaces} label={t.waterfallOf(reply.title)} />
          </Picture>
          <Numbers
            heads={[t.part, t.gained, t.full, t.lost, t.running]}
            rows={bars.map(({ gained, full, to, ...bar }) => [
              both(barTitle(bar)),
              full === null ? showSigned(gained.value) : showNumber(gained.value),
              full === null ? '' : showNumber(full.points.value),
              full === null ? '' : showNumber(full.lost.value),
              showTotal(to.value, reply.totalPlaces),
            ])}
          />
        </section>
      )}
      {radar.length >= axesLeast && (
        <section className="card" aria-labelledby="radar-title">
          <div className="section-head">
            <h2 id="radar-title">{t.radar}</h2>
            <p className="unclear">{t.radarAbout}</p>
          </div>
          <Picture count={radar.length}>
            <Radar axes={radar} label={t.radarOf(reply.title)} />
          </Picture>
          <Numbers
            heads={[t.part, t.own, t.mean, t.best]}
            rows={radar.map(({ title, own, mean, best }) => [title, rate(own), rate(mean), rate(best)])}
          />
        </section>
      )}
    </div>
  );
}

/** Of so many parts nobody sees anything in a picture: they are read in the table. */
function Picture({ count, children }: { count: number; children: ReactNode }) {
  const t = useWords({ zh, en });
  if (count > longFrom) return <p>{t.tooMany(count)}</p>;
  return <Suspense fallback={<Loading lines={6} />}>{children}</Suspense>;
}

const rate = (quantity: Quantity | null): string => (quantity === null ? '—' : showPercent(quantity.value));

function Numbers({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  const t = useWords({ zh, en });
  return (
    <details className="numbers">
      <summary>{t.asTable}</summary>
      <table className="plain-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <LongRows items={rows} height={33}>
          {([title, ...cells], index) => (
            <tr key={index} aria-rowindex={index + 2}>
              <th scope="row">{title}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          )}
        </LongRows>
      </table>
    </details>
  );
}
