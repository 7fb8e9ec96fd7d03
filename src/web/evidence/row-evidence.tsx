// Evidence beside a mark (评分旁的佐证材料): what a subject gave for the row that is being marked, to be looked at in place.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { useSettled } from '../state/settled.ts';
import './evidence.css';
import { PieceDrawer } from './piece-drawer.tsx';
import { rowEvidenceQuery } from './query.ts';
import { useEvidenceWords } from './words.ts';

type Props = { cycle: string; node: string; subject: string };

export function RowEvidence({ cycle, node, subject }: Props) {
  const words = useEvidenceWords();
  const t = words.beside;
  const [opened, setOpened] = useState<string | null>(null);
  // Whoever walks through the cells asks for none of them.
  const [asked] = useSettled(useMemo(() => ({ cycle, node, subject }), [cycle, node, subject]));
  const { data, error, refetch } = useQuery(rowEvidenceQuery(asked.cycle, asked.node, asked.subject));
  const pieces = data?.pieces ?? [];
  const piece = pieces.find(({ id }) => id === opened);
  return (
    <>
      <h3>{data === undefined ? t.title : t.count(pieces.length)}</h3>
      {error !== null && <Refused error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={2} />}
      {data !== undefined && pieces.length === 0 && <p className="field-hint">{t.none}</p>}
      {pieces.length > 0 && (
        <LongList className="evidence-beside" label={t.title} tag="ul" items={pieces} keyOf={({ id }) => id}>
          {({ id, title, number, form }) => (
            <>
              <button type="button" className="link" aria-label={words.list.open(title)} onClick={() => setOpened(id)}>
                {title}
              </button>{' '}
              <span className="unclear">{[number, form].filter((part) => part !== null).join(' · ')}</span>
            </>
          )}
        </LongList>
      )}
      {piece !== undefined && <PieceDrawer piece={piece} onClose={() => setOpened(null)} />}
    </>
  );
}
