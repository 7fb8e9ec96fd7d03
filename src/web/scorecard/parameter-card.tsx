// A parameter (参数): the question, the value that counts, who signed it and why, and the words of the document.
import { oneLine, showSentence } from '../../domain/display.ts';
import { valueTeller, valueText } from '../../domain/policy-value.ts';
import type { Parameter } from '../../domain/scheme.ts';
import { recordLanguage, useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { useBook } from './book.ts';
import { CellView } from './cell-view.tsx';
import { Particular } from './fact-card.tsx';

export function ParameterCard({ parameter }: { parameter: Parameter }) {
  const { reply } = useBook();
  const t = useWords({ zh, en });
  const assumed = reply.assumed.find((each) => each.parameter === parameter.key);
  const value = assumed?.value ?? (parameter.value === null ? '' : valueText(parameter.value));
  const words = value === '' ? '' : showSentence(valueTeller(reply.scheme)(parameter.key, value));
  const signer = assumed === undefined ? (parameter.signer ?? t.stated) : t.assumption;
  return (
    <div className="fact">
      <p>{oneLine(parameter.title)}</p>
      <dl className="particulars">
        <Particular term={t.value} text={words} lang={recordLanguage} />
        <Particular term={t.signer} text={signer} />
        <Particular term={t.reason} text={assumed?.reason ?? parameter.reason} />
      </dl>
      {parameter.source !== null && <CellView source={parameter.source} />}
    </div>
  );
}
