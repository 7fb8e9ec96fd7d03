// A fact (事实): what, by whom, when, why, with which evidence, and what it has corrected.
import { showSentence } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { tellGiven } from '../../engine/explain/fact.ts';
import { usePunctuation } from '../punctuation.ts';
import { recordLanguage, useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { useBook } from './book.ts';

export function FactCard({ fact }: { fact: Fact }) {
  const book = useBook();
  const t = useWords({ zh, en });
  const { list } = usePunctuation();
  const input = book.inputs.get(fact.id);
  const reason = fact.type === 'mark' || fact.type === 'figure' ? fact.reason : null;
  const before = fact.supersedes === null ? undefined : book.facts.get(fact.supersedes);
  return (
    <div className="fact">
      <p lang={recordLanguage} className={input?.used === false ? 'unused' : ''}>
        {showSentence(tellGiven(fact, book.titles))}
      </p>
      <dl className="particulars">
        <Particular term={t.who} text={fact.by} />
        <Particular term={t.when} text={fact.at} />
        <Particular term={t.reason} text={reason} />
        <Particular term={t.evidence} text={fact.evidence.join(list)} />
        {input?.used === false && <Particular term={t.unused} text={input.why ?? ''} />}
      </dl>
      {before !== undefined && (
        <div className="before">
          <p className="unfolding-title">{t.superseded}</p>
          <FactCard fact={before} />
        </div>
      )}
    </div>
  );
}

/** Nothing where there is nothing to say; `lang`: of what the engine says. */
export function Particular({ term, text, lang }: { term: string; text: string | null; lang?: string }) {
  if (text === null || text === '') return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd lang={lang}>{text}</dd>
    </div>
  );
}
