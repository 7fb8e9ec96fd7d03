// Which cell of a row says a rule (规则出处): the fields are read in turn, the words go with the cell.
import type { Source } from '../../../domain/source.ts';
import type { NamedRow } from '../row-names.ts';
import { plainSource } from '../line.ts';

export type FieldText = { text: string; source: Source };

export function textsOf({ row }: NamedRow): FieldText[] {
  return (['criterion', 'method', 'target', 'remarks'] as const).flatMap((field) => {
    const text = row[field];
    return text === null ? [] : [{ text, source: plainSource(row.source.cells[field] ?? row.source) }];
  });
}

/** What each cell says, with the words that say it. */
export const allSaid = <T extends { words: string }>(
  texts: FieldText[],
  read: (text: string) => T[],
): { said: T; source: Source }[] =>
  texts.flatMap(({ text, source }) => read(text).map((said) => ({ said, source: { ...source, words: said.words } })));

/** The first reading that finds something, with the cell and the words that say it. */
export function saidIn<T extends { words: string }>(
  texts: FieldText[],
  read: (text: string) => T | null,
): { said: T; source: Source } | null {
  for (const { text, source } of texts) {
    const said = read(text);
    if (said !== null) return { said, source: { ...source, words: said.words } };
  }
  return null;
}
