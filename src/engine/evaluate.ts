// The reference evaluation (计分): plan + facts → result, node by node for all subjects, on exact fractions.
import type { Facts } from '../domain/fact.ts';
import type { OperationType } from '../domain/operation.ts';
import { format, zero } from '../domain/rational.ts';
import type { Rational } from '../domain/rational.ts';
import type { Problem } from '../domain/problem.ts';
import { refusalFor } from '../domain/refusal.ts';
import type { Rounding, Subject } from '../domain/scheme.ts';
import type { Input, Result, Scorecard, Step } from '../domain/scorecard.ts';
import { bodyTitles } from '../domain/title.ts';
import { checkFacts } from './facts-check.ts';
import { gradesOf } from './grading.ts';
import { byCodeUnit, live } from './live.ts';
import { childrenFor } from './ground.ts';
import type { Plan } from './plan.ts';
import { inOrder, ranksOf } from './ranking.ts';
import { roundedBy, roundsBase } from './rounding.ts';
import type { Outcome, PlannedNode, Scene } from './scene.ts';
import { used } from './scene.ts';
import { perform, pointsFor, sceneOf, usesOf } from './stage.ts';
import type { Score, Stage } from './stage.ts';
import { computedFrom, points, traced } from './traced.ts';
import { ENGINE } from './version.ts';
import { vetoFacts, vetoNotes, zeroedBy } from './veto.ts';

function stageOf(plan: Plan, facts: Facts): Stage {
  const sorted = plan.scheme.subjects.toSorted((a, b) => byCodeUnit(a.id, b.id));
  const shelves = live(facts.facts);
  return {
    plan,
    cycle: plan.scheme.cycle ?? facts.cycle,
    live: shelves,
    vetoes: vetoFacts(plan, shelves),
    subjects: new Map(sorted.map((subject) => [subject.id, subject])),
    peers: Map.groupBy(sorted, (subject) => subject.group),
    bodies: bodyTitles(plan.scheme),
    scores: new Map(),
    shared: new Map(),
  };
}

function stepOf(stage: Stage, node: PlannedNode, subject: Subject, outcome: Outcome, owners: string[]): Step {
  const full = pointsFor(stage, node, subject);
  const children = childrenFor(stage.plan, node, subject.group);
  return {
    node: node.id,
    number: node.number,
    title: node.title,
    operation: node.operation.type,
    points: full === null ? null : format(full.value),
    value: outcome.value === null ? null : format(outcome.value.value),
    absent: outcome.absent,
    source: node.source,
    inputs: outcome.inputs.toSorted((a, b) => byCodeUnit(a.fact, b.fact)),
    parameters: usesOf(stage.plan, owners),
    sentence: outcome.sentence,
    notes: outcome.notes,
    children: children.flatMap((child) => stage.scores.get(child.id)?.get(subject.id)?.step ?? []),
  };
}

/** Inputs that no operation names: superseded facts, and vetoes on this row. */
function furtherInputs(stage: Stage, node: PlannedNode, subject: Subject): Input[] {
  const { superseded, veto } = stage.live(node.id, subject.id);
  return [...superseded, ...veto.map(used)];
}

/** What the total's own scene has besides: the rounding of the scores before the adjustments are added. */
function baseRounding(plan: Plan): Pick<Scene<OperationType>, 'roundBase'> {
  const { rounding } = plan.rules;
  if (rounding === null || !roundsBase(plan)) return {};
  return { roundBase: (scores) => roundedBy(plan, '', scores, rounding, '不含加减分的得分 ') };
}

/** One node for one subject: operation, veto on the row, rounding. `exact` leaves all roundings out. */
function scoreOf(stage: Stage, node: PlannedNode, subject: Subject, exact: boolean): Score {
  const { plan } = stage;
  const rules = new Set<string>();
  const scene = sceneOf(stage, node, subject, (rule) => rules.add(rule));
  if (node === plan.root && !exact) Object.assign(scene, baseRounding(plan));
  const outcome = perform(scene);
  const notes = [...outcome.notes, ...vetoNotes(stage, node, subject).map((note) => [note])];
  let { value, absent } = outcome;
  const vetoes = zeroedBy(stage, node, subject);
  if (vetoes.length > 0) {
    rules.add('vetoes');
    const nothing = traced(zero, computedFrom(vetoes.map(({ id }) => traced(zero, { from: 'fact', fact: id }))));
    notes.push([
      `一票否决（${vetoes.map(({ title }) => title).join('、')}）：`,
      ...(value === null ? [] : ['原 ', points(value), ' 分，']),
      '本项计 ',
      points(nothing),
      ' 分',
    ]);
    [value, absent] = [nothing, null];
  }
  const apply = (owner: string, rounding: Rounding | null, what: string): void => {
    if (exact || rounding === null || value === null) return;
    const result = roundedBy(plan, owner, value, rounding, what);
    value = result.value;
    notes.push(result.note);
  };
  apply(node.id, node.rounding, '');
  if (node === plan.root) {
    if (!roundsBase(plan)) apply('', plan.rules.rounding, '总分 ');
    rules.add('rounding').add('order');
  }
  const inputs = [...outcome.inputs, ...furtherInputs(stage, node, subject)];
  const step = stepOf(stage, node, subject, { ...outcome, value, absent, inputs, notes }, [node.id, ...rules]);
  return { value, absent, points: pointsFor(stage, node, subject), step };
}

