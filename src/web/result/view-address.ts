// What is looked for in the ranking, in the address of the page (筛选和排序记在地址里): whoever comes back finds it.
import type { RankingReply } from '../../api/computation.ts';
import { byRank, noFilters, type SortKey, type View } from './ranking-view.ts';

export type Address = Record<string, string | number | boolean>;

/** Only what is not as it is at first. */
export function addressed({ filters, sort, isCounted }: View): Address {
  const { group, text, grade, hasRemarks, hasMoved } = filters;
  return {
    ...(group === null ? {} : { group }),
    ...(text === '' ? {} : { text }),
    ...(grade === null ? {} : { grade }),
    ...(hasRemarks ? { remarks: true } : {}),
    ...(hasMoved ? { moved: true } : {}),
    ...(sort.key === byRank.key ? {} : { sort: sort.key }),
    ...(sort.isDown ? { down: true } : {}),
    ...(isCounted ? {} : { given: true }),
  };
}

const named: readonly SortKey[] = ['rank', 'title', 'total', 'grade', 'move'];

/** What an address asks for, where this ranking has it; the router has read a text of digits as a number. */
export function viewIn(asked: Record<string, unknown>, ranking: RankingReply): View {
  const wordAt = (key: string): string | null => {
    const value = asked[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const [group, grade] = [wordAt('group'), wordAt('grade')];
  const keys = [...named, ...ranking.components.keys()];
  return {
    filters: {
      ...noFilters,
      group: ranking.groups.some(({ id }) => id === group) ? group : null,
      text: wordAt('text') ?? '',
      grade: ranking.lines.some(({ title }) => title === grade) ? grade : null,
      hasRemarks: asked['remarks'] === true,
      hasMoved: asked['moved'] === true,
    },
    sort: { key: keys.find((key) => key === asked['sort']) ?? byRank.key, isDown: asked['down'] === true },
    isCounted: asked['given'] !== true,
  };
}
