// The check of the facts (事实核对): all faults at once, each with the fact it lies in; errors keep `evaluate` from starting.
import { labelOf } from '../domain/display.ts';
import { type Adjustment, type Fact, type Facts, type Mark } from '../domain/fact.ts';
import { factTypes as words } from '../domain/glossary.ts';
import { assessorsFor, kindRead } from '../domain/operation-reads.ts';
import type { Place, Problem } from '../domain/problem.ts';
import { compare, format, parse, zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Subject } from '../domain/scheme.ts';
import { adjustmentFaults } from './facts-check/adjustment.ts';
import { dateNotes } from './facts-check/date.ts';
import { isBlank, listed } from './facts-check/fault.ts';
import type { Fault } from './facts-check/fault.ts';
import { figureFaults } from './facts-check/figure.ts';
import { type Called, relationFaults } from './facts-check/relation.ts';
import { tallyFaults } from './facts-check/tally.ts';
import { unsaidVeto, vetoFaults } from './facts-check/veto.ts';
import { byCodeUnit } from './live.ts';
import type { Plan } from './plan.ts';
import type { PlannedNode } from './scene.ts';
import { isTrial, trialWord } from './what-if.ts';

/** Where facts were read, by their ids: a cell of a workbook in words, and as a source. */
type FactPlaces = ReadonlyMap<string, Pick<Place, 'text' | 'source'>>;

const isVeto = (fact: Fact): fact is Adjustment => fact.type === 'adjustment' && fact.veto;

function kindFaults(node: PlannedNode, fact: Fact): Fault[] {
  const kind = kindRead(node.operation.type);
  if (isVeto(fact) || kind === fact.type) return [];
  const next = kind === null ? '本项由下级项合成，请记到下级项' : `本项按${words[kind]}计分，请改用${words[kind]}`;
  return [['fact-kind-differs', `${words[fact.type]}不能记在这一项：${next}。`]];
}

/** The least and the most that a mark may be; null where the row has no full marks. */
export function markBounds(
  plan: Plan,
  node: PlannedNode,
  subject: Pick<Subject, 'group'>,
): [Rational, Rational] | null {
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
  const titleOf = (body: string): string => bodies.find(({ id }) => id === body)?.title ?? body;
  const marking = expected.length === 0 ? '' : `本项由${listed(expected.map(titleOf))}评分；`;
  return [['not-an-assessor', `“${titleOf(mark.assessor)}”不是本项的考评单位，${marking}这一条评分不能计入。`]];
}

function markFaults(plan: Plan, node: PlannedNode, subject: Subject, mark: Mark): Fault[] {
  if (node.operation.type !== 'marks' && node.operation.type !== 'discretion') return [];
  const faults = assessorFaults(plan, node, mark);
  if (mark.notApplicable && mark.value !== null)
    faults.push(['mark-contradicts', '既写了分数又写了不适用，请只留一种。']);
  if (!mark.notApplicable && mark.value === null)
    faults.push(['mark-without-value', '没有分数；不适用的，请写明不适用。']);
  // Its weight goes to other rows: that is somebody's decision, as points taken off are.
  if (mark.notApplicable && mark.value === null && isBlank(mark.reason))
    faults.push(['mark-without-reason', '不适用要写明理由。']);
  const bounds = markBounds(plan, node, subject);
  if (mark.value === null || bounds === null) return faults;
  const [least, most] = bounds;
  const value = parse(mark.value);
  if (compare(value, least) < 0) faults.push(['mark-below-range', `评分 ${format(value)} 低于下限 ${format(least)}。`]);
  if (compare(value, most) > 0) faults.push(['mark-above-range', `评分 ${format(value)} 高于上限 ${format(most)}。`]);
  const needsReason = node.operation.type === 'discretion' ? value.n !== 0n : compare(value, most) < 0;
  const why = node.operation.type === 'discretion' ? '酌情评分' : '不满分的评分';
  if (needsReason && isBlank(mark.reason))
    faults.push(['mark-without-reason', `${why}（${format(value)} 分）要写明理由。`]);
  return faults;
}

/** What the row's operation makes of a fact of the kind that it reads. */
function useFaults(plan: Plan, node: PlannedNode, subject: Subject, fact: Fact, cycle: string): Fault[] {
  if (fact.type === 'mark') return markFaults(plan, node, subject, fact);
  if (fact.type === 'figure') return figureFaults(fact, node.operation, plan.scheme.cycle ?? cycle);
  if (fact.type === 'tally') return tallyFaults(fact, node.operation);
  if (fact.veto) return vetoFaults(plan, subject, fact);
  const unsaid = unsaidVeto(plan, fact, node.operation);
  return unsaid.some(([, , severity]) => severity === undefined)
    ? unsaid
    : [...unsaid, ...adjustmentFaults(fact, node.operation)];
}

/** Faults of a fact on a row that exists, of a subject that exists. `cycle` is what the facts say of themselves. */
function contentFaults(plan: Plan, node: PlannedNode, subject: Subject, fact: Fact, cycle: string): Fault[] {
  const applies = plan.appliesTo.get(node.id)?.has(subject.group) === true;
  return [
    ...(applies ? [] : ([['row-does-not-apply', `本项不适用于“${subject.title}”所在的分组。`]] satisfies Fault[])),
    ...kindFaults(node, fact),
    ...useFaults(plan, node, subject, fact, cycle),
  ];
}

