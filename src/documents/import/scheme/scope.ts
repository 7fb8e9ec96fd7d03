// Which groups of units a row is for (适用范围): 全部, 政府部门, 党群机关、政府部门.
import type { Problem } from '../../../domain/problem.ts';
import type { RawDocument } from '../../../domain/table.ts';
import { squeeze } from '../heading.ts';
import { isNothing, problemAt, sourceOf } from '../line.ts';
import { isGroupReference } from '../office.ts';
import type { DraftRow } from '../row.ts';
import type { NamedRow } from '../row-names.ts';
import { titleOf } from './maker.ts';

/** What is for everybody. */
const everybody =
  /^(?:全部|所有|全体|各|均)(?:单位|部门|适用|被?考[评核]单位|对象)?$|^(?:均|都|普遍)?适用$|^共性(?:指标)?$|^通用$/u;
/** 除…外, 有…任务的: conditions, which no group says. */
const conditional = /除|不含|以外|其余|其他|其它|如|有.*的|任务|职能|等|[（(]/u;

const titleMax = 12;

/** `groups` null: everybody; `isSure` unless the words are more than the titles of groups. */
export function readScope(text: string): { groups: string[] | null; isSure: boolean } {
  const words = squeeze(text);
  if (isNothing(words) || everybody.test(words) || isGroupReference(words)) return { groups: null, isSure: true };
  const groups = words.split(/[、，,;；/]|和|及/u).filter((title) => title !== '');
  const isSure = groups.every((title) => title.length <= titleMax && !conditional.test(title));
  return { groups: isSure ? [...new Set(groups)] : null, isSure };
}

/** Groups that the row is for; null: all. */
export const groupsOf = ({ scope }: DraftRow): string[] | null =>
  scope === null ? null : readScope(scope.text).groups;

/** Said once for each scope that is not everybody, at the first row that has it. */
export function scopeProblems(rows: NamedRow[], raw: RawDocument): Problem[] {
  const bounded = rows.flatMap((named) => {
    const { scope } = named.draft;
    if (scope === null) return [];
    const { groups, isSure } = readScope(scope.text);
    return groups === null && isSure ? [] : [{ named, scope, groups, words: squeeze(scope.text) }];
  });
  return [...Map.groupBy(bounded, ({ words }) => words)].flatMap(([words, [first, ...others]]) => {
    if (first === undefined) return [];
    const names = [first, ...others].map(({ named }) => `“${titleOf(named)}”`).join('、');
    const next =
      first.groups === null
        ? '看不出是哪些组，暂按适用于全部单位；请在方案里把这些行的 groups（适用分组）写成相应的组。'
        : '已写进方案各行的 groups（适用分组）；被考评单位名单里的分组要用同样的名称。';
    const message = `${names}只适用于“${words}”：${next}`;
    return problemAt(
      sourceOf(raw, first.named.draft.entry.line.table, first.scope.cell),
      'row-scope',
      'question',
      message,
    );
  });
}
