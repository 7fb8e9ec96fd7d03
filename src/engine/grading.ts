// Grades (等次): cut lines first, then vetoes, then the quotas of the group.
import { compare, formatPercent, mul, parse, whole } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Adjustment } from '../domain/fact.ts';
import type { Grades, Subject, Veto } from '../domain/scheme.ts';
import type { Settled } from '../domain/setting.ts';
import { inOrder } from './ranking.ts';
import type { Stage } from './stage.ts';
import { basisOf, vetoesOf } from './veto.ts';

export type Grade = { title: string; note: string | null };
/** `line` counts the cut lines from the best. */
type Standing = { line: number; note: string | null };

function byLine(grades: Grades, total: Rational): number {
  const line = grades.lines.findIndex(({ atLeast }) => atLeast === null || compare(total, parse(atLeast)) >= 0);
  return line < 0 ? grades.lines.length - 1 : line;
}

function vetoed(stage: Stage, grades: Grades, subject: Subject, line: number): Standing {
  const last = grades.lines.length - 1;
  const unqualified = vetoesOf(stage, subject, ({ effect }) => effect === 'unqualified');
  const barred = vetoesOf(stage, subject, ({ effect }) => effect === 'barred');
  const cause = (facts: Adjustment[], effect: Settled<Veto>['effect']): string => {
    const levels = facts.map(({ level }) => level);
    const basis = basisOf(stage, (veto) => veto.effect === effect && levels.includes(veto.level));
    return `${facts.map(({ title }) => title).join('、')}${basis === '' ? '' : `；${basis}`}`;
  };
  if (unqualified.length > 0)
    return { line: last, note: `一票否决（${cause(unqualified, 'unqualified')}）：定为${grades.lines[last]?.title}` };
  if (barred.length > 0 && line === 0 && last > 0)
    return { line: 1, note: `一票否决（${cause(barred, 'barred')}）：不得评为${grades.lines[0]?.title}` };
  return { line, note: null };
}

/** Keeps the best `places` of those on the line; all who are equal at the border fall with it. */
function keep(holders: readonly string[], places: number, order: (a: string, b: string) => number): Set<string> {
  const sorted = holders.toSorted(order);
  const [first] = sorted.slice(places);
  return new Set(
    first === undefined ? sorted : sorted.slice(0, places).filter((subject) => order(subject, first) !== 0),
  );
}

function applyQuotas(
  grades: Grades,
  group: readonly Subject[],
  standings: Map<string, Standing>,
  order: (a: string, b: string) => number,
): void {
  for (const [line, { title }] of grades.lines.entries()) {
    const quota = grades.quotas.find((item) => item.title === title);
    if (quota === undefined || line === grades.lines.length - 1) continue;
    const holders = group.map(({ id }) => id).filter((id) => standings.get(id)?.line === line);
    const share = mul(parse(quota.share), whole(group.length));
    const places = group.filter((_, index) => compare(whole(index + 1), share) <= 0).length;
    const kept = keep(holders, places, order);
    for (const id of holders.filter((holder) => !kept.has(holder))) {
      const size = `${group.length} 个单位的 ${formatPercent(parse(quota.share))}，限 ${places} 个`;
      const equal = holders.some((other) => other !== id && order(other, id) === 0);
      const reason = equal && kept.size < places ? '并列者超出名额' : '名次在名额之外';
      const before = standings.get(id)?.note;
      standings.set(id, {
        line: line + 1,
        note: `${before == null ? '' : `${before}；`}达到${title}分数线，${reason}（${size}），定为${grades.lines[line + 1]?.title}`,
      });
    }
  }
}

/** Grades of all who have a total. */
export function gradesOf(stage: Stage, totals: ReadonlyMap<string, Rational>): Map<string, Grade> {
  const { grades } = stage.plan.rules;
  const result = new Map<string, Grade>();
  if (grades === null) return result;
  const order = inOrder(stage, totals);
  for (const group of stage.peers.values()) {
    const standings = new Map<string, Standing>();
    for (const subject of group) {
      const total = totals.get(subject.id);
      if (total !== undefined) standings.set(subject.id, vetoed(stage, grades, subject, byLine(grades, total)));
    }
    applyQuotas(grades, group, standings, order);
    for (const [subject, { line, note }] of standings)
      result.set(subject, { title: grades.lines[line]?.title ?? '', note });
  }
  return result;
}