/** Marks under full with a reason and nothing to show for it: one note for all of them. */
function evidenceNote(plan: Plan, facts: Facts, subjects: ReadonlyMap<string, Subject>, called: Called): Problem[] {
  const superseded = new Set(facts.facts.map(({ supersedes }) => supersedes));
  const bare = facts.facts.filter((fact) => {
    const node = plan.nodes.get(fact.node);
    const subject = subjects.get(fact.subject);
    if (fact.type !== 'mark' || fact.value === null || fact.withdrawn === true) return false;
    if (fact.evidence.length > 0 || superseded.has(fact.id)) return false;
    if (node?.operation.type !== 'marks' || subject === undefined) return false;
    const most = markBounds(plan, node, subject)?.[1];
    return most !== undefined && compare(parse(fact.value), most) < 0;
  });
  const [first] = bare.map(({ id }) => id).toSorted(byCodeUnit);
  if (first === undefined) return [];
  const message = `${bare.length} 条不满分的评分没有佐证材料（如${called(first)}），复核时无据可查。`;
  const place = { text: facts.title, source: null, node: null };
  return [{ code: 'mark-without-evidence', severity: 'note', place, message }];
}

/** A responsible body of a superior's ranking need not be a subject; what becomes of its points is for the scheme to say. */
function strangerFault({ scheme }: Plan, node: PlannedNode | undefined, { subject }: Fact): Fault {
  const body = scheme.bodies.find(({ id }) => id === subject);
  if (node?.operation.type !== 'provincial-rank' || body === undefined)
    return ['unknown-subject', `方案中没有编号为“${subject}”的被考评单位。`];
  return node.operation.outside === 'set-aside'
    ? ['subject-outside', `“${body.title}”不是被考评单位，按规定不奖不惩。`, 'note']
    : ['unknown-subject', `“${body.title}”不是被考评单位；请写明这一条记给哪个被考评单位。`];
}

/** Faults of a fact that counts: where it stands, whom it is about, what it says. */
function standingFaults(
  plan: Plan,
  fact: Fact,
  node: PlannedNode | undefined,
  subject: Subject | undefined,
  cycle: string,
): Fault[] {
  const faults: Fault[] = [];
  if (node === undefined) faults.push(['unknown-node', `方案中没有编号为“${fact.node}”的项。`]);
  if (subject === undefined) faults.push(strangerFault(plan, node, fact));
  return node === undefined || subject === undefined ? faults : contentFaults(plan, node, subject, fact, cycle);
}

/** The cell that the fact was read from, where there is one, then the fact, the row and the subject. */
function placeOf(fact: Fact, node: PlannedNode | undefined, subject: Subject | undefined, places: FactPlaces): Place {
  const cell = places.get(fact.id);
  const parts = [
    // Who wrote it into a form or a workbook knows its place there, and not its id; what is tried has none to show.
    cell !== undefined ? cell.text : isTrial(fact) ? `${trialWord}的改动` : `事实“${fact.id}”`,
    node === undefined ? fact.node : labelOf(node),
    subject?.title ?? fact.subject,
  ];
  return { text: parts.join(' · '), source: cell?.source ?? null, node: node?.id ?? null };
}

/** A fact with what is wrong with it, and the row and subject that it is about, as far as they are there. */
export type Faulty = { fact: Fact; node: PlannedNode | undefined; subject: Subject | undefined; faults: Fault[] };

/** All facts, by their ids: the list does not depend on the order in which they came. */
function withFaults(plan: Plan, { facts, cycle }: Facts, called: Called): Faulty[] {
  const subjects = new Map(plan.scheme.subjects.map((subject) => [subject.id, subject]));
  const relations = relationFaults(facts, called);
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  const all = facts.toSorted((a, b) => byCodeUnit(a.id, b.id) || byCodeUnit(JSON.stringify(a), JSON.stringify(b)));
  return all.map((fact): Faulty => {
    const [node, subject] = [plan.nodes.get(fact.node), subjects.get(fact.subject)];
    // What is corrected no longer counts: it may be as wrong as it was, and stays to be seen.
    const counts = !superseded.has(fact.id) && fact.withdrawn !== true;
    const own = counts ? standingFaults(plan, fact, node, subject, cycle) : [];
    return { fact, node, subject, faults: [...relations(fact), ...own] };
  });
}

/** The facts that keep `evaluate` from starting, each with its errors. */
export const faultyFacts = (plan: Plan, facts: Facts): Faulty[] =>
  withFaults(plan, facts, (id) => `“${id}”`)
    .map(({ faults, ...rest }) => ({
      ...rest,
      faults: faults.filter(([, , severity = 'error']) => severity === 'error'),
    }))
    .filter(({ faults }) => faults.length > 0);

/**
 * Errors keep `evaluate` from starting. The list does not depend on the order of the facts. `places` are
 * told for facts that a person wrote into a workbook.
 */
export function checkFacts(plan: Plan, facts: Facts, places: FactPlaces = new Map()): Problem[] {
  const subjects = new Map(plan.scheme.subjects.map((subject) => [subject.id, subject]));
  const called: Called = (id) => `“${id}”${places.has(id) ? `（${places.get(id)?.text ?? ''}）` : ''}`;
  const where = (fact: Fact): Place => placeOf(fact, plan.nodes.get(fact.node), subjects.get(fact.subject), places);
  const superseded = new Set(facts.facts.map(({ supersedes }) => supersedes));
  const counts = ({ id, withdrawn }: Fact): boolean => !superseded.has(id) && withdrawn !== true;
  const faulty = withFaults(plan, facts, called);
  const problems = faulty.flatMap(({ fact, faults }) =>
    faults.map(([code, message, severity = 'error']): Problem => ({ code, severity, place: where(fact), message })),
  );
  const { cycle } = plan.scheme;
  const counting = faulty.map(({ fact }) => fact).filter(counts);
  problems.push(...dateNotes(counting, cycle ?? facts.cycle, where));
  problems.push(...evidenceNote(plan, facts, subjects, called));
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
