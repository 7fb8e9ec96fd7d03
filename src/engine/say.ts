// Sentences (句子): say`满分 ${points(full)} 分` makes pieces of words and numbers; nested pieces are laid flat.
import type { Piece } from '../domain/scorecard.ts';

export function say(words: TemplateStringsArray, ...parts: readonly (Piece | readonly Piece[])[]): Piece[] {
  const pieces: Piece[] = [];
  const append = (piece: Piece): void => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  };
  words.forEach((word, index) => {
    append(word);
    for (const piece of [parts[index] ?? []].flat()) append(piece);
  });
  return pieces;
}
