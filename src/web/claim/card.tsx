// One claim in the list (一件事项): what it says, its proofs, how it stands, what was done, and what one can do.
import { Button } from 'antd';
import { useState } from 'react';
import type { ClaimStep, StepKind } from '../../domain/claim.ts';
import { showAmount } from '../../domain/display.ts';
import { instantText } from '../../domain/instant.ts';
import { PieceDrawer } from '../evidence/piece-drawer.tsx';
import { LightMark } from '../task/light.tsx';
import { useTaskWords } from '../task/words.ts';
import { InnovationForm } from './innovation-form.tsx';
import { type Claim, type Claims, isAwaited } from './query.ts';
import { StepForm } from './step-form.tsx';
import { useClaimWords } from './words.ts';

type Props = { cycle: string; claims: Claims; claim: Claim; body: string };

function About({ claim }: { claim: Claim }) {
  const t = useClaimWords();
  const { content, about } = claim;
  const titleOf = (id: string): string => about.find((each) => each.id === id)?.title ?? id;
  const paper = content.kind === 'innovation' ? [] : [content.issuer, content.document, content.date];
  const lines: [string, string][] = [
    [
      content.kind === 'reward' ? t.subjects : t.subject,
      content.kind === 'reward'
        ? content.bodies
            .map(({ subject, share }) =>
              share === null ? titleOf(subject) : t.shared(titleOf(subject), showAmount(share)),
            )
            .join(' · ')
        : about.map(({ title }) => title).join(' · '),
    ],
    [t.row, claim.row],
    ...(paper.length === 0 ? [] : ([[t.document, paper.join(' · ')]] satisfies [string, string][])),
  ];
  if (content.kind === 'reward') lines.push([t.rank, t.rankText(content.rank, content.ranked, content.tied)]);
  if (content.kind === 'incentive' || content.kind === 'finding') {
    if (content.level !== null) lines.push([t.level, content.level]);
    if (content.points !== null) lines.push([t.points, showAmount(content.points)]);
    lines.push(
      content.kind === 'incentive' ? [t.matter, content.matter] : [t.incident, content.incident],
      ...(content.kind === 'finding' ? ([[t.reason, content.reason]] satisfies [string, string][]) : []),
    );
  }
  if (content.kind === 'innovation') lines.push([t.text, content.text]);
  return (
    <dl className="claim-about">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function saidIn(step: ClaimStep, t: ReturnType<typeof useClaimWords>, criteria: Criteria): string {
  switch (step.kind) {
    case 'replied':
      return t.said(t.stances[step.stance], step.text);
    case 'adopted':
      return [step.level, step.points, step.note].filter((part) => part !== null && part !== '').join(' · ');
    case 'refused':
    case 'withdrawn':
      return step.reason;
    case 'replaced':
      return step.content.title;
    case 'marked': {
      const nameOf = (key: string) => criteria.find(({ node, title }) => (node ?? title) === key)?.title ?? key;
      const marks = Object.entries(step.marks).map(([key, mark]) => `${nameOf(key)} ${showAmount(mark)}`);
      return [...marks, ...(step.note === '' ? [] : [step.note])].join(' · ');
    }
    case 'rectification-asked':
      return t.saidUntil(step.text, step.dueOn);
    case 'rectification-answered':
      return step.text;
    case 'rectification-accepted':
      return step.note;
    case 'rectification-returned':
      return t.saidUntil(step.reason, step.dueOn);
    default:
      throw new Error(`no words for ${JSON.stringify(step satisfies never)}`);
  }
}

type Criteria = readonly { node: string | null; title: string }[];

function History({ claim, criteria }: { claim: Claim; criteria: Criteria }) {
  const t = useClaimWords();
  if (claim.steps.length === 0) return null;
  return (
    <details className="claim-history">
      <summary aria-label={t.historyOf(claim.content.title)}>{t.history}</summary>
      <ol className="plain-list">
        {claim.steps.map(({ id, kind, at, by, body, said }) => (
          <li key={id}>
            <span className="unclear">
              {t.step(t.steps[kind], [body, by ?? t.system].filter((part) => part !== null).join(' '), instantText(at))}
            </span>
            <p>{said === null ? t.hidden : saidIn(said, t, criteria)}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What moves it on first, taking back last. */
const order: readonly StepKind[] = [
  'replied',
  'marked',
  'adopted',
  'refused',
  'rectification-answered',
  'rectification-accepted',
  'rectification-returned',
  'rectification-asked',
  'replaced',
  'withdrawn',
];

export function ClaimCard({ cycle, claims, claim, body }: Props) {
  const t = useClaimWords();
  const { daysLeft } = useTaskWords();
  const [step, setStep] = useState<StepKind | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { content, state, rectification, panel } = claim;
  const piece = claim.pieces.find(({ id }) => id === opened);
  const close = () => setStep(null);
  return (
    <article className="card claim">
      <header>
        <h2>{content.title}</h2>
        <span className={`claim-state is-${state}`}>{t.states[state]}</span>
      </header>
      <p className="unclear">{t.by(claim.bodyTitle, claim.by ?? t.system, instantText(claim.at))}</p>
      <About claim={claim} />
      {content.kind === 'finding' && state === 'open' && <p>{t.replyUntil(content.replyBy)}</p>}
      {claim.alike.map(({ id, title, by }) => (
        <p key={id} className="notice is-waiting">
          {t.alike[by](title)}
        </p>
      ))}
      {panel !== null && state === 'open' && <p>{t.panel(panel.marked, panel.of)}</p>}
      {rectification !== null && (
        <p className="claim-light">
          {t.rectification[rectification.state]} <LightMark light={rectification.light} />{' '}
          <span className="digits">
            {t.due(rectification.dueOn)}
            {rectification.state === 'accepted' ? '' : ` · ${daysLeft(rectification.daysLeft)}`}
          </span>
        </p>
      )}
      {claim.facts.length > 0 && <p>{t.facts(claim.facts.length)}</p>}
      {claim.pieces.length > 0 && (
        <ul className="claim-proofs" aria-label={t.evidence}>
          {claim.pieces.map(({ id, title, number }) => (
            <li key={id}>
              <button type="button" className="link" aria-label={t.showProof(title)} onClick={() => setOpened(id)}>
                {title}
              </button>
              {number !== null && <span className="unclear"> {number}</span>}
            </li>
          ))}
        </ul>
      )}
      <History claim={claim} criteria={claims.call?.criteria ?? []} />
      {claim.can.length > 0 && (
        <div className="actions">
          {order
            .filter((each) => claim.can.includes(each))
            .map((each) => (
              <Button
                key={each}
                {...(isAwaited(each) ? { type: 'primary' } : {})}
                aria-label={t.actOn(t.steps[each], content.title)}
                onClick={() => setStep(each)}
              >
                {t.steps[each]}
              </Button>
            ))}
        </div>
      )}
      {step === 'replaced' && <InnovationForm cycle={cycle} body={body} replaced={claim} onClose={close} />}
      {step !== null && step !== 'replaced' && (
        <StepForm cycle={cycle} claims={claims} claim={claim} step={step} body={body} onClose={close} />
      )}
      {piece !== undefined && <PieceDrawer piece={piece} onClose={() => setOpened(null)} />}
    </article>
  );
}
