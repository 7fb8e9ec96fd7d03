// Faults that only show beside other facts (事实之间的问题): used ids, corrections, the same mark given twice.
import { type Fact, slotOf, type Tally } from '../../domain/fact.ts';
import { factTypes as words } from '../../domain/glossary.ts';
import { byCodeUnit } from '../live.ts';
import type { Fault } from './fault.ts';

/** A fact as other facts' problems call it. */
export type Called = (id: string) => string;

const isTally = (fact: Fact): fact is Tally => fact.type === 'tally';

/** By id: the tally before it that counts the same ballot box. Batches of votes are added; the same batch twice is not seen otherwise. */
function addedTo(standing: readonly Fact[]): Map<string, string> {
  const boxes = Map.groupBy(standing.filter(isTally), ({ node, subject, voterGroup, channel }) =>
    JSON.stringify([node, subject, voterGroup, channel]),
  );
  return new Map(
    [...boxes.values()].flatMap((tallies) => {
      const [first, ...others] = tallies.map(({ id }) => id).toSorted(byCodeUnit);
      return others.map((id): [string, string] => [id, first ?? '']);
    }),
  );
}

/** Ids on a circle of corrections. Each is walked over once, however long the chains are. */
function circularIds(facts: readonly Fact[]): Set<string> {
  const next = new Map(facts.map(({ id, supersedes }) => [id, supersedes]));
  const circular = new Set<string>();
  const walked = new Set<string>();
  for (const { id } of facts) {
    const path: string[] = [];
    const own = new Set<string>();
    let at: string | null | undefined = id;
    for (; at != null && !walked.has(at); at = next.get(at)) {
      walked.add(at);
      own.add(at);
      path.push(at);
    }
    if (at != null && own.has(at)) for (const each of path.slice(path.indexOf(at))) circular.add(each);
  }
  return circular;
}

const namedMost = 3;

/** A few of them by name: what thousands have in common is not told to each with all the others. */
const named = (ids: readonly string[], called: Called): string =>
  `${ids.slice(0, namedMost).map(called).join('、')}${ids.length > namedMost ? '等' : ''}`;

/** Ids of the facts that have a key in common, in order. */
function idsBy(facts: readonly Fact[], keyOf: (fact: Fact) => string | null): Map<string | null, string[]> {
  const groups = Map.groupBy(facts, keyOf);
  return new Map(
    [...groups].map(([key, group]) => [key, [...new Set(group.map(({ id }) => id))].toSorted(byCodeUnit)]),
  );
}

/** A correction of what stood on another row, for another subject, or came from another assessor. */
const standsElsewhere = (earlier: Fact, fact: Fact): boolean =>
  earlier.node !== fact.node ||
  earlier.subject !== fact.subject ||
  (earlier.type === 'mark' && fact.type === 'mark' && earlier.assessor !== fact.assessor);

/** Faults that only show beside other facts: used ids, corrections, the same mark given twice. */
export function relationFaults(facts: readonly Fact[], called: Called): (fact: Fact) => Fault[] {
  const byId = Map.groupBy(facts, ({ id }) => id);
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  const standing = facts.filter(({ id, withdrawn }) => !superseded.has(id) && withdrawn !== true);
  const byKey = idsBy(standing, slotOf);
  const sameBox = addedTo(standing);
  const corrections = idsBy(facts, ({ supersedes }) => supersedes);
  const circular = circularIds(facts);
  return (fact) => {
    const faults: Fault[] = [];
    if ((byId.get(fact.id)?.length ?? 0) > 1) faults.push(['duplicate-id', `编号“${fact.id}”用了不止一次。`]);
    const [earlier] = fact.supersedes === null ? [] : (byId.get(fact.supersedes) ?? []);
    if (fact.supersedes !== null && earlier === undefined)
      faults.push(['supersedes-unknown', `要更正的事实“${fact.supersedes}”不存在。`]);
    if (fact.withdrawn === true && fact.supersedes === null)
      faults.push(['withdrawn-nothing', '写明撤回，却没有写明撤回哪一条。']);
    if (earlier !== undefined && earlier.type !== fact.type) {
      faults.push(['supersedes-differs', `${words[fact.type]}不能更正${words[earlier.type]}${called(earlier.id)}。`]);
    }
    if (earlier !== undefined && earlier.type === fact.type && standsElsewhere(earlier, fact)) {
      faults.push([
        'supersedes-elsewhere',
        `更正的${called(earlier.id)}原来记在别的项、别的单位或由别的考评单位给出，原处从此没有这一条，请确认。`,
        'note',
      ]);
    }
    const others = fact.supersedes === null ? [] : (corrections.get(fact.supersedes) ?? []);
    if (others.length > 1)
      faults.push([
        'superseded-twice',
        `“${fact.supersedes}”被更正了不止一次（${named(others, called)}），看不出以哪一条为准。`,
      ]);
    if (circular.has(fact.id)) faults.push(['supersedes-circular', '更正关系绕成了一圈，看不出哪一条有效。']);
    const box = sameBox.get(fact.id);
    if (box !== undefined)
      faults.push([
        'tally-added',
        `与${called(box)}同属一处投票，两份票数相加；若是同一批票录入了两次，请更正其中一份。`,
        'note',
      ]);
    const key = slotOf(fact);
    const isStanding = key !== null && !superseded.has(fact.id) && fact.withdrawn !== true;
    // One more than are named, beside its own: whether there are others can be seen from these.
    const twins = (isStanding ? (byKey.get(key) ?? []) : []).slice(0, namedMost + 2).filter((id) => id !== fact.id);
    if (twins.length > 0) {
      faults.push(['fact-twice', `与${named(twins, called)}重复，看不出以哪一条为准；更正请写明更正的是哪一条。`]);
    }
    return faults;
  };
}
