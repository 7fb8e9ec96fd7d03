// What waits for a second person (等待另一人同意): agreed to, it is done at once; refused with a reason, or taken back by whoever proposed it.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ProposalEntry, StageReply } from '../../api/stage.ts';
import { instantText } from '../../domain/instant.ts';
import { type Proposed, proposalWords } from '../../domain/proposal.ts';
import { Field } from '../form/field.tsx';
import { singleClick } from '../form/single-click.ts';
import { Unhanded } from '../handing/unhanded.tsx';
import { useBoth, useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { addressOf } from '../pages.ts';
import { Refused } from '../state/refused.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { useDeed } from './query.ts';

function useProposedWords(): (content: Proposed) => string {
  const t = useWords({ zh, en }).proposals;
  const both = useBoth();
  return (content) =>
    content.kind === 'extension'
      ? t.extension(content.closesOn)
      : content.kind === 'application'
        ? t.application(content.number)
        : both(proposalWords[content.kind]);
}

export function Proposals({ cycle, view }: { cycle: string; view: StageReply }) {
  const t = useWords({ zh, en }).proposals;
  const wordsOf = useProposedWords();
  const open = view.proposals.filter(({ end }) => end === null);
  const over = view.proposals.filter(({ end }) => end !== null);
  return (
    <>
      {open.length > 0 && (
        <section className="card" aria-labelledby="proposals">
          <h2 id="proposals">{t.title}</h2>
          <ul className="stage-list">
            {open.map((each) => (
              <li key={each.id}>
                <div>
                  <p>
                    <b>{t.of(each.by, wordsOf(each.content))}</b>{' '}
                    <span className="list-note">{instantText(each.at)}</span>
                  </p>
                  {each.content.reason !== '' && <p>{t.reason(each.content.reason)}</p>}
                  {each.content.kind === 'closure' && <Unhanded cycle={cycle} />}
                </div>
                <Answer cycle={cycle} proposal={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {over.length > 0 && (
        <details className="card">
          <summary>{t.ended}</summary>
          <ul className="stage-list">
            {over.map(({ id, by, content, end }) => (
              <li key={id}>
                <span>{t.of(by, wordsOf(content))}</span>
                {end !== null && (
                  <span>
                    {t.end(t.outcomes[end.outcome], end.by)} {instantText(end.at)}
                    {end.reason !== '' && ` ${t.reason(end.reason)}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Answer({ cycle, proposal }: { cycle: string; proposal: ProposalEntry }) {
  const t = useWords({ zh, en });
  const both = useBoth();
  const may = useMay();
  const deed = useDeed(cycle);
  const [reason, setReason] = useState<string | null>(null);
  const { id, content, isOwn, mayAnswer, whyNot } = proposal;
  if (!mayAnswer) return null;
  const at = `proposals/${encodeURIComponent(id)}`;
  const refuse = (said: string) => deed.mutate([{ rest: `${at}/refusal`, body: { reason: said } }]);
  return (
    <div>
      {isOwn && <p className="unclear">{t.proposals.own}</p>}
      {!isOwn && whyNot !== null && <p className="unclear">{t.proposals.cannot(both(whyNot))}</p>}
      {content.kind === 'application' && may('result:read') && (
        <p>
          <Link to={addressOf('results', { cycle })}>{t.ask.toResults}</Link>{' '}
          {content.number > 1 && <Link to={addressOf('comparison', { cycle })}>{t.ask.toComparison}</Link>}
        </p>
      )}
      {reason !== null && (
        <Field label={t.proposals.refuseReason}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
      {deed.error !== null && <Refused error={deed.error} />}
      <div className="actions">
        {!isOwn && whyNot === null && (
          <Button
            type="primary"
            loading={deed.isPending}
            onClick={singleClick(() => deed.mutate([{ rest: `${at}/agreement` }]))}
          >
            {t.proposals.agree}
          </Button>
        )}
        {isOwn ? (
          <Button disabled={deed.isPending} onClick={singleClick(() => refuse(''))}>
            {t.proposals.withdraw}
          </Button>
        ) : (
          <Button
            disabled={deed.isPending || reason?.trim() === ''}
            onClick={() => (reason === null ? setReason('') : refuse(reason.trim()))}
          >
            {t.proposals.refuse}
          </Button>
        )}
      </div>
    </div>
  );
}
