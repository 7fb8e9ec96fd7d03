// Days far from the cycle (日期核对): more than a year before it begins or after the end of the following year, one note for each day.
import type { Fact } from '../../domain/fact.ts';
import type { Place, Problem } from '../../domain/problem.ts';

const yearOf = (period: string): bigint | null => {
  const found = /^\d{4}(?!\d)/u.exec(period);
  return found === null ? null : BigInt(found[0]);
};

/** A figure of an earlier year may have been put in then. */
function isFar(day: string, fact: Fact, year: bigint): boolean {
  const own = fact.type === 'figure' ? (yearOf(fact.period) ?? year) : year;
  return day < `${(own < year ? own : year) - 1n}-01-01` || day > `${year + 1n}-12-31`;
}

const daysOf = (fact: Fact): [heading: string, day: string][] => [
  ['填报日期', fact.at],
  ...(fact.type === 'adjustment' && fact.date !== null ? [['文件日期', fact.date] satisfies [string, string]] : []),
];

/** `facts` are those that count, in the order in which problems are told; the place is that of the first. */
export function dateNotes(facts: readonly Fact[], cycle: string, placeOf: (fact: Fact) => Place): Problem[] {
  const year = yearOf(cycle);
  if (year === null) return [];
  const far = facts.flatMap((fact) =>
    daysOf(fact)
      .filter(([, day]) => isFar(day, fact, year))
      .map((told) => ({ fact, told: told.join(' ') })),
  );
  return [...Map.groupBy(far, ({ told }) => told)].flatMap(([told, [first, ...others]]): Problem[] => {
    if (first === undefined) return [];
    const count = others.length === 0 ? '' : `（共 ${others.length + 1} 条）`;
    const message = `${told} 与考评年度“${cycle}”相差太远${count}，请核对。`;
    return [{ code: 'date-far', severity: 'note', place: placeOf(first.fact), message }];
  });
}
