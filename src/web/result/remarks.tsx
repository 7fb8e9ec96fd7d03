// What has to be said of a row (说明标记): tied, ranked by a rounding, held from a grade, incomplete.
import type { RankingReply } from '../../api/computation.ts';
import { useGlossary } from '../glossary.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { heldFrom, moveOf } from './ranking-view.ts';

type Row = RankingReply['rows'][number];

type Props = { ranking: RankingReply; row: Row; isTold: boolean };

export function Remarks({ ranking, row, isTold }: Props) {
  const t = useWords({ zh, en });
  const reasons = useGlossary().absentReasons;
  const held = row.gradeNote === null ? null : heldFrom(ranking, row);
  return (
    <>
      {row.tied && <span className="tag">{t.tied}</span>}
      {row.rankByRounding && <span className="tag">{t.byRounding}</span>}
      {row.gradeNote !== null && !isTold && (
        <span className="tag is-question" title={row.gradeNote}>
          {held === null ? row.gradeNote : t.reached(held)}
        </span>
      )}
      {row.left.map(({ title, absent }) => (
        <small key={title} className="remark-left">
          {t.left(title, reasons[absent])}
        </small>
      ))}
      {row.missing.length > 0 && (
        <details className="remark-missing">
          <summary>{t.missing(row.missing.length)}</summary>
          <LongList tag="ul" className="plain-list" items={row.missing} keyOf={(title, index) => `${index} ${title}`}>
            {(title) => title}
          </LongList>
        </details>
      )}
    </>
  );
}

/** `↑2`, `↓1`, `–`; nothing where there was no computation before. */
export function Move({ row }: { row: Row }) {
  const t = useWords({ zh, en });
  const move = moveOf(row);
  if (move === null) return <span title={t.fresh}>–</span>;
  if (move === 0) return <span title={t.same}>–</span>;
  const words = move > 0 ? t.rose(move) : t.fell(-move);
  return (
    <span className={move > 0 ? 'rose' : 'fell'} title={words}>
      <span aria-hidden="true">
        {move > 0 ? '↑' : '↓'}
        {Math.abs(move)}
      </span>
      <span className="unseen">{words}</span>
    </span>
  );
}
