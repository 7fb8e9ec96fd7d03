// Entering a superior's ranking (登记排名): indicator, document, rank, and the responsible bodies.
import { useState } from 'react';
import { ManyPicker } from '../form/many-picker.tsx';
import { Field } from '../form/field.tsx';
import { numberIn } from '../form/number.ts';
import { Line, PaperFields, PlaceField, Sheet } from './form-parts.tsx';
import { usePlaced } from './placed.ts';
import { type Claims, handIn } from './query.ts';
import { isPaper, paperOf, type Place } from './typed.ts';
import { useClaimWords } from './words.ts';

type Props = { cycle: string; places: readonly Place[]; subjects: Claims['subjects']; onClose: () => void };

const wholeNumber = (text: string): number | null => {
  const value = numberIn(text);
  return value !== null && /^[1-9]\d{0,8}$/u.test(value) ? Number(value) : null;
};

export function RewardForm({ cycle, places, subjects, onClose }: Props) {
  const t = useClaimWords();
  const { id, node, setNode, place, paper, setPaper } = usePlaced(places);
  const [title, setTitle] = useState('');
  const [ranks, setRanks] = useState({ rank: '', ranked: '', tied: '1' });
  const [bodies, setBodies] = useState<string[]>([]);
  const [shares, setShares] = useState<Record<string, string>>({});
  const isStated = place?.share === 'stated';
  const [rank, ranked, tied] = [ranks.rank, ranks.ranked, ranks.tied].map(wholeNumber);
  const isWhole =
    title.trim() !== '' &&
    isPaper(paper) &&
    [rank, ranked, tied].every((number) => number !== null) &&
    bodies.length > 0 &&
    (!isStated || bodies.every((body) => numberIn(shares[body] ?? '') !== null));
  const titleOf = (body: string): string => subjects.find((each) => each.id === body)?.title ?? body;
  const faultOf = (text: string): string | null =>
    text.trim() === '' || wholeNumber(text) !== null ? null : t.wrongNumber;
  return (
    <Sheet
      title={t.handIn.reward}
      submit={t.send}
      isTyped={title !== '' || paper.document !== ''}
      isWhole={isWhole}
      onClose={onClose}
      isWide
      send={() =>
        handIn(cycle, 'rewards', {
          id,
          node,
          content: {
            kind: 'reward',
            title,
            ...paperOf(paper),
            rank,
            ranked,
            tied,
            bodies: bodies.map((subject) => ({ subject, share: isStated ? numberIn(shares[subject] ?? '') : null })),
          },
        })
      }
    >
      {(isChecked) => (
        <>
          <PlaceField places={places} value={node} onChange={setNode} />
          <Line label={t.titleOf.reward} value={title} isChecked={isChecked} onChange={setTitle} />
          <PaperFields issuerLabel={t.issuerOf.reward} value={paper} isChecked={isChecked} onChange={setPaper} />
          <div className="claim-pair">
            {(['rank', 'ranked', 'tied'] as const).map((key) => (
              <Line
                key={key}
                label={t[key]}
                {...(key === 'tied' ? { hint: t.tiedHint } : {})}
                most={9}
                value={ranks[key]}
                fault={faultOf(ranks[key])}
                isChecked={isChecked}
                onChange={(text) => setRanks({ ...ranks, [key]: text })}
              />
            ))}
          </div>
          <Field label={t.subjects} fault={isChecked && bodies.length === 0 ? t.missingChoice : null}>
            {(ties) => <ManyPicker id={ties.id} items={subjects} value={bodies} onChange={setBodies} />}
          </Field>
          {isStated &&
            bodies.map((body) => (
              <Line
                key={body}
                label={t.share(titleOf(body))}
                hint={t.shareHint}
                most={40}
                value={shares[body] ?? ''}
                isChecked={isChecked}
                onChange={(text) => setShares({ ...shares, [body]: text })}
              />
            ))}
        </>
      )}
    </Sheet>
  );
}
