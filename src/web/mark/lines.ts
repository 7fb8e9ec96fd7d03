// Which subjects the grid shows, and in which order (行的筛选和排序): by group, name, mark, and what is still missing.
import { compareNames } from '../../domain/collation.ts';
import { compare, parse } from '../../domain/rational.ts';
import { isAmount } from '../../domain/setting.ts';
import type { Subject } from '../../domain/scheme.ts';
import { isGiven, slotOf } from './book.ts';
import type { Desk, Line } from './desk.ts';

export type Filter = { search: string; group: string | null; onlyMissing: boolean };
export const noFilter: Filter = { search: '', group: null, onlyMissing: false };
export type Sort = { columnKey: string; direction: 'ASC' | 'DESC' };

function lacks({ sheet, book }: Desk, { id }: Subject): boolean {
  return sheet.columns.some(({ node }) => {
    const slot = slotOf({ node: node.id, subject: id, assessor: sheet.assessor });
    return sheet.slots.has(slot) && !isGiven(book.view(slot));
  });
}

/** Without a mark comes first. */
function byMark({ sheet, book }: Desk, node: string): (a: Subject, b: Subject) => number {
  const valueOf = ({ id }: Subject) => {
    const { value } = book.view(slotOf({ node, subject: id, assessor: sheet.assessor })).entry;
    return isAmount(value) ? parse(value) : null;
  };
  return (a, b) => {
    const [own, other] = [valueOf(a), valueOf(b)];
    if (own === null || other === null) return Number(own !== null) - Number(other !== null);
    return compare(own, other);
  };
}

function sorted(desk: Desk, subjects: Subject[], sort: Sort | null): Subject[] {
  if (sort === null) return subjects;
  const node = /^value (.*)$/su.exec(sort.columnKey)?.[1];
  const order = node === undefined ? (a: Subject, b: Subject) => compareNames(a.title, b.title) : byMark(desk, node);
  return subjects.toSorted((a, b) => (sort.direction === 'ASC' ? order(a, b) : order(b, a)));
}

/** As things stand now: a row does not move or go while somebody types in it. */
export function linesOf(
  desk: Desk,
  groups: readonly { id: string; title: string }[],
  filter: Filter,
  sort: Sort | null,
): Line[] {
  const wanted = filter.search.trim();
  const subjects = desk.sheet.subjects.filter(
    (subject) =>
      (filter.group === null || subject.group === filter.group) &&
      (wanted === '' || subject.title.includes(wanted)) &&
      (!filter.onlyMissing || lacks(desk, subject)),
  );
  const parts = groups
    .map((group) => ({
      group,
      own: sorted(
        desk,
        subjects.filter((each) => each.group === group.id),
        sort,
      ),
    }))
    .filter(({ own }) => own.length > 0);
  return parts.flatMap(({ group, own }): Line[] => [
    ...(groups.length > 1 ? [{ kind: 'group', id: group.id, title: group.title, count: own.length } as const] : []),
    ...own.map((subject) => ({ kind: 'subject', id: subject.id, subject }) as const),
  ]);
}
