// One step of a claim (办理的表单): reply, adopt, refuse, take back, mark, and the steps of a rectification.
import { useState } from 'react';
import type { StepKind } from '../../domain/claim.ts';
import { dayIn } from '../form/day.ts';
import { numberIn } from '../form/number.ts';
import { Day, Line, PriceField, ProofField, Sheet } from './form-parts.tsx';
import { type Claim, type Claims, takeStep } from './query.ts';
import { useClaimWords } from './words.ts';

/** Where each is sent to; `replaced` has a form of its own. */
const nouns: Record<Exclude<StepKind, 'replaced'>, string> = {
  replied: 'reply',
  adopted: 'adoption',
  refused: 'refusal',
  withdrawn: 'withdrawal',
  marked: 'panel-marks',
  'rectification-asked': 'rectification',
  'rectification-answered': 'rectification-answer',
  'rectification-accepted': 'rectification-acceptance',
  'rectification-returned': 'rectification-return',
};

type Props = {
  cycle: string;
  claims: Claims;
  claim: Claim;
  step: Exclude<StepKind, 'replaced'>;
  body: string;
  onClose: () => void;
};

const keyOf = ({ node, title }: { node: string | null; title: string }): string => node ?? title;

/** Which fields a step has. */
const asks = {
  text: ['replied', 'rectification-asked', 'rectification-answered'],
  reason: ['refused', 'withdrawn', 'rectification-returned'],
  note: ['adopted', 'marked', 'rectification-accepted'],
  dueOn: ['rectification-asked', 'rectification-returned'],
  evidence: ['replied', 'rectification-answered'],
} as const satisfies Record<string, readonly StepKind[]>;

const has = (step: StepKind, field: keyof typeof asks): boolean => (asks[field] as readonly StepKind[]).includes(step);

export function StepForm({ cycle, claims, claim, step, body, onClose }: Props) {
  const t = useClaimWords();
  const { content } = claim;
  const [id] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [stance, setStance] = useState<'accepted' | 'objected'>('accepted');
  const [evidence, setEvidence] = useState<string[]>([]);
  const [marks, setMarks] = useState<Record<string, string>>({});
  const [level, setLevel] = useState('level' in content ? (content.level ?? '') : '');
  const [points, setPoints] = useState('points' in content ? (content.points ?? '') : '');
  const criteria = claims.call?.criteria ?? [];
  const place = claims.places.find(({ node }) => node === claim.node);
  const isPriced = step === 'adopted' && (claim.kind === 'incentive' || claim.kind === 'finding');
  const hasPrice = !isPriced || (place?.levels === null ? numberIn(points) !== null : level !== '');
  const areMarks = step !== 'marked' || criteria.every((each) => numberIn(marks[keyOf(each)] ?? '') !== null);
  const isWhole =
    (has(step, 'note') || text.trim() !== '') && (!has(step, 'dueOn') || dayIn(dueOn) !== null) && hasPrice && areMarks;
  const label = has(step, 'reason')
    ? t.refuseReason
    : has(step, 'note')
      ? t.note
      : step === 'replied'
        ? t.replyText
        : step === 'rectification-asked'
          ? t.rectifyText
          : t.answerText;
  const why =
    step === 'adopted'
      ? t.adoptWhy[claim.kind]
      : step === 'withdrawn'
        ? t.withdrawWhy[claim.state === 'adopted' ? 'adopted' : 'open']
        : null;
  const price = place?.levels === null ? { level: null, points: numberIn(points) } : { level, points: null };
  const said = {
    step: id,
    ...(has(step, 'reason') ? { reason: text } : has(step, 'note') ? { note: text } : { text }),
    ...(has(step, 'dueOn') ? { dueOn: dayIn(dueOn) } : {}),
    ...(has(step, 'evidence') ? { evidence } : {}),
    ...(step === 'replied' ? { stance } : {}),
    ...(step === 'adopted' ? (isPriced ? price : { level: null, points: null }) : {}),
    ...(step === 'marked'
      ? { marks: Object.fromEntries(criteria.map((each) => [keyOf(each), numberIn(marks[keyOf(each)] ?? '')])) }
      : {}),
  };
  return (
    <Sheet
      title={t.actOn(t.steps[step], content.title)}
      submit={t.steps[step]}
      isTyped={text !== '' || Object.keys(marks).length > 0}
      isWhole={isWhole}
      onClose={onClose}
      send={() => takeStep(cycle, claim.id, nouns[step], said)}
    >
      {(isChecked) => (
        <>
          {why !== null && <p>{why}</p>}
          {isPriced && place !== undefined && (
            <PriceField
              place={place}
              level={level}
              points={points}
              isChecked={isChecked}
              onLevel={setLevel}
              onPoints={setPoints}
            />
          )}
          {step === 'marked' &&
            criteria.map((each) => (
              <Line
                key={keyOf(each)}
                label={t.marks(each.title, each.scale)}
                most={20}
                value={marks[keyOf(each)] ?? ''}
                isChecked={isChecked}
                fault={
                  (marks[keyOf(each)] ?? '').trim() === '' || numberIn(marks[keyOf(each)] ?? '') !== null
                    ? null
                    : t.wrongNumber
                }
                onChange={(mark) => setMarks({ ...marks, [keyOf(each)]: mark })}
              />
            ))}
          {step === 'replied' && (
            <fieldset className="claim-stances">
              <legend>{t.stance}</legend>
              {(['accepted', 'objected'] as const).map((each) => (
                <label key={each} className="check">
                  <input
                    type="radio"
                    name={`stance-${id}`}
                    data-first={each === 'accepted' ? true : undefined}
                    checked={stance === each}
                    onChange={() => setStance(each)}
                  />
                  {t.stances[each]}
                </label>
              ))}
            </fieldset>
          )}
          <Line
            label={label}
            most={2000}
            isTall
            isOptional={has(step, 'note')}
            value={text}
            isChecked={isChecked}
            onChange={setText}
          />
          {has(step, 'dueOn') && <Day label={t.dueOn} value={dueOn} isChecked={isChecked} onChange={setDueOn} />}
          {has(step, 'evidence') && (
            <ProofField
              cycle={cycle}
              body={body}
              value={evidence}
              isNeeded={false}
              isChecked={isChecked}
              onChange={setEvidence}
            />
          )}
        </>
      )}
    </Sheet>
  );
}
