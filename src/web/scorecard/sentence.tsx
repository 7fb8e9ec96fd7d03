// A sentence of the trace (得分说明): every number in it is a button that unfolds where it comes from.
import { useId, useState } from 'react';
import { showPiece } from '../../domain/display.ts';
import type { Piece } from '../../domain/scorecard.ts';
import { useWords } from '../language.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { Unfolded } from './unfolded.tsx';

export function Sentence({ pieces, lead = '' }: { pieces: readonly Piece[]; lead?: string }) {
  const t = useWords({ zh, en });
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const open = at === null ? undefined : pieces[at];
  return (
    <div className="sentence">
      <p>
        {lead}
        {pieces.map((piece, index) => {
          const text = showPiece(piece);
          // Pieces of a sentence have no other name than their place.
          if (typeof piece === 'string') return <span key={index}>{text}</span>;
          return (
            <button
              key={index}
              type="button"
              className="figure"
              aria-expanded={at === index}
              aria-controls={id}
              aria-label={t.unfold(text)}
              onClick={() => setAt(at === index ? null : index)}
            >
              {text}
            </button>
          );
        })}
      </p>
      <div id={id} className="unfolding" hidden={open === undefined}>
        {open !== undefined && typeof open !== 'string' && <Unfolded origin={open.origin} />}
      </div>
    </div>
  );
}
