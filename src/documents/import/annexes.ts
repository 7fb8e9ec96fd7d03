// Several tables that are each a whole (各成一体的几张表): annexes for groups of bodies, or parts of one scheme.
import type { Problem } from '../../domain/problem.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import type { Above } from './caption.ts';
import { choiceKey } from './choice.ts';
import { problemAt } from './line.ts';
import type { NamedRow } from './row-names.ts';
import { isWholeNumber, partsOf, sumOf, treeOf } from './scheme/tree.ts';
import { sumsOf } from './sums.ts';

/** A stretch of tables whose parts add up to a whole of their own. */
export type Annex = { tables: number[]; sum: string; rows: NamedRow[] };

/** A document with more tables than this is no set of annexes. */
const tablesMax = 60;

const isWhole = (sum: string): boolean => sum === '100%' || isWholeNumber(sum);

/** The sum that the rows make, with or without their evaluations, where it is a whole. */
function wholeOf(rows: NamedRow[]): string | null {
  const parts = partsOf(treeOf(rows));
  if (parts.components.length === 0) return null;
  return sumsOf({ ...parts, adjustments: [] }).find(isWhole) ?? null;
}

/**
 * `byTable` are the rows of each table of content in order. Tables are taken together until they are a whole;
 * null unless there are at least two such wholes, and where all tables are declared as one, or add up to
 * another whole with what is left over (100 + 100 + 800).
 */
export function annexesOf(byTable: NamedRow[][], declared: string | null): Annex[] | null {
  if (byTable.length > tablesMax) return null;
  const annexes: Annex[] = [];
  let open: NamedRow[] = [];
  for (const rows of byTable) {
    const last = annexes.at(-1);
    // A table of additions belongs to the whole before it.
    if (open.length === 0 && last !== undefined && !hasComponents(rows)) {
      last.tables.push(...tablesOf(rows));
      continue;
    }
    open = open.concat(rows);
    const sum = wholeOf(open);
    if (sum === null) continue;
    annexes.push({ tables: tablesOf(open), sum, rows: open });
    open = [];
  }
  const all = sumsOf(partsOf(treeOf(byTable.flat())));
  const isOne = all.some((sum) => sum === declared || (isWhole(sum) && hasComponents(open)));
  return annexes.length < 2 || isOne ? null : annexes;
}

const hasComponents = (rows: NamedRow[]): boolean => partsOf(treeOf(rows)).components.length > 0;

/** What the wholes add up to as one scheme; null where they are percentages. */
export const togetherOf = (annexes: Annex[]): string | null =>
  annexes.some(({ sum }) => sum.endsWith('%')) ? null : sumOf(annexes.map(({ sum }) => sum));

const tablesOf = (rows: NamedRow[]): number[] => [...new Set(rows.map(({ row }) => row.source.table))];

const numbered = ({ tables }: Annex): string => tables.map((index) => `表${index}`).join('、');
const withUnit = (sum: string): string => (sum.endsWith('%') ? sum : `${sum} 分`);

/** Both readings with their sums; the second annex is the place. */
export function apartProblem(annexes: Annex[], above: ReadonlyMap<Table, Above>): Problem[] {
  const named = (annex: Annex): string => {
    const table = annex.rows[0]?.draft.entry.line.table;
    const title = table === undefined ? null : (above.get(table)?.title?.text ?? null);
    return `${numbered(annex)}${title === null ? '' : `“${title}”`}`;
  };
  const all = togetherOf(annexes);
  const source = annexes[1]?.rows[0]?.row.source;
  if (source === undefined) return [];
  const sums = annexes.map((annex) => `${named(annex)}合计 ${withUnit(annex.sum)}`).join('，');
  const whole = all === null ? '' : `，总分 ${withUnit(all)}`;
  const message = `${sums}，各成一体：是几个方案（如各管一组单位），还是一个方案的几部分${whole}？暂按一个方案读入；各成方案的，请分别导入。`;
  const choices = [...annexes.map((annex) => `${named(annex)}单独成为一个方案`), `合成一个方案${whole}`];
  return [{ ...problemAt(source, 'tables-apart', 'question', message, choices), key: choiceKey('tables', source) }];
}

/** Only the tables that were asked for by number; refuses a number that no table has. */
export function chosen(tables: Table[], numbers: readonly number[], raw: RawDocument): Table[] {
  const missing = numbers.filter((number) => !tables.some(({ index }) => index === number));
  if (missing.length > 0)
    throw new Refusal('no-table', {
      what: `“${raw.file}”里没有表${missing.join('、表')}。`,
      why: tables.length === 0 ? '文件里没有表格。' : `文件里的表从 1 数起，共 ${tables.length} 张。`,
      next: '请改正表的次序号。',
      english: `${raw.file} has ${tables.length} tables and no table ${missing.join(', ')}; correct the number of the table.`,
    });
  return numbers.length === 0 ? tables : tables.filter(({ index }) => numbers.includes(index));
}