/** All scores, in post-order, so that peers and earlier nodes are there when they are asked for. */
function run(stage: Stage, exact: boolean, nodes: Iterable<PlannedNode>): Stage {
  for (const node of nodes) {
    const scores = new Map<string, Score>();
    const here = { ...stage, shared: new Map() };
    for (const subject of stage.subjects.values()) {
      if (stage.plan.appliesTo.get(node.id)?.has(subject.group))
        scores.set(subject.id, scoreOf(here, node, subject, exact));
    }
    stage.scores.set(node.id, scores);
  }
  return stage;
}

/** The nodes that a rounding may have changed: its own, one below it, or one that a condition looks at. */
function roundedNodes(plan: Plan): PlannedNode[] {
  const reached = new Set<string>();
  return [...plan.nodes.values()].filter((node) => {
    const isRounded = node.rounding !== null || (node === plan.root && plan.rules.rounding !== null);
    const isBelow = node.children.some(({ id }) => reached.has(id));
    const isLookedAt = node.operation.type === 'gate' && reached.has(node.operation.lost);
    if (isRounded || isBelow || isLookedAt) reached.add(node.id);
    return reached.has(node.id);
  });
}

/** The totals without any rounding: what no rounding reaches stays as it was computed. */
function exactTotals(stage: Stage, totals: Map<string, Rational>): Map<string, Rational> {
  const nodes = roundedNodes(stage.plan);
  return nodes.length === 0 ? totals : totalsOf(run({ ...stage, scores: new Map(stage.scores) }, true, nodes));
}

/** The nodes where something is missing: the lowest ones that stop the calculation. */
function missingIn(step: Step): string[] {
  if (step.value !== null) return [];
  const below = step.children
    .filter(({ absent }) => absent === 'missing' || absent === 'open' || absent === 'too-few')
    .flatMap(missingIn);
  return below.length > 0 ? below : [step.node];
}

/** Throws the refusal `facts-invalid` where there are errors among what `checkFacts` told. */
export function refuseFacts(told: readonly Problem[]): void {
  const problems = told.filter(({ severity }) => severity === 'error');
  if (problems.length === 0) return;
  throw refusalFor('facts-invalid', problems, {
    what: `事实有 ${problems.length} 处错误，不能计分。`,
    next: '请改正后再试；已记录的事实用新的事实更正。',
    english: `the facts have ${problems.length} error(s): ${problems.map(({ code, place }) => `${code} (${place.text})`).join(', ')}`,
  });
}

/**
 * The step of one node for one subject, from what lies below it alone: for nodes whose operations look at neither other
 * rows nor other subjects. Null where the node does not apply to the subject.
 */
export function evaluateAt(plan: Plan, facts: Facts, top: PlannedNode, subject: string): Step | null {
  const stage = stageOf(plan, facts);
  const one = stage.subjects.get(subject);
  if (one === undefined) return null;
  const below = new Set<string>();
  const put = (node: PlannedNode): void => {
    below.add(node.id);
    node.children.forEach(put);
  };
  put(top);
  const nodes = [...plan.nodes.values()].filter(({ id }) => below.has(id));
  const done = run({ ...stage, subjects: new Map([[subject, one]]) }, false, nodes);
  return done.scores.get(top.id)?.get(subject)?.step ?? null;
}

/** Totals by subject. */
function totalsOf(stage: Stage): Map<string, Rational> {
  const totals = new Map<string, Rational>();
  for (const [subject, { value }] of stage.scores.get(stage.plan.root.id) ?? [])
    if (value !== null) totals.set(subject, value.value);
  return totals;
}

/** Throws the refusal `facts-invalid` with the whole list. The same plan and facts give the same bytes, in whatever order the facts came. */
export function evaluate(plan: Plan, facts: Facts): Result {
  refuseFacts(checkFacts(plan, facts));
  const stage = run(stageOf(plan, facts), false, plan.nodes.values());
  const totals = totalsOf(stage);
  const ranks = ranksOf(stage, totals, exactTotals(stage, totals));
  const grades = gradesOf(stage, totals);
  const cards: Scorecard[] = [];
  for (const subject of stage.subjects.values()) {
    const root = stage.scores.get(plan.root.id)?.get(subject.id);
    const [rank, grade] = [ranks.get(subject.id), grades.get(subject.id)];
    if (root === undefined) continue;
    cards.push({
      subject: subject.id,
      group: subject.group,
      total: root.step.value,
      missing: missingIn(root.step),
      rank: rank?.rank ?? null,
      tied: rank?.tied ?? false,
      rankByRounding: rank?.byRounding ?? false,
      grade: grade?.title ?? null,
      gradeNote: grade?.note ?? null,
      step: root.step,
    });
  }
  const order = new Map(plan.scheme.groups.map(({ id }, index) => [id, index]));
  const isHigher = inOrder(stage, totals);
  cards.sort(
    (a, b) =>
      (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0) ||
      (a.total === null ? 1 : 0) - (b.total === null ? 1 : 0) ||
      isHigher(a.subject, b.subject) ||
      byCodeUnit(a.subject, b.subject),
  );
  const { title, cycle, demonstration } = plan.scheme;
  return {
    format: 'plumbline/result/1',
    title,
    cycle: cycle ?? facts.cycle,
    demonstration: demonstration ?? facts.demonstration ?? plan.demonstration,
    engine: ENGINE,
    assumed: plan.assumed,
    ...(plan.idle.length === 0 ? {} : { idle: plan.idle }),
    scorecards: cards,
  };
}
