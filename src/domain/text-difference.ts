// The difference of two texts (文字差异): what stays, what is dropped, what is added, word by word.

export type TextPiece = { kind: 'same' | 'dropped' | 'added'; text: string };

/** Chinese sign by sign; numbers and Latin words as wholes. */
const wordsOf = (text: string): string[] => text.match(/[\p{Script=Latin}\d.%]+|[\s\S]/gu) ?? [];

/** Tables larger than this take too long on a screen: then the middle is replaced as a whole. */
const cellsMax = 4_000_000;

/** Lengths of the longest common sequences of all ends. */
function lengthsOf(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [here, below] = [rows[row], rows[row + 1]];
      if (here === undefined || below === undefined) continue;
      here[column] =
        before[row] === after[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  return rows;
}

function* aligned(before: readonly string[], after: readonly string[]): Generator<TextPiece> {
  if (before.length * after.length > cellsMax) {
    yield { kind: 'dropped', text: before.join('') };
    yield { kind: 'added', text: after.join('') };
    return;
  }
  const lengths = lengthsOf(before, after);
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old = '', now = ''] = [before[row], after[column]];
    if (row < before.length && column < after.length && old === now) {
      yield { kind: 'same', text: old };
      [row, column] = [row + 1, column + 1];
    } else if (
      row < before.length &&
      (column === after.length || (lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0))
    ) {
      yield { kind: 'dropped', text: old };
      row += 1;
    } else {
      yield { kind: 'added', text: now };
      column += 1;
    }
  }
}

/** Neighbours of a kind joined; between two pieces that stay, what is dropped stands before what is added. */
function joined(pieces: Iterable<TextPiece>): TextPiece[] {
  const result: TextPiece[] = [];
  let [same, dropped, added] = ['', '', ''];
  const close = (): void => {
    if (same !== '') result.push({ kind: 'same', text: same });
    if (dropped !== '') result.push({ kind: 'dropped', text: dropped });
    if (added !== '') result.push({ kind: 'added', text: added });
    [same, dropped, added] = ['', '', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same' && dropped + added !== '') close();
    if (kind === 'same') same += text;
    else if (kind === 'dropped') dropped += text;
    else added += text;
  }
  close();
  return result;
}

/** The pieces that are not added are the old text, those that are not dropped the new one. */
export function textDifference(before: string, after: string): TextPiece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...aligned(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}
