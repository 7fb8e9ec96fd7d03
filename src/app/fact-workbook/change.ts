// What a workbook changes (填报表的改动): held against what stands, row by row; nothing is taken for new that is there already.
import { canonical } from '../../domain/canonical.ts';
import { type Fact, slotOf } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import { baseOf, correctionId } from '../../documents/facts-xlsx/ids.ts';
import type { WorkbookRead } from '../../documents/facts-xlsx/read.ts';
import type { GivenFact } from '../fact.ts';

type CellPlace = Pick<Problem['place'], 'text' | 'source'>;

/** `before` is what it corrects; `place` the cell that it was read from. */
export type FactChange = { draft: GivenFact; before: Fact | null; place: CellPlace };

type Compared = { changes: FactChange[]; unchanged: number; conflicts: Problem[] };

/** What a fact says, without who, when, and its place in a chain of corrections. */
function contentOf(fact: Fact): string {
  const { id: _id, by: _by, at: _at, supersedes: _supersedes, withdrawn: _withdrawn, changedFor: _why, ...said } = fact;
  return canonical(said);
}
const isSame = (a: Fact, b: Fact): boolean => contentOf(a) === contentOf(b);

export const changedMeanwhile = (place: CellPlace, fact: Fact): Problem => ({
  code: 'changed-meanwhile',
  severity: 'error',
  place: { ...place, node: fact.node },
  message: `这一条在填报表下载以后已由${fact.by}${fact.withdrawn === true ? '撤回' : '更正'}，看不出以哪一个为准；请重新下载填报表，再填写这一行。`,
});

/** `known` are all facts of the cycle. */
export function changesIn(
  { facts, places, numbered }: Pick<WorkbookRead, 'places' | 'numbered'> & { facts: readonly Fact[] },
  known: readonly Fact[],
): Compared {
  const byId = new Map(known.map((fact) => [fact.id, fact]));
  const laterOf = new Map(
    known.flatMap((fact) => (fact.supersedes === null ? [] : [[fact.supersedes, fact] as const])),
  );
  const newest = (fact: Fact): Fact => {
    const later = laterOf.get(fact.id);
    return later === undefined ? fact : newest(later);
  };
  const bySlot = new Map(
    known.flatMap((fact) => {
      const slot = slotOf(fact);
      return slot === null || laterOf.has(fact.id) ? [] : [[slot, fact] as const];
    }),
  );
  const compared: Compared = { changes: [], unchanged: 0, conflicts: [] };
  for (const fact of facts) {
    const place = places.get(fact.id) ?? { text: '', source: null };
    const slot = slotOf(fact);
    const isNumbered = numbered.has(fact.id);
    const first = slot === null || isNumbered ? (byId.get(fact.id) ?? null) : null;
    const now = slot === null ? (first === null ? null : newest(first)) : (bySlot.get(slot) ?? null);
    // A row that bears no id says nothing of the fact that was there when it was written: taken back since, it is said anew.
    const written = now?.withdrawn === true && !isNumbered ? null : first;
    const isUntouched = written !== null && isSame(fact, written);
    if (isUntouched || (now !== null && now.withdrawn !== true && isSame(fact, now))) {
      compared.unchanged += 1;
    } else if (written !== null && now !== null && now.id !== written.id) {
      compared.conflicts.push(changedMeanwhile(place, now));
    } else {
      const { by: _by, at: _at, ...said } = fact;
      // Ids come from what the rows say, as offline: the same workbook again adds nothing. What fills a box of its own
      // needs no other: one that somebody wrote could be the one that another's fact will get.
      const draft =
        now !== null
          ? { ...said, id: correctionId(now.id), supersedes: now.id }
          : slot === null
            ? said
            : { ...said, id: baseOf(fact) };
      compared.changes.push({ draft, before: now?.withdrawn === true ? null : now, place });
    }
  }
  return compared;
}

const rowOf = ({ source }: CellPlace): string | null =>
  source === null ? null : JSON.stringify([source.table, source.sheet, source.row]);

/** What stands in rows that have errors is not what anybody meant: it is told as errors alone. */
export function withoutFaulty(changes: readonly FactChange[], problems: readonly Problem[]): FactChange[] {
  const faulty = new Set(problems.filter(({ severity }) => severity === 'error').map(({ place }) => rowOf(place)));
  return changes.filter(({ place }) => rowOf(place) === null || !faulty.has(rowOf(place)));
}
