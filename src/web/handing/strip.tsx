// Checking and handing in, above the own marks (审核和报送): how it stands, and what the account can do next.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { HandingReply } from '../../api/handing.ts';
import { instantText } from '../../domain/instant.ts';
import { useMay } from '../may.ts';
import { usePunctuation } from '../punctuation.ts';
import { HandingDialog } from './dialog.tsx';
import { type HandingDeed, handingQuery } from './query.ts';
import { useHandingWords } from './words.ts';
import './handing.css';

type Entry = HandingReply['assessors'][number];

/** How the marks of an assessor stand; null: not known, or nothing to the account. */
export function useHanding(cycle: string, assessor: string): Entry | null {
  const may = useMay();
  const { data } = useQuery({ ...handingQuery(cycle), enabled: may('handing:read') });
  return data?.assessors.find(({ body }) => body === assessor) ?? null;
}

function useStripWords(): (entry: Entry) => string[] {
  const t = useHandingWords().strip;
  const { list } = usePunctuation();
  return ({ state, last, given, expected, accounts, unchecked, checks, isLocked }) => {
    const missing = expected - given;
    const when = last === null ? '' : instantText(last.at);
    if (state === 'handed-in') return [t.handedIn(last?.by ?? null, when)];
    if (isLocked) return [t.changed];
    const before =
      last?.act === 'returned' ? t.returned(last.by, when, last.reason.replace(/。$/u, '')) : t.open(given, expected);
    if (missing > 0) return [before, t.missing(missing)];
    if (accounts < 2) return [before, t.single];
    if (unchecked > 0) return [before, t.needsCheck(unchecked)];
    return [before, t.checked([...new Set(checks.map(({ by }) => by ?? ''))].join(list))];
  };
}

/** `isUnsaved`: something typed has not arrived yet. */
export function HandingStrip({ cycle, entry, isUnsaved }: { cycle: string; entry: Entry; isUnsaved: boolean }) {
  const t = useHandingWords();
  const wordsOf = useStripWords();
  const [asked, setAsked] = useState<HandingDeed | null>(null);
  const { mayCheck, mayHandIn, mayRecall, last, isLocked } = entry;
  const deeds: [HandingDeed, string][] = [
    ...(mayCheck ? ([['check', t.strip.check]] as [HandingDeed, string][]) : []),
    ...(mayHandIn ? ([['handing-in', t.strip.handIn]] as [HandingDeed, string][]) : []),
    ...(mayRecall ? ([['recall', t.strip.recall]] as [HandingDeed, string][]) : []),
  ];
  const isReturned = !isLocked && last?.act === 'returned';
  return (
    <section className={isReturned ? 'handing-strip is-returned' : 'handing-strip'} aria-label={t.strip.title}>
      <p>{wordsOf(entry).join(' ')}</p>
      {deeds.map(([deed, words]) => (
        <Button
          key={deed}
          size="small"
          disabled={isUnsaved && deed !== 'recall'}
          {...(isUnsaved && deed !== 'recall' && { title: t.strip.unsaved })}
          {...(deed === 'handing-in' && { type: 'primary' as const })}
          onClick={() => setAsked(deed)}
        >
          {words}
        </Button>
      ))}
      {asked !== null && <HandingDialog cycle={cycle} entry={entry} deed={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
