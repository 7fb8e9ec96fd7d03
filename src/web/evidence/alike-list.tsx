// What was handed in more than once (重复的材料): each group with its pieces, for the organiser to look at.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { instantText } from '../../domain/instant.ts';
import { addressOf } from '../pages.ts';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { alikeQuery } from './query.ts';
import { useEvidenceWords } from './words.ts';

export function AlikeList({ cycle }: { cycle: string }) {
  const t = useEvidenceWords().alike;
  const { data, error, refetch } = useQuery(alikeQuery);
  if (error !== null) return <Refused error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { groups } = data;
  if (groups.length === 0) return <p className="field-hint">{t.none}</p>;
  return (
    <details className="card evidence-groups" open={groups.some(({ isAcross }) => isAcross)}>
      <summary>
        {t.title} · {t.count(groups.length)}
      </summary>
      <p className="field-hint">{t.why}</p>
      <LongList label={t.title} tag="ul" items={groups} keyOf={({ by, key }) => `${by} ${key}`}>
        {({ by, key, isAcross, pieces }) => (
          <div className="evidence-group">
            <p>
              <strong>{by === 'file' ? t.file : t.number(key)}</strong>{' '}
              <span className="evidence-flag">{isAcross ? t.across : t.within}</span>
            </p>
            <ul>
              {pieces.map((piece) => (
                <li key={piece.id}>
                  <Link to={addressOf('evidence-body', { cycle, body: piece.body })}>{piece.bodyTitle}</Link>{' '}
                  {piece.title} <span className="unclear">{instantText(piece.at)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </LongList>
    </details>
  );
}
