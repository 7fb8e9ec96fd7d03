// Which computation is shown (计算的选择): when, by whom, from which scheme, what has changed since; its files.
import type { ComputationsReply, RankingReply } from '../../api/computation.ts';
import { instantText } from '../../domain/instant.ts';
import { usePunctuation } from '../punctuation.ts';
import { useWords } from '../language.ts';
import { DownloadButton } from '../state/download-button.tsx';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';
import { computationAddress } from './query.ts';

type Props = {
  cycle: string;
  computations: ComputationsReply['computations'];
  number: number;
  newest: number | null;
  /** Undefined while it loads. */
  shown: RankingReply['computation'] | undefined;
  onChoose: (number: number) => void;
};

export function ComputationBar({ cycle, computations, number, newest, shown, onChoose }: Props) {
  const t = useWords({ zh, en });
  const p = usePunctuation();
  const file = (name: string) => `${computationAddress(cycle, number)}/${name}`;
  return (
    <>
      <div className="computation-bar">
        <label>
          <span className="unclear">{t.computation}</span>
          <select className="select" value={number} onChange={({ target }) => onChoose(Number(target.value))}>
            {computations.map((each) => (
              <option key={each.number} value={each.number}>
                {t.computationNumber(each.number)}
                {each.number === newest ? p.aside(t.newest) : ''} ·{' '}
                {t.made(instantText(each.at), each.by ?? t.system, each.schemeVersion)}
              </option>
            ))}
          </select>
        </label>
        <div className="actions" role="group" aria-label={t.exports}>
          <span className="unclear">{t.exports}</span>
          <DownloadButton path={file('results.xlsx')} label={t.excel} name={`${t.exports} ${t.excel}`} />
          <DownloadButton path={file('results.docx')} label={t.word} name={`${t.exports} ${t.word}`} />
          <DownloadButton path={file('snapshot.json')} label={t.snapshot} name={`${t.exports} ${t.snapshot}`} />
        </div>
      </div>
      {shown !== undefined && <Changes shown={shown} newest={newest} onChoose={onChoose} />}
    </>
  );
}

type ChangesProps = { shown: RankingReply['computation'] } & Pick<Props, 'newest' | 'onChoose'>;

function Changes({ shown, newest, onChoose }: ChangesProps) {
  const t = useWords({ zh, en });
  const p = usePunctuation();
  if (newest !== null && shown.number !== newest)
    return (
      <p className="notice is-waiting result-note" role="note">
        <span>
          {t.older}{' '}
          <button type="button" className="link" onClick={() => onChoose(newest)}>
            {t.toNewest}
          </button>
        </span>
      </p>
    );
  const changes = [
    shown.now.schemeVersion === shown.schemeVersion ? '' : t.schemeChanged(shown.now.schemeVersion),
    shown.now.factsSince === 0 ? '' : t.factsChanged(shown.now.factsSince),
  ].filter((change) => change !== '');
  if (changes.length === 0) return null;
  return (
    <div className="notice is-waiting result-note" role="note">
      <p>
        <b>{t.changed}</b> {`${changes.join(p.semicolon)}${p.stop}${t.changedNext}`}
      </p>
    </div>
  );
}
