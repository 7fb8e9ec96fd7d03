// Handing a finding over (移送问题): about whom, what was found and why, its document, and until when the subject may reply.
import { useState } from 'react';
import { ManyPicker } from '../form/many-picker.tsx';
import { dayIn } from '../form/day.ts';
import { Field } from '../form/field.tsx';
import { Day, Line, PaperFields, PlaceField, PriceField, Sheet } from './form-parts.tsx';
import { usePlaced } from './placed.ts';
import { type Claims, handIn } from './query.ts';
import { isPaper, isPriced, paperOf, type Place, priceOf } from './typed.ts';
import { useClaimWords } from './words.ts';

type Props = { cycle: string; places: readonly Place[]; subjects: Claims['subjects']; onClose: () => void };

export function FindingForm({ cycle, places, subjects, onClose }: Props) {
  const t = useClaimWords();
  const { id, node, setNode, place, paper, setPaper } = usePlaced(places);
  const [subject, setSubject] = useState<string[]>([]);
  const [given, setGiven] = useState({ title: '', incident: '', reason: '', level: '', points: '', replyBy: '' });
  if (place === undefined) return null;
  const [about] = subject;
  const isWhole =
    about !== undefined &&
    [given.title, given.incident, given.reason].every((text) => text.trim() !== '') &&
    isPaper(paper) &&
    dayIn(given.replyBy) !== null &&
    isPriced(place, given.level, given.points);
  return (
    <Sheet
      title={t.handIn.finding}
      submit={t.send}
      isTyped={given.title !== '' || given.reason !== ''}
      isWhole={isWhole}
      onClose={onClose}
      isWide
      send={() =>
        handIn(cycle, 'findings', {
          id,
          node,
          subject: about,
          content: {
            kind: 'finding',
            title: given.title,
            incident: given.incident,
            reason: given.reason,
            replyBy: dayIn(given.replyBy),
            ...paperOf(paper),
            ...priceOf(place, given.level, given.points),
          },
        })
      }
    >
      {(isChecked) => (
        <>
          <PlaceField places={places} value={node} onChange={setNode} />
          <Field label={t.subject} fault={isChecked && about === undefined ? t.missingChoice : null}>
            {(ties) => (
              <ManyPicker
                id={ties.id}
                items={subjects}
                value={subject}
                onChange={(bodies) => setSubject(bodies.slice(-1))}
              />
            )}
          </Field>
          <Line
            label={t.titleOf.finding}
            value={given.title}
            isChecked={isChecked}
            onChange={(title) => setGiven({ ...given, title })}
          />
          <Line
            label={t.incident}
            hint={t.incidentHint}
            value={given.incident}
            isChecked={isChecked}
            onChange={(incident) => setGiven({ ...given, incident })}
          />
          <Line
            label={t.reason}
            most={2000}
            isTall
            value={given.reason}
            isChecked={isChecked}
            onChange={(reason) => setGiven({ ...given, reason })}
          />
          <PaperFields issuerLabel={t.issuerOf.finding} value={paper} isChecked={isChecked} onChange={setPaper} />
          <div className="claim-pair">
            <PriceField
              place={place}
              level={given.level}
              points={given.points}
              isChecked={isChecked}
              onLevel={(level) => setGiven({ ...given, level })}
              onPoints={(points) => setGiven({ ...given, points })}
            />
            <Day
              label={t.replyBy}
              hint={t.replyByHint}
              value={given.replyBy}
              isChecked={isChecked}
              onChange={(replyBy) => setGiven({ ...given, replyBy })}
            />
          </div>
        </>
      )}
    </Sheet>
  );
}
