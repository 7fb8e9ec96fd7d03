// The rows of a scorecard with what they cost (失分清单): those that took most from the total first.
import { labelOf, wholeLabelOf, showNumber, showSigned } from '../../domain/display.ts';
import { isHolder } from '../../domain/part.ts';
import { useNarrow } from '../frame/narrow.ts';
import type { RowEffect } from '../../domain/summary.ts';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { CutName, NodeName } from '../node-name.tsx';
import { longFrom } from '../state/long.ts';
import { LongRows } from '../state/long-rows.tsx';
import { useBook } from './book.ts';
import { useScore } from './score.ts';
import { shortened } from './shortened.ts';

const isTouched = ({ lost, effect, cut }: RowEffect): boolean =>
  (lost !== null && lost.value !== '0') || (effect !== null && effect.value !== '0') || cut !== null;

export function Losses() {
  const t = useWords({ zh, en });
  const { rows } = useBook().reply.summary;
  const untouched = rows.filter((row) => !isTouched(row));
  return (
    <section className="card" aria-labelledby="losses-title">
      <div className="section-head">
        <h2 id="losses-title">{t.losses}</h2>
        <p className="unclear">{t.lossesAbout}</p>
      </div>
      <Rows rows={rows.filter(isTouched)} />
      {untouched.length > 0 && (
        <details className="numbers">
          <summary>{t.untouched(untouched.length)}</summary>
          <Rows rows={untouched} />
        </details>
      )}
    </section>
  );
}

const underShown = 24;

/** Titles of the parts above a row: each as long as there is room for, whole on paper. */
function Under({ node }: { node: string }) {
  const { above, nodes } = useBook();
  const parts = (above.get(node) ?? []).flatMap((id) => {
    const found = nodes.get(id);
    return found === undefined || isHolder(found) ? [] : [found];
  });
  const label = parts.map((part) => shortened(labelOf(part), underShown)).join(' › ');
  return <CutName label={label} whole={parts.map(wholeLabelOf).join(' › ')} />;
}

function Rows({ rows }: { rows: readonly RowEffect[] }) {
  const t = useWords({ zh, en });
  const book = useBook();
  const score = useScore();
  const isNarrow = useNarrow();
  return (
    <table
      className={rows.length > longFrom ? 'plain-table losses is-long' : 'plain-table losses'}
      aria-rowcount={rows.length + 1}
    >
      <thead>
        <tr>
          <th scope="col">{t.row}</th>
          <th scope="col" className="number" aria-sort="ascending">
            {t.effect}
          </th>
          <th scope="col" className="number">
            {t.lost}
          </th>
          {!isNarrow && (
            <th scope="col" className="number">
              {t.score}
            </th>
          )}
        </tr>
      </thead>
      <LongRows items={rows} height={62}>
        {({ node, lost, effect, cut }, index) => {
          const step = book.steps.get(node);
          const named = book.nodes.get(node);
          if (step === undefined) return null;
          const limited = cut !== null && (
            <small>{t.cut(showNumber(cut.nominal.value), showNumber(cut.limit.value))}</small>
          );
          return (
            <tr key={node} aria-rowindex={index + 2}>
              <th scope="row">
                <a href={`#${node}`} className="clamped">
                  {named === undefined ? labelOf(step) : <NodeName node={named} />}
                </a>
                <small>
                  <Under node={node} />
                </small>
                {isNarrow && (
                  <>
                    <small>{score(step)}</small>
                    {limited}
                  </>
                )}
              </th>
              <td className={effect?.value.startsWith('-') === true ? 'number fell' : 'number'}>
                {effect === null ? '' : showSigned(effect.value)}
              </td>
              <td className="number">{lost === null ? '' : showNumber(lost.value)}</td>
              {!isNarrow && (
                <td className="number">
                  {score(step)}
                  {limited}
                </td>
              )}
            </tr>
          );
        }}
      </LongRows>
    </table>
  );
}
