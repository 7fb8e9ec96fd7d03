// A scheme with its parameters filled in as far as they are known (代入稿): what the check reads and the plan completes.
import { oneLine, showJson } from '../domain/display.ts';
import type { Absent, Operation } from '../domain/operation.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProblemCode } from '../domain/problem-code.ts';
import type {
  Assumptions,
  Grades,
  Node,
  Ranking,
  Recusal,
  Rounding,
  Scheme,
  StepsOrder,
  Veto,
} from '../domain/scheme.ts';
import type { Json, Settled } from '../domain/setting.ts';
import { assumptionFaults } from './assumptions.ts';
import { exampleFor } from './example.ts';
import { atNode, atParameter, atScheme } from './place.ts';
import type { PlannedNode } from './scene.ts';
import { parameterAt, settle, valuesOf } from '../domain/settle.ts';
import { type Piece, pieceNames, pieces, ruleNames, rules } from './shapes.ts';
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

type Place = ReturnType<typeof atScheme>;

/** The value with other things in the places. */
function replaced(value: unknown, places: readonly Path[], by: (inner: unknown) => unknown): unknown {
  if (places.length === 0) return value;
  if (places.some((place) => place.length === 0)) return by(value);
  const below = (key: string | number): Path[] =>
    places.filter(([first]) => String(first) === String(key)).map((place) => place.slice(1));
  if (Array.isArray(value)) return value.map((item, index) => replaced(item, below(index), by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, below(key), by)]));
}

/** A whole number is the same as a number and as text. */
function wholeAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wholeAsText);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wholeAsText(item)]));
  return Number.isSafeInteger(value) ? String(value) : value;
}

/** The places inside of what parameters filled where a refusal of the schema lies: the place itself, else what was filled below it. */
function guilty(filled: readonly Path[], refused: Path): readonly Path[] {
  const begins = (path: Path, start: Path): boolean =>
    start.every((step, index) => String(step) === String(path[index]));
  return filled.some((place) => begins(refused, place)) ? [refused] : filled.filter((place) => begins(place, refused));
}

/**
 * A signed “none” (无) says that nothing applies: no rounding, no grades, no upper limit. Where the
 * place has that word among its own choices it keeps its meaning there; elsewhere it is null. Whole
 * numbers that a person wrote as numbers are text where the place wants text.
 */
function parseSettled(schema: Schema, { value, settings }: Settlement): ReturnType<Schema['safeParse']> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed;
  const filled = [...settings.keys()].map((place) => JSON.parse(place) as Path);
  const wrong = parsed.error.issues.flatMap(({ path }) => guilty(filled, path as Path));
  const isFilled = (path: Path): boolean => settings.has(JSON.stringify(path));
  const emptied = replaced(value, wrong.filter(isFilled), (inner) => (inner === 'none' ? null : inner));
  return schema.safeParse(replaced(emptied, wrong, wholeAsText));
}

type Found = {
  settings: Map<string, readonly string[]>;
  problems: Problem[];
  /** Parameters whose values do not fit somewhere: told once, however many places they fill. */
  misfits: Set<string>;
};

/** Settles one piece. Undefined: it waits for a parameter, or does not fit and is among the problems. */
function settlePiece(
  value: unknown,
  schema: Schema,
  at: { place: Place; path: Path; values: ReadonlyMap<string, Json>; known: ReadonlySet<string> },
  found: Found,
): unknown {
  const settled = settle(value, at.values);
  const report = (code: ProblemCode, message: string, place = at.place): void =>
    void found.problems.push({ code, severity: 'error', place, message });
  for (const [place, through] of settled.settings) {
    found.settings.set(JSON.stringify([...at.path, ...(JSON.parse(place) as Path)]), through);
  }
  for (const key of new Set(settled.circular))
    report('circular-reference', `参数“${key}”的取值又引用了它自己，请写明取值。`, { ...at.place, parameter: key });
  for (const key of new Set(settled.pending)) {
    if (!at.known.has(key))
      report('unknown-parameter', `引用的参数“${key}”不在方案的参数表中，请补上这个参数或改正引用。`);
  }
  if (settled.circular.length > 0 || settled.pending.length > 0) return undefined;
  const parsed = parseSettled(schema, settled);
  if (parsed.success) return parsed.data;
  const filled = [...settled.settings.keys()].map((place) => JSON.parse(place) as Path);
  const wrong = parsed.error.issues.flatMap(({ path }) => guilty(filled, path as Path));
  if (wrong.length === 0) {
    const where = parsed.error.issues.map(({ path }) => [...at.path, ...path].map(String).join('.')).join('、');
    report('value-does-not-fit', `取值不合要求（${where}），请对照说明改正。`);
  }
  for (const path of wrong) {
    const key = parameterAt(settled.settings, path);
    if (key !== null) found.misfits.add(key);
  }
  return undefined;
}

/** A number as it should have been written; null where nothing in the value is one. */
function numberIn(value: Json): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : value;
  if (typeof value !== 'object' || value === null) return null;
  return (
    Object.values(value)
      .map(numberIn)
      .find((number) => number !== null) ?? null
  );
}

/** One fault of a parameter, by its question, with how its value is written. */
function misfit(scheme: Scheme, key: string, value: Json): Problem[] {
  const parameter = scheme.parameters.find((each) => each.key === key);
  if (parameter === undefined) return [];
  const number = numberIn(value);
  const example = exampleFor(scheme, key);
  const hints = [
    ...(number === null ? [] : [`数要写成文本，如 "${number}"`]),
    ...(example === null ? [] : [`写法如 ${JSON.stringify(example)}`]),
  ];
  const hint = hints.length === 0 ? '请对照说明改正' : hints.join('；');
  const message = `“${oneLine(parameter.title)}”的取值 ${showJson(value)} 不合要求：${hint}。`;
  return [{ code: 'value-does-not-fit', severity: 'error', place: atParameter(scheme, parameter), message }];
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
  const misfits = new Set<string>();

  const settleNode = (node: Node): DraftNode => {
    const found = { settings: new Map<string, readonly string[]>(), problems, misfits };
    const pending: DraftNode['pending'] = [];
    const settled: Record<string, unknown> = {};
    for (const piece of pieceNames) {
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
  const found = { settings: new Map<string, readonly string[]>(), problems, misfits };
  const settledRules: Record<string, unknown> = {};
  for (const rule of ruleNames) {
    const value = settlePiece(
      rule === 'order' ? (scheme.order ?? 'adjust-then-round') : scheme[rule],
      rules[rule],
      { place: atScheme(rule), path: [rule], values, known },
      found,
    );
    if (value !== undefined) settledRules[rule] = value;
  }
  settings.set('', found.settings);
  for (const key of misfits) problems.push(...misfit(scheme, key, values.get(key) ?? null));
  return { scheme, root, nodes, rules: settledRules, values, assumed, idle, settings, problems };
}
