// Tables of any words for properties (任意表格): rows of texts as `drawTable` reads them, merged cells among them.
import * as fc from 'fast-check';

/** A continuation needs a cell of the same shape to continue. */
function mended(rows: string[][]): string[][] {
  const result: string[][] = [];
  for (const row of rows) {
    const line: string[] = [];
    for (const [column, text] of row.entries()) {
      const isLeft = text === '<' && column > 0 && line[column - 1] !== '^';
      const isUp =
        text === '^' && result.length > 0 && result.at(-1)?.[column] !== '<' && result.at(-1)?.[column + 1] !== '<';
      line.push(
        (text === '<' && !isLeft) || (text === '^' && !isUp) || (isLeft && line[column - 1] === '<') ? '' : text,
      );
    }
    result.push(line);
  }
  return result;
}

/** Up to 7 columns and 9 rows, the first of `headings`. */
export const arbitraryTable = (
  words: fc.Arbitrary<string>,
  headings: fc.Arbitrary<string> = words,
): fc.Arbitrary<string[][]> =>
  fc
    .integer({ min: 1, max: 7 })
    .chain((columns) => {
      const row = (texts: fc.Arbitrary<string>) => fc.array(texts, { minLength: columns, maxLength: columns });
      return fc.tuple(row(headings), fc.array(row(words), { maxLength: 8 }));
    })
    .map(([heading, rows]) => mended([heading, ...rows]));
