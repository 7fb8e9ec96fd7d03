// The check of the facts (事实核对): all faults at once, each with the fact it lies in; errors keep `evaluate` from starting.
import type { Adjustment, Fact, Facts, Figure, Mark } from '../domain/fact.ts';
import { factTypes as words } from '../domain/glossary.ts';
import type { OperationType } from '../domain/operation.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import { compare, format, parse, zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Subject } from '../domain/scheme.ts';
import { byCodeUnit } from './live.ts';
import { assessorsFor } from './marking.ts';
import { labelOf } from './place.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';

type Fault = [code: string, message: string, severity?: Severity];

/** The kinds of facts that an operation reads; compositions read none. A veto may stand anywhere. */
const reads: Partial<Record<OperationType, Fact['type']>> = {
  marks: 'mark',
  discretion: 'mark',
  graded: 'adjustment',
  adjustments: 'adjustment',
  'provincial-rank': 'adjustment',
  'vote-bands': 'tally',
  'ballot-levels': 'tally',
  'ballot-mean': 'tally',
  'ballot-ranking': 'tally',
};

function kindRead(node: PlannedNode): Fact['type'] | null {
  return node.children.length > 0 ? null : (reads[node.operation.type] ?? 'figure');
}

const isVeto = (fact: Fact): fact is Adjustment => fact.type === 'adjustment' && fact.veto;

function kindFaults(node: PlannedNode, fact: Fact): Fault[] {
  const kind = kindRead(node);
  if (isVeto(fact) || kind === fact.type) return [];
  const next = kind === null ? '本项由下级项合成，请记到下级项' : `本项按${words[kind]}计分，请改用${words[kind]}`;
  return [['fact-kind-differs', `${words[fact.type]}不能记在这一项：${next}。`]];
}

function vetoFaults(plan: Plan, fact: Fact): Fault[] {
  if (!isVeto(fact) || plan.scheme.vetoes.some(({ level }) => level === fact.level)) return [];
  return [['unknown-veto', `一票否决的情形“${fact.level ?? ''}”不在方案中，请改正情形或补上规定。`]];
}

/** The least and the most that a mark may be; null where the row has no full marks. */
function boundsOf(plan: Plan, node: PlannedNode, subject: Subject): [Rational, Rational] | null {
  const { operation } = node;
  if (operation.type === 'discretion') return [parse(operation.min), parse(operation.max)];
  if (operation.type !== 'marks') return null;
  const full = operation.scale === null ? plan.points.get(node.id)?.get(subject.group)?.value : parse(operation.scale);
  return full === undefined ? null : [zero, full];
}

function assessorFaults(plan: Plan, node: PlannedNode, mark: Mark): Fault[] {
  const { bodies, organiser } = plan.scheme;
  const expected = assessorsFor({ node, recusal: plan.rules.recusal, organiser }, mark.subject);
  if (expected.includes(mark.assessor) || node.assessors.includes(mark.assessor)) return [];
  if (!bodies.some(({ id }) => id === mark.assessor))
    return [['unknown-assessor', `评分单位“${mark.assessor}”不在方案的单位表中。`]];
  return [['not-an-assessor', `“${mark.assessor}”不是本项的考评单位，评分不能计入。`]];
}

function markFaults(plan: Plan, node: PlannedNode, subject: Subject, mark: Mark): Fault[] {
  if (node.operation.type !== 'marks' && node.operation.type !== 'discretion') return [];
  const faults = assessorFaults(plan, node, mark);
  if (mark.notApplicable && mark.value !== null)
    faults.push(['mark-contradicts', '既写了分数又写了不适用，请只留一种。']);
  if (!mark.notApplicable && mark.value === null)
    faults.push(['mark-without-value', '没有分数；不适用的，请写明不适用。']);
  const bounds = boundsOf(plan, node, subject);
  if (mark.value === null || bounds === null) return faults;
  const [least, most] = bounds;
  const value = parse(mark.value);
  if (compare(value, least) < 0) faults.push(['mark-below-range', `评分 ${format(value)} 低于下限 ${format(least)}。`]);
  if (compare(value, most) > 0) faults.push(['mark-above-range', `评分 ${format(value)} 高于上限 ${format(most)}。`]);
  const needsReason = node.operation.type === 'discretion' ? value.n !== 0n : compare(value, most) < 0;
  const hasReason = mark.reason !== null && mark.reason.trim() !== '';
  const why = node.operation.type === 'discretion' ? '酌情评分' : '不满分的评分';
  if (needsReason && !hasReason) faults.push(['mark-without-reason', `${why}（${format(value)} 分）要写明理由。`]);
  return faults;
}

function figureFaults(fact: Figure): Fault[] {
  const stated = fact.value !== null || fact.level !== null;
  if (!stated && !fact.notApplicable) return [['figure-without-value', '没有写数值或等级；不适用的，请写明不适用。']];
  return stated && fact.notApplicable ? [['figure-contradicts', '既写了数值又写了不适用，请只留一种。']] : [];
}

