// One piece in the list (清单里的一份): what it is, which rows it serves, who handed it in, and what is like it.
import { instantText } from '../../domain/instant.ts';
import type { Titles } from '../../domain/title.ts';
import { AlikeWords } from './alike-words.tsx';
import type { Piece } from './query.ts';
import { sizeText } from './size.ts';
import { useEvidenceWords } from './words.ts';

type Props = {
  piece: Piece;
  cycle: string;
  /** What the rows of the cycle are called. */
  labels: Titles;
  cycleTitles: Titles;
  onOpen: () => void;
};

export function PieceLine({ piece, cycle, labels, cycleTitles, onOpen }: Props) {
  const t = useEvidenceWords().list;
  const own = piece.uses.filter((use) => use.cycle === cycle);
  const others = Map.groupBy(
    piece.uses.filter((use) => use.cycle !== cycle),
    (use) => use.cycle,
  );
  const isTaken = piece.state === 'withdrawn';
  const said = [piece.number, piece.issuer, piece.date].filter((part) => part !== null);
  return (
    <div className={isTaken ? 'evidence-piece is-taken' : 'evidence-piece'}>
      <div className="evidence-piece-head">
        <button type="button" className="link" aria-label={t.open(piece.title)} onClick={onOpen}>
          {piece.title}
        </button>
        {isTaken && <span className="evidence-flag">{t.taken}</span>}
        <span className="unclear">
          {piece.form} · {sizeText(piece.size)}
        </span>
      </div>
      {said.length > 0 && <p className="evidence-said">{said.join(' · ')}</p>}
      {!isTaken && (
        <ul className="evidence-rows">
          {own.map(({ node }) => (
            <li key={node}>{labels.get(node) ?? node}</li>
          ))}
          {own.length === 0 && <li className="is-none">{t.unused}</li>}
          {[...others].map(([id, uses]) => (
            <li key={id} className="is-other">
              {t.otherYear(cycleTitles.get(id) ?? id, uses.length)}
            </li>
          ))}
        </ul>
      )}
      <AlikeWords piece={piece} />
      <p className="field-hint">{t.by(piece.by ?? t.system, instantText(piece.at))}</p>
    </div>
  );
}
