// One appeal (一项申诉): what was said, how it stands, and what may be done with it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AppealsReply } from '../../api/appeal.ts';
import { instantText } from '../../domain/instant.ts';
import { inQuotes } from '../../domain/quote.ts';
import { request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { useBoth } from '../language.ts';
import { Deciding } from './deciding.tsx';
import { appealsPath, refreshAppeals } from './query.ts';
import { useAppealWords } from './words.ts';

export type ShownAppeal = AppealsReply['appeals'][number];

export function AppealCard({ cycle, appeal }: { cycle: string; appeal: ShownAppeal }) {
  const t = useAppealWords();
  const both = useBoth();
  const [isDeciding, setDeciding] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => request<null>('POST', appealsPath(cycle, `/${appeal.id}/withdrawal`), { reason: '' }),
    onSuccess: () => refreshAppeals(cycle),
  });
  const { decision, withdrawal } = appeal;
  return (
    <article className="card appeal">
      <header>
        <h2>
          {appeal.title} · {appeal.label}
        </h2>
        <span className={`appeal-state is-${appeal.state}`}>{t.states[appeal.state]}</span>
      </header>
      <p className="appeal-text">{appeal.reason}</p>
      {appeal.source !== '' && (
        <p className="appeal-text">
          <span className="unclear">{t.source}</span> {appeal.source}
        </p>
      )}
      {appeal.evidence.length > 0 && (
        <p className="appeal-text">
          <span className="unclear">{t.evidence}</span> {appeal.evidence.map(({ title }) => inQuotes(title)).join(' ')}
        </p>
      )}
      <p className="unclear">{t.by(appeal.by ?? t.system, instantText(appeal.at))}</p>
      {withdrawal !== null && <p className="unclear">{t.withdrawnAt(instantText(withdrawal.at))}</p>}
      {decision !== null && (
        <div className="appeal-decision">
          <p className="unclear">{t.decision(decision.document, decision.by ?? t.system, instantText(decision.at))}</p>
          <p className="appeal-text">{decision.reason}</p>
          {decision.computation !== null && (
            <p>
              {t.computation(decision.computation)}
              {decision.isPending && t.waits}
            </p>
          )}
        </div>
      )}
      {appeal.whyNot !== null && <p className="unclear">{both(appeal.whyNot)}</p>}
      {isDeciding && appeal.mayDecide ? (
        <Deciding cycle={cycle} appeal={appeal} onClose={() => setDeciding(false)} />
      ) : (
        (appeal.mayDecide || appeal.mayWithdraw) && (
          <div className="actions">
            {appeal.mayDecide && (
              <Button aria-label={t.decideOf(appeal.title, appeal.label)} onClick={() => setDeciding(true)}>
                {t.decide}
              </Button>
            )}
            {appeal.mayWithdraw && (
              <AskedButton label={t.withdraw} title={t.withdrawTitle} why={t.withdrawWhy} change={withdraw} />
            )}
          </div>
        )
      )}
    </article>
  );
}
