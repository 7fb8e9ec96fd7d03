// A scheme with its parameters filled in as far as they are known (代入稿): what the check reads and the plan completes.
import { Absent, Operation } from '../domain/operation.ts';
import type { Problem } from '../domain/problem.ts';
import { Adopter, Grades, Ranking, Recusal, Rounding, Scheme, StepsOrder } from '../domain/scheme.ts';
import type { Assumptions, Node, Veto } from '../domain/scheme.ts';
import { Amount } from '../domain/setting.ts';
import type { Json, Settled } from '../domain/setting.ts';
import { assumptionFaults } from './assumptions.ts';
import { atNode, atScheme } from './place.ts';
import type { PlannedNode } from './scene.ts';
import { settle, valuesOf } from '../domain/settle.ts';
import type { Path, Settings, Settlement } from '../domain/settle.ts';

/** A node of which `pending` pieces still wait for a parameter; such a piece is null. */
export type DraftNode = Omit<PlannedNode, 'operation' | 'children'> & {
  operation: Settled<Operation> | null;
  children: DraftNode[];
  pending: Piece[];
};

/** The rules of the whole scheme. */
export type Rules = {
  absent: Absent;
  recusal: Recusal;
  rounding: Rounding | null;
  ranking: Ranking;
  grades: Grades | null;
  order: StepsOrder;
  vetoes: Settled<Veto>[];
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
  /** Parameters whose assumption changes nothing, because they are signed or stated. */
  idle: ReadonlySet<string>;
  /** Which parameter filled which place, by node id; the scheme's own rules are under ''. */
  settings: ReadonlyMap<string, Settings>;
  /** Unknown or circular references, values that do not fit. */
  problems: Problem[];
};

/** What is asked of a schema of the domain. */
export type Schema = {
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
  order: StepsOrder,
  vetoes: Scheme.shape.vetoes,
} satisfies Record<keyof Rules, Schema>;

const pieces = {
  points: Amount.nullable(),
  operation: Operation.nullable(),
  rounding: Rounding.nullable(),
  adopter: Adopter.optional(),
};
type Piece = keyof typeof pieces;

type Place = ReturnType<typeof atScheme>;

/** The value with nothing (null) in the places. */
function emptied(value: unknown, places: readonly Path[]): unknown {
  if (places.some((place) => place.length === 0)) return null;
  const below = (key: string | number): Path[] =>
    places.filter(([first]) => String(first) === String(key)).map((place) => place.slice(1));
  if (Array.isArray(value)) return value.map((item, index) => emptied(item, below(index)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, emptied(item, below(key))]));
}

/**
 * A signed “none” (无) says that nothing applies: no rounding, no grades, no upper limit. Where the
 * place has that word among its own choices it keeps its meaning there; elsewhere it is null.
 */
function parseSettled(schema: Schema, { value, settings }: Settlement): ReturnType<Schema['safeParse']> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed;
  const refused = new Set(parsed.error.issues.map(({ path }) => JSON.stringify(path)));
  const none = [...settings.keys()]
    .filter((place) => refused.has(place))
    .map((place) => JSON.parse(place) as Path)
    .filter((path) => path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) === 'none');
  return none.length === 0 ? parsed : schema.safeParse(emptied(value, none));
}

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
  const parsed = parseSettled(schema, settled);
  if (parsed.success) return parsed.data;
  const keys = [...new Set([...settled.settings.values()].map((through) => through.at(-1) ?? ''))];
  const where = parsed.error.issues.map((issue) => [...at.path, ...issue.path].map(String).join('.')).join('、');
  report(
    'value-does-not-fit',
    `${keys.length === 0 ? '取值' : `参数“${keys.join('”“')}”的取值`}不合要求（${where}），请对照说明改正。`,
  );
  return undefined;
}

/** Words of a settled value that only say the rule's own silence: marks out of `points` are marks out of the row's points. */
function plainly(value: unknown): unknown {
  const operation = value as Settled<Operation> | null | undefined;
  return operation?.type === 'marks' && operation.scale === 'points' ? { ...operation, scale: null } : value;
}

/** Fills in parameters (signed, else assumed) everywhere; what cannot be filled in stays open. */
export function draft(scheme: Scheme, assumptions: Assumptions | null): Draft {
  const valued = valuesOf(scheme, assumptions);
  const { values, assumed, idle } = valued;
  const known = new Set(scheme.parameters.map((parameter) => parameter.key));
  const [settings, nodes] = [new Map<string, Settings>(), new Map<string, DraftNode>()];
  const problems: Problem[] = assumptionFaults(scheme, assumptions, valued);

  const settleNode = (node: Node): DraftNode => {
    const found = { settings: new Map<string, readonly string[]>(), problems };
    const pending: DraftNode['pending'] = [];
    const settled: Record<string, unknown> = {};
    for (const piece of Object.keys(pieces) as Piece[]) {
      if (node[piece] === undefined) continue;
      const value = settlePiece(
        node[piece],
        pieces[piece],
        { place: atNode(scheme, node), path: [piece], values, known },
        found,
      );
      if (value === undefined) pending.push(piece);
      settled[piece] = plainly(value) ?? null;
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
      rule === 'order' ? (scheme.order ?? 'adjust-then-round') : scheme[rule as keyof Rules],
      schema,
      { place: atScheme(rule), path: [rule], values, known },
      found,
    );
    if (value !== undefined) settledRules[rule] = value;
  }
  settings.set('', found.settings);
  return { scheme, root, nodes, rules: settledRules, values, assumed, idle, settings, problems };
}
