// Rows of one name (同名的行): a column that was read as the name, and says the same of several rows, may be a level above them.
import { canonical } from '../../domain/canonical.ts';
import type { Problem } from '../../domain/problem.ts';
import { inQuotes } from '../../domain/quote.ts';
import { plainSource, problemAt } from './line.ts';
import type { NamedRow } from './row-names.ts';
import { titleOf } from './scheme/maker.ts';

const shown = 2;
const longest = 16;

/** What tells rows of one name apart, shortened. */
function tellingOf(rows: NamedRow[]): string[] {
  for (const field of ['target', 'method', 'criterion'] as const) {
    const texts = new Set(rows.map(({ row }) => (row[field] ?? '').replace(/\s+/gu, '')));
    texts.delete('');
    if (texts.size > 1) return [...texts].map((text) => (text.length > longest ? `${text.slice(0, longest)}…` : text));
  }
  return [];
}

/** Said once for the rows of one name under one parent in a table, at the first of them. */
export function rowsAlike(rows: NamedRow[]): Problem[] {
  const indicators = rows.filter(({ row }) => row.kind === 'indicator');
  const groupOf = (named: NamedRow): string =>
    canonical([named.row.source.table, named.row.path.map(({ title }) => title), titleOf(named)]);
  return [...Map.groupBy(indicators, groupOf).values()].flatMap((alike) => {
    const [first] = alike;
    const texts = tellingOf(alike);
    if (first === undefined || alike.length < 2 || texts.length < 2) return [];
    const words = texts.slice(0, shown).map((text) => inQuotes(text));
    const message = `${alike.length} 行都叫${inQuotes(titleOf(first))}，文字却各不相同（${words.join('、')}${texts.length > shown ? '等' : ''}）；这一列也许是上一级的名称，请核对各列读作什么，或者给每一行写上自己的名称。`;
    return problemAt(plainSource(first.row.source), 'rows-alike', 'question', message);
  });
}
