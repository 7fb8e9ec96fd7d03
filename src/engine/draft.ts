// A scheme with its parameters filled in as far as they are known (代入稿): what the check reads and the plan completes.
import { Absent, Operation } from '../domain/operation.ts';
import type { Problem } from '../domain/problem.ts';
import { Grades, isOpen, Ranking, Recusal, Rounding } from '../domain/scheme.ts';
import type { Assumptions, Node, Scheme } from '../domain/scheme.ts';
import { Amount } from '../domain/setting.ts';
import type { Json, Settled } from '../domain/setting.ts';
import { atNode, atScheme } from './place.ts';
import type { PlannedNode } from './scene.ts';
import { settle } from './settle.ts';
import type { Path, Settings } from './settle.ts';

/** A node of which `pending` pieces still wait for a parameter; such a piece is null. */
export type DraftNode = Omit<PlannedNode, 'operation' | 'children'> & {
  operation: Settled<Operation> | null;
  children: DraftNode[];
  pending: ('points' | 'operation' | 'rounding')[];
};

/** The rules of the whole scheme. */
export type Rules = {
  absent: Absent;
  recusal: Recusal;
  rounding: Rounding | null;
  ranking: Ranking;
  grades: Grades | null;
};

export type Draft = {
  scheme: Scheme;
  root: DraftNode;
  /** By id, in post-order: what a node needs stands before it. */
  nodes: ReadonlyMap<string, DraftNode>;
  /** Rules that are settled; one that waits for a parameter is not there. */
  rules: Partial<Rules>;
  /** Values of parameters, signed ones before assumed ones. */
  values: ReadonlyMap<string, Json>;
  assumed: ReadonlySet<string>;
  /** Which parameter filled which place, by node id; the scheme's own rules are under ''. */
  settings: ReadonlyMap<string, Settings>;
  /** Unknown or circular references, values that do not fit. */
  problems: Problem[];
};

/** What is asked of a schema of the domain. */
type Schema = {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: { path: PropertyKey[] }[] } };
};

const rules = {
  absent: Absent,
  recusal: Recusal,
  rounding: Rounding.nullable(),
  ranking: Ranking,
  grades: Grades.nullable(),
} satisfies Record<keyof Rules, Schema>;

const pieces = { points: Amount.nullable(), operation: Operation.nullable(), rounding: Rounding.nullable() };

/** The values that count: a signed value always, an assumed one only where the parameter is open. */
function valuesOf(
  scheme: Scheme,
  assumptions: Assumptions | null,
): { values: Map<string, Json>; assumed: Set<string> } {
  const values = new Map<string, Json>();
  const assumed = new Set<string>();
  for (const parameter of scheme.parameters) {
    const stand = Object.hasOwn(assumptions?.values ?? {}, parameter.key)
      ? assumptions?.values[parameter.key]
      : undefined;
    if (!isOpen(parameter)) values.set(parameter.key, parameter.value);
    else if (stand !== undefined) {
      values.set(parameter.key, stand.value);
      assumed.add(parameter.key);
    }
  }
  return { values, assumed };
}

type Place = ReturnType<typeof atScheme>;

/** Settles one piece. Undefined: it waits for a parameter, or does not fit and is among the problems. */
function settlePiece(
  value: unknown,
  schema: Schema,
  at: { place: Place; path: Path; values: ReadonlyMap<string, Json>; known: ReadonlySet<string> },
  found: { settings: Map<string, readonly string[]>; problems: Problem[] },
): unknown {
  const settled = settle(value, at.values);
  const report = (code: string, message: string): void =>
    void found.problems.push({ code, severity: 'error', place: at.place, message });
  for (const [place, through] of settled.settings) {
    found.settings.set(JSON.stringify([...at.path, ...(JSON.parse(place) as Path)]), through);
  }
  for (const key of new Set(settled.circular))
    report('circular-reference', `参数“${key}”的取值又引用了它自己，请写明取值。`);
  for (const key of new Set(settled.pending)) {
    if (!at.known.has(key))
      report('unknown-parameter', `引用的参数“${key}”不在方案的参数表中，请补上这个参数或改正引用。`);
  }
  if (settled.circular.length > 0 || settled.pending.length > 0) return undefined;
  const parsed = schema.safeParse(settled.value);
  if (parsed.success) return parsed.data;
  const keys = [...new Set([...settled.settings.values()].map((through) => through.at(-1) ?? ''))];
  const where = parsed.error.issues.map((issue) => [...at.path, ...issue.path].map(String).join('.')).join('、');
  report(
    'value-does-not-fit',
    `${keys.length === 0 ? '取值' : `参数“${keys.join('”“')}”的取值`}不合要求（${where}），请对照说明改正。`,
  );
  return undefined;
}

/** Fills in parameters (signed, else assumed) everywhere; what cannot be filled in stays open. */
export function draft(scheme: Scheme, assumptions: Assumptions | null): Draft {
  const { values, assumed } = valuesOf(scheme, assumptions);
  const known = new Set(scheme.parameters.map((parameter) => parameter.key));
  const [settings, nodes, problems] = [new Map<string, Settings>(), new Map<string, DraftNode>(), [] as Problem[]];

  const settleNode = (node: Node): DraftNode => {
    const found = { settings: new Map<string, readonly string[]>(), problems };
    const pending: DraftNode['pending'] = [];
    const settled: Record<string, unknown> = {};
    for (const piece of ['points', 'operation', 'rounding'] as const) {
      const value = settlePiece(
        node[piece],
        pieces[piece],
        { place: atNode(scheme, node), path: [piece], values, known },
        found,
      );
      if (value === undefined) pending.push(piece);
      settled[piece] = value ?? null;
    }
    const children = node.children.map(settleNode);
    const done = { ...node, ...settled, children, pending } as DraftNode;
    settings.set(node.id, found.settings);
    nodes.set(node.id, done);
    return done;
  };

  const root = settleNode(scheme.root);
  const found = { settings: new Map<string, readonly string[]>(), problems };
  const settledRules: Record<string, unknown> = {};
  for (const [rule, schema] of Object.entries(rules)) {
    const value = settlePiece(
      scheme[rule as keyof Rules],
      schema,
      { place: atScheme(rule), path: [rule], values, known },
      found,
    );
    if (value !== undefined) settledRules[rule] = value;
  }
  settings.set('', found.settings);
  return { scheme, root, nodes, rules: settledRules, values, assumed, settings, problems };
}