/** Faults of a fact on a row that exists, of a subject that exists. */
function contentFaults(plan: Plan, node: PlannedNode, subject: Subject, fact: Fact): Fault[] {
  const applies = plan.appliesTo.get(node.id)?.has(subject.group) === true;
  return [
    ...(applies ? [] : ([['row-does-not-apply', `本项不适用于“${subject.title}”所在的分组。`]] satisfies Fault[])),
    ...kindFaults(node, fact),
    ...vetoFaults(plan, fact),
    ...(fact.type === 'mark' ? markFaults(plan, node, subject, fact) : []),
    ...(fact.type === 'figure' ? figureFaults(fact) : []),
  ];
}

/** What may stand only once among the facts that count: a second one would have to be chosen between. */
function keyOf(fact: Fact): string | null {
  if (fact.type === 'mark') return JSON.stringify(['mark', fact.node, fact.subject, fact.assessor]);
  if (fact.type === 'figure') return JSON.stringify(['figure', fact.node, fact.subject, fact.key, fact.period]);
  return null;
}

/** Ids on a circle of corrections. */
function circularIds(facts: readonly Fact[]): Set<string> {
  const next = new Map(facts.map(({ id, supersedes }) => [id, supersedes]));
  const circular = new Set<string>();
  for (const { id } of facts) {
    const seen = new Set<string>();
    for (let at: string | null | undefined = next.get(id); at != null && !seen.has(at); at = next.get(at)) seen.add(at);
    if (seen.has(id)) circular.add(id);
  }
  return circular;
}

/** Faults that only show beside other facts: used ids, corrections, the same mark given twice. */
function relationFaults(facts: readonly Fact[]): (fact: Fact) => Fault[] {
  const byId = Map.groupBy(facts, ({ id }) => id);
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  const byKey = Map.groupBy(
    facts.filter(({ id }) => !superseded.has(id)),
    keyOf,
  );
  const circular = circularIds(facts);
  return (fact) => {
    const faults: Fault[] = [];
    if ((byId.get(fact.id)?.length ?? 0) > 1) faults.push(['duplicate-id', `编号“${fact.id}”用了不止一次。`]);
    const [earlier] = fact.supersedes === null ? [] : (byId.get(fact.supersedes) ?? []);
    if (fact.supersedes !== null && earlier === undefined)
      faults.push(['supersedes-unknown', `要更正的事实“${fact.supersedes}”不存在。`]);
    if (earlier !== undefined && earlier.type !== fact.type) {
      faults.push(['supersedes-differs', `${words[fact.type]}不能更正${words[earlier.type]}“${earlier.id}”。`]);
    }
    if (circular.has(fact.id)) faults.push(['supersedes-circular', '更正关系绕成了一圈，看不出哪一条有效。']);
    const key = keyOf(fact);
    const twins =
      key === null || superseded.has(fact.id) ? [] : (byKey.get(key) ?? []).filter(({ id }) => id !== fact.id);
    if (twins.length > 0) {
      faults.push([
        'fact-twice',
        `与“${twins.map(({ id }) => id).join('”“')}”重复，看不出以哪一条为准；更正请写明更正的是哪一条。`,
      ]);
    }
    return faults;
  };
}

/** Errors keep `evaluate` from starting. The list does not depend on the order of the facts. */
export function checkFacts(plan: Plan, facts: Facts): Problem[] {
  const subjects = new Map(plan.scheme.subjects.map((subject) => [subject.id, subject]));
  const relations = relationFaults(facts.facts);
  const problems = facts.facts
    .toSorted((a, b) => byCodeUnit(a.id, b.id) || byCodeUnit(JSON.stringify(a), JSON.stringify(b)))
    .flatMap((fact) => {
      const [node, subject] = [plan.nodes.get(fact.node), subjects.get(fact.subject)];
      const faults: Fault[] = relations(fact);
      if (node === undefined) faults.push(['unknown-node', `方案中没有编号为“${fact.node}”的项。`]);
      if (subject === undefined) faults.push(['unknown-subject', `方案中没有编号为“${fact.subject}”的被考评单位。`]);
      if (node !== undefined && subject !== undefined) faults.push(...contentFaults(plan, node, subject, fact));
      const text = [
        `事实“${fact.id}”`,
        node === undefined ? fact.node : labelOf(node),
        subject?.title ?? fact.subject,
      ].join(' · ');
      const place = { text, source: null, node: node?.id ?? null };
      return faults.map(([code, message, severity = 'error']): Problem => ({ code, severity, place, message }));
    });
  const { cycle } = plan.scheme;
  if (cycle !== null && cycle !== facts.cycle) {
    const message = `事实属于“${facts.cycle}”，方案属于“${cycle}”，请确认是否有意如此。`;
    problems.push({
      code: 'cycle-differs',
      severity: 'note',
      place: { text: facts.title, source: null, node: null },
      message,
    });
  }
  const seen = new Set<string>();
  return problems.filter((problem) => !seen.has(JSON.stringify(problem)) && seen.add(JSON.stringify(problem)));
}
