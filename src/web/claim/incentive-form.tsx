// Claiming an award (申报加分): what it is for, its document, its level, and the proofs.
import { useState } from 'react';
import { Line, PaperFields, PlaceField, PriceField, ProofField, Sheet } from './form-parts.tsx';
import { usePlaced } from './placed.ts';
import { handIn } from './query.ts';
import { isPaper, isPriced, paperOf, type Place, priceOf } from './typed.ts';
import { useClaimWords } from './words.ts';

type Props = { cycle: string; places: readonly Place[]; body: string; onClose: () => void };

export function IncentiveForm({ cycle, places, body, onClose }: Props) {
  const t = useClaimWords();
  const { id, node, setNode, place, paper, setPaper } = usePlaced(places);
  const [given, setGiven] = useState({ title: '', matter: '', level: '', points: '' });
  const [evidence, setEvidence] = useState<string[]>([]);
  if (place === undefined) return null;
  const isWhole =
    given.title.trim() !== '' &&
    given.matter.trim() !== '' &&
    isPaper(paper) &&
    isPriced(place, given.level, given.points) &&
    evidence.length > 0;
  return (
    <Sheet
      title={t.handIn.incentive}
      submit={t.send}
      isTyped={given.title !== '' || paper.document !== ''}
      isWhole={isWhole}
      onClose={onClose}
      isWide
      send={() =>
        handIn(cycle, 'incentives', {
          id,
          node,
          content: {
            kind: 'incentive',
            title: given.title,
            matter: given.matter,
            ...paperOf(paper),
            ...priceOf(place, given.level, given.points),
            evidence,
          },
        })
      }
    >
      {(isChecked) => (
        <>
          <PlaceField
            places={places}
            value={node}
            onChange={(next) => {
              setNode(next);
              setGiven({ ...given, level: '' });
            }}
          />
          <Line
            label={t.titleOf.incentive}
            value={given.title}
            isChecked={isChecked}
            onChange={(title) => setGiven({ ...given, title })}
          />
          <Line
            label={t.matter}
            hint={t.matterHint}
            value={given.matter}
            isChecked={isChecked}
            onChange={(matter) => setGiven({ ...given, matter })}
          />
          <PaperFields issuerLabel={t.issuerOf.incentive} value={paper} isChecked={isChecked} onChange={setPaper} />
          <PriceField
            place={place}
            level={given.level}
            points={given.points}
            isChecked={isChecked}
            onLevel={(level) => setGiven({ ...given, level })}
            onPoints={(points) => setGiven({ ...given, points })}
          />
          <ProofField
            cycle={cycle}
            body={body}
            value={evidence}
            isNeeded
            isChecked={isChecked}
            onChange={setEvidence}
          />
        </>
      )}
    </Sheet>
  );
}
