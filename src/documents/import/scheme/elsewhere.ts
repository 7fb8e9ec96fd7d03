// One matter in several places (兼得): whether an award counts in two rows, or on two levels of one row, or only once.
import type { Node } from '../../../domain/scheme.ts';
import type { Source } from '../../../domain/source.ts';
import { type Maker, nameOf } from './maker.ts';

/**
 * The levels of the same row that go before, where the row is cut up by caps: `ids` of their parts, their `names`, and
 * the `title` of those that stand back; `source` where the document says that one matter counts once.
 */
export type Outranked = { title: string; ids: string[]; names: string; source: Source | null };

type Part = { row: Node; part: Node };

const partsIn = (row: Node): Node[] =>
  [row, ...row.children.flatMap(partsIn)].filter(({ operation }) => operation?.type === 'adjustments');

const isBonus = ({ part: { operation } }: Part): boolean =>
  operation?.type === 'adjustments' && operation.sign === 'plus';

/** One award in two rows of bonuses may count in both, or only in the later one; on two levels of one row, only on the higher. */
export function askElsewhere(maker: Maker, adjustments: Node[]): void {
  const parts = adjustments.flatMap((row) => partsIn(row).map((part): Part => ({ row, part })));
  for (const [index, each] of parts.entries()) {
    const later = parts.slice(index + 1).filter((other) => other.row !== each.row && isBonus(each) && isBonus(other));
    const higher = maker.outranked.get(each.part.id);
    const { operation } = each.part;
    if (operation?.type !== 'adjustments' || (later.length === 0 && higher === undefined)) continue;
    each.part.operation = { ...operation, elsewhere: elsewhereOf(maker, each, later, higher) };
  }
}

function elsewhereOf(maker: Maker, { row, part }: Part, later: Part[], higher: Outranked | undefined) {
  const { ask, state } = maker.questions;
  const key = `${part.id}.elsewhere`;
  const others = later.map((other) => other.part.id);
  const names = later.map((other) => nameOf(other.row)).join('、');
  const apart = { value: others, title: `不可以，只在${names}计` };
  const both = { value: [], title: '可以都计' };
  if (higher === undefined) return ask(key, `同一事项既在${nameOf(row)}又在${names}加分时，可否都计？`, [both, apart]);
  const { title, ids, source } = higher;
  const own = { value: ids, title: `不可以，按${higher.names}计` };
  const of = `同一事项既符合${title}又符合${higher.names}`;
  if (source !== null && others.length === 0) return state(key, `${of}时只计一次，按${higher.names}计`, ids, source);
  if (others.length === 0) return ask(key, `${of}时，可否都计？`, [both, own]);
  return ask(key, `${of}，或者又在${names}加分时，可否都计？`, [
    ...(source === null ? [both, apart] : []),
    { ...own, title: `${own.title}；在${names}的另计` },
    { value: [...ids, ...others], title: `不可以，按${higher.names}计，又在${names}加分的只在那里计` },
  ]);
}
