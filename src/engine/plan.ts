// The plan (计分方案定稿): a checked scheme whose parameters are all filled in, ready to be carried out.
//
// The plan is data: nodes in the order of evaluation, who they apply to, full marks, settled rules and
// the parameter behind every value. `evaluate` carries it out on exact fractions and is the reference.
// The place of a second, fast evaluator is beside it: it takes this same plan, lays the nodes out as
// columns of scaled integers for many subjects at once, and hands a node back to the reference wherever
// it cannot be exact (a denominator that does not divide the scale, a magnitude above 2^53). Both must
// agree to the last digit; nothing in the plan may therefore depend on who carries it out.
import { valueText } from '../domain/policy-value.ts';
import type { Problem } from '../domain/problem.ts';
import { Refusal, refusalFor } from '../domain/refusal.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Assumptions, Parameter, Scheme } from '../domain/scheme.ts';
import type { Use } from '../domain/scorecard.ts';
import { appliesTo } from '../domain/applies.ts';
import { byCodeUnit } from './live.ts';
import { draft } from './draft.ts';
import type { Rules } from './draft.ts';
import { inspect } from './check/inspect.ts';
import { pointsOf } from './ground.ts';
import type { Ground } from './ground.ts';
import type { PlannedNode } from './scene.ts';
import type { Path, Settings } from '../domain/settle.ts';
import type { Traced } from './traced.ts';

export type Plan = Ground & {
  scheme: Scheme;
  root: PlannedNode;
  /** Post-order: what a node needs stands before it. */
  nodes: ReadonlyMap<string, PlannedNode>;
  rules: Rules;
  /** Full marks of a node for each group: its own, or what its parent hands down; null where it has none. */
  points: ReadonlyMap<string, ReadonlyMap<string, Traced | null>>;
  /** Uses of parameters by node id; the scheme's rules are under their names (`absent`, `rounding` …). */
  uses: ReadonlyMap<string, readonly Use[]>;
  assumed: { parameter: string; title: string; value: string; reason: string }[];
  /** The mark of invented data that the assumptions bear, where any of them counts. */
  demonstration: string | null;
  /** Parameters whose assumption changed nothing, with the signed or stated value that was used. */
  idle: { parameter: string; title: string; value: string }[];
};

/** A value as text: text stays as it is, anything else is written as canonical JSON. */

function refuse(code: RefusalCode, what: string, next: string, problems: Problem[], english: string): never {
  const codes = problems.map(({ code: name, place }) => `${name} (${place.node ?? place.text})`).join(', ');
  throw refusalFor(code, problems, { what, next, english: `${english}: ${codes}` });
}

/** Throws when the check finds errors, or open questions that nothing is assumed for. */
function insist(problems: Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const questions = problems.filter(({ severity }) => severity === 'question');
  const unknown = errors.filter(({ code }) => code === 'unknown-assumption');
  if (unknown.length > 0 && unknown.length === errors.length) {
    refuse(
      'document-invalid',
      `假设中有 ${unknown.length} 条对不上方案的参数，不能计分。`,
      '请改正假设后再试。',
      unknown,
      `${unknown.length} assumption(s) for unknown parameters; correct their keys`,
    );
  }
  if (errors.length > 0) {
    refuse(
      'scheme-has-errors',
      `方案有 ${errors.length} 处错误，不能计分。`,
      '请改正方案后再试。',
      errors,
      `the scheme has ${errors.length} error(s); correct them`,
    );
  }
  if (questions.length > 0) {
    refuse(
      'scheme-has-questions',
      `方案有 ${questions.length} 个问题待定，不能计分。`,
      '请由有权的人签署取值，或者给出假设（所有结果都会注明）。',
      questions,
      `the scheme has ${questions.length} open question(s); sign a value or assume one`,
    );
  }
}

function usesOf(
  settings: ReadonlyMap<string, Settings>,
  values: ReadonlyMap<string, unknown>,
  assumed: ReadonlySet<string>,
): Plan['uses'] {
  const uses = new Map<string, Use[]>();
  for (const [node, places] of settings) {
    for (const [place, through] of places) {
      const owner = node === '' ? String((JSON.parse(place) as Path)[0]) : node;
      const known = uses.get(owner) ?? [];
      for (const parameter of through) {
        if (known.some((use) => use.parameter === parameter)) continue;
        known.push({ parameter, value: valueText(values.get(parameter)), assumed: assumed.has(parameter) });
      }
      uses.set(owner, known);
    }
  }
  // Sorted, so that the order of keys in the scheme's file changes nothing.
  return new Map(
    [...uses].map(([owner, known]) => [owner, known.toSorted((a, b) => byCodeUnit(a.parameter, b.parameter))]),
  );
}

const assumedIn = (
  parameters: readonly Parameter[],
  assumptions: Assumptions | null,
  assumed: ReadonlySet<string>,
): Plan['assumed'] =>
  parameters
    .filter(({ key }) => assumed.has(key))
    .map(({ key, title }) => ({
      parameter: key,
      title,
      value: valueText(assumptions?.values[key]?.value),
      reason: assumptions?.values[key]?.reason ?? '',
    }));

/** Completes a scheme. Throws the refusal `scheme-has-errors` or `scheme-has-questions` with the whole list. */
export function plan(scheme: Scheme, assumptions: Assumptions | null): Plan {
  const settled = draft(scheme, assumptions);
  insist(inspect(settled));
  // Without errors and questions every piece is settled: the draft is a plan.
  const root = settled.root as PlannedNode;
  const groups = [...new Set(scheme.subjects.map((subject) => subject.group))];
  const ground: Ground = { settings: settled.settings, appliesTo: appliesTo(root, groups) };
  return {
    ...ground,
    scheme,
    root,
    nodes: settled.nodes as ReadonlyMap<string, PlannedNode>,
    rules: settled.rules as Rules,
    points: pointsOf(ground, root, groups),
    uses: usesOf(settled.settings, settled.values, settled.assumed),
    assumed: assumedIn(scheme.parameters, assumptions, settled.assumed),
    demonstration: settled.assumed.size === 0 ? null : (assumptions?.demonstration ?? null),
    idle: scheme.parameters
      .filter(({ key }) => settled.idle.has(key))
      .map(({ key, title, value }) => ({ parameter: key, title, value: valueText(value) })),
  };
}

/** Null where questions are open or the scheme has errors: nothing is computed with it. */
export function planIfAny(scheme: Scheme): Plan | null {
  try {
    return plan(scheme, null);
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}
