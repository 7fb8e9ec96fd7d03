// Rows for some units only (适用范围的提示): which they are, and what the list of subjects has to call the groups.
import type { Problem } from '../../../domain/problem.ts';
import type { RawDocument } from '../../../domain/table.ts';
import { squeeze } from '../heading.ts';
import { problemAt, sourceOf } from '../line.ts';
import type { NamedRow } from '../row-names.ts';
import { readScope } from '../scope.ts';
import { titleOf } from './maker.ts';

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
        ? '看不出是哪些组，暂按适用于全部单位；请在方案里把这些行的“适用分组”写成相应的组。'
        : '已写进方案各行的“适用分组”；被考评单位名单里的分组要用同样的名称。';
    const message = `${names}只适用于“${words}”：${next}`;
    return problemAt(
      sourceOf(raw, first.named.draft.entry.line.table, first.scope.cell),
      'row-scope',
      'question',
      message,
    );
  });
}
