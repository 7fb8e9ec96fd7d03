// What a piece shares with others (重复提示): the same file or document number, as far as the account may know whose.
import type { Piece } from './query.ts';
import { useEvidenceWords } from './words.ts';

function useAlikeLines(): (alike: Piece['alike']) => string[] {
  const t = useEvidenceWords().alike;
  return (alike) => {
    const lines = alike.map(({ by, isOwn, title, body }) => {
      if (title === null) return by === 'file' ? t.otherFile : t.otherNumber;
      if (isOwn) return by === 'file' ? t.ownFile(title) : t.ownNumber(title);
      return by === 'file' ? t.namedFile(body ?? '', title) : t.namedNumber(body ?? '', title);
    });
    return [...new Set(lines)];
  };
}

export function AlikeWords({ piece }: { piece: Piece }) {
  const linesOf = useAlikeLines();
  const lines = linesOf(piece.alike);
  if (lines.length === 0) return null;
  return (
    <ul className="evidence-alike">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
