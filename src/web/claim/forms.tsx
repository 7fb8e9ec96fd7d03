// What is handed in (交出的表单): an award, a finding, a superior's ranking, an innovation.
import { useState } from 'react';
import { BodiesPicker } from '../form/bodies-picker.tsx';
import { dayIn } from '../form/day.ts';
import { Field } from '../form/field.tsx';
import { numberIn } from '../form/number.ts';
import {
  Day,
  isPaper,
  Line,
  noPaper,
  type Paper,
  PaperFields,
  PlaceField,
  PriceField,
  ProofField,
  Sheet,
} from './form-parts.tsx';
import { type Claim, type Claims, handIn, takeStep } from './query.ts';
import { useClaimWords } from './words.ts';

type Place = Claims['places'][number];
type Props = { cycle: string; places: readonly Place[]; onClose: () => void };

const paperOf = ({ issuer, document, date }: Paper) => ({ issuer, document, date: dayIn(date) });
const priceOf = (place: Place, level: string, points: string) =>
  place.levels === null ? { level: null, points: numberIn(points) } : { level, points: null };
const isPriced = (place: Place, level: string, points: string): boolean =>
  place.levels === null ? numberIn(points) !== null : level !== '';

export function IncentiveForm({ cycle, places, body, onClose }: Props & { body: string }) {
  const t = useClaimWords();
  const [id] = useState(() => crypto.randomUUID());
  const [node, setNode] = useState(places[0]?.node ?? '');
  const [given, setGiven] = useState({ title: '', matter: '', level: '', points: '' });
  const [paper, setPaper] = useState(noPaper);
  const [evidence, setEvidence] = useState<string[]>([]);
  const place = places.find((each) => each.node === node);
  if (place === undefined) return null;
  const isWhole =
    given.title.trim() !== '' &&
    given.matter.trim() !== '' &&
    isPaper(paper) &&
    dayIn(paper.date) !== null &&
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

export function FindingForm({ cycle, places, subjects, onClose }: Props & { subjects: Claims['subjects'] }) {
  const t = useClaimWords();
  const [id] = useState(() => crypto.randomUUID());
  const [node, setNode] = useState(places[0]?.node ?? '');
  const [subject, setSubject] = useState<string[]>([]);
  const [given, setGiven] = useState({ title: '', incident: '', reason: '', level: '', points: '', replyBy: '' });
  const [paper, setPaper] = useState(noPaper);
  const place = places.find((each) => each.node === node);
  if (place === undefined) return null;
  const [about] = subject;
  const isWhole =
    about !== undefined &&
    [given.title, given.incident, given.reason].every((text) => text.trim() !== '') &&
    isPaper(paper) &&
    dayIn(paper.date) !== null &&
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
              <BodiesPicker
                id={ties.id}
                bodies={subjects}
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

const wholeNumber = (text: string): number | null => {
  const value = numberIn(text);
  return value !== null && /^[1-9]\d{0,8}$/u.test(value) ? Number(value) : null;
};

export function RewardForm({ cycle, places, subjects, onClose }: Props & { subjects: Claims['subjects'] }) {
  const t = useClaimWords();
  const [id] = useState(() => crypto.randomUUID());
  const [node, setNode] = useState(places[0]?.node ?? '');
  const [title, setTitle] = useState('');
  const [paper, setPaper] = useState(noPaper);
  const [ranks, setRanks] = useState({ rank: '', ranked: '', tied: '1' });
  const [bodies, setBodies] = useState<string[]>([]);
  const [shares, setShares] = useState<Record<string, string>>({});
  const place = places.find((each) => each.node === node);
  const isStated = place?.share === 'stated';
  const [rank, ranked, tied] = [ranks.rank, ranks.ranked, ranks.tied].map(wholeNumber);
  const isWhole =
    title.trim() !== '' &&
    isPaper(paper) &&
    dayIn(paper.date) !== null &&
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
            {(ties) => <BodiesPicker id={ties.id} bodies={subjects} value={bodies} onChange={setBodies} />}
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

type InnovationProps = { cycle: string; body: string; replaced?: Claim; onClose: () => void };

/** The first one, or another in its place. */
export function InnovationForm({ cycle, body, replaced, onClose }: InnovationProps) {
  const t = useClaimWords();
  const [id] = useState(() => crypto.randomUUID());
  const before = replaced?.content.kind === 'innovation' ? replaced.content : null;
  const [title, setTitle] = useState(before?.title ?? '');
  const [text, setText] = useState(before?.text ?? '');
  const [evidence, setEvidence] = useState<string[]>(before?.evidence ?? []);
  const content = { kind: 'innovation', title, text, evidence };
  return (
    <Sheet
      title={replaced === undefined ? t.handIn.innovation : t.actOn(t.steps.replaced, before?.title ?? '')}
      submit={t.send}
      isTyped={title !== (before?.title ?? '') || text !== (before?.text ?? '')}
      isWhole={title.trim() !== '' && text.trim() !== '' && evidence.length > 0}
      onClose={onClose}
      isWide
      send={() =>
        replaced === undefined
          ? handIn(cycle, 'innovations', { id, content })
          : takeStep(cycle, replaced.id, 'replacement', { step: id, content })
      }
    >
      {(isChecked) => (
        <>
          <Line label={t.titleOf.innovation} value={title} isChecked={isChecked} onChange={setTitle} />
          <Line label={t.text} most={5000} isTall value={text} isChecked={isChecked} onChange={setText} />
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
