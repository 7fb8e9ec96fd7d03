// The appraisal scheme (考评方案): tree, parameters, bodies and result rules, common to all subjects.
import { z } from 'zod';
import { Absent, Operation } from './operation.ts';
import { Amount, Json, setting } from './setting.ts';
import { Source } from './source.ts';

/**
 * A policy value (参数). It is settled when it has a value and either a `source` (the document
 * itself says it) or a `signer`. Anything else is an open question. The value `"none"` says that
 * nothing applies (no rounding, no grades, no limit) wherever the place may be empty; `null` says
 * that nobody has answered yet.
 */
export const Parameter = z.strictObject({
  key: z.string().min(1),
  /** The question it answers, in Chinese. */
  title: z.string(),
  /** Suggested answers, each with its Chinese wording; null: free. */
  choices: z.array(z.strictObject({ value: Json, title: z.string() })).nullable(),
  value: Json.nullable(),
  signer: z.string().nullable(),
  reason: z.string().nullable(),
  source: Source.nullable(),
});
export type Parameter = z.infer<typeof Parameter>;

export const isOpen = (parameter: Parameter): boolean =>
  parameter.value === null || (parameter.source === null && parameter.signer === null);

/** A body (单位) that the scheme names: `title` as shown, `names` as documents write it. */
export const Body = z.strictObject({ id: z.string().min(1), title: z.string(), names: z.array(z.string()) });
export type Body = z.infer<typeof Body>;

/** A subject (被考评单位) with its group and its sections. `id` is a body's id. */
export const Subject = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  group: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), kind: z.enum(['科室', '直属单位']) })),
});
export type Subject = z.infer<typeof Subject>;

/** Group of subjects (分组). */
export const Group = z.strictObject({ id: z.string().min(1), title: z.string() });

export const Rounding = z.strictObject({
  places: z.int().min(0).max(12),
  mode: z.enum(['half-up', 'half-even', 'down']),
});
export type Rounding = z.infer<typeof Rounding>;

/** Who may report for an adjustment row, in tiers as the document lists them; `open` when the list ends in 等. */
export const Admitted = z.strictObject({
  tiers: z.array(z.strictObject({ title: z.string(), bodies: z.array(z.string()) })),
  open: z.boolean(),
  source: Source.nullable(),
});
export type Admitted = z.infer<typeof Admitted>;

/** Who adopts the additions and deductions of a row (认定单位): a title, since it need not be a body of the table. */
export const Adopter = z.string().min(1);

export const NodeKind = z.enum(['total', 'component', 'indicator', 'evaluation', 'adjustment', 'part']);
export type NodeKind = z.infer<typeof NodeKind>;

const nodeShape = {
  /** Stable, unique in the scheme, e.g. `2.1.3` from its position. */
  id: z.string().min(1),
  /** Numbering as the document prints it (`2.1`), or null. */
  number: z.string().nullable(),
  title: z.string(),
  kind: NodeKind,
  /** Full marks (分值); null where the node has none (adjustments) . */
  points: setting(Amount).nullable(),
  /**
   * What the table prints as its points where that is not `points`: a percentage, a bound, or null for
   * nothing (a sum, a share). Whoever edits points or weights drops it; absent: `points`, else the weight.
   */
  pointsAs: z.string().nullable().optional(),
  /** What the row prints as its title where that is not `title`: null for a row without one. */
  titleAs: z.string().nullable().optional(),
  /** The levels that the table prints above the row, where the tree has it elsewhere. */
  pathAs: z.array(z.strictObject({ title: z.string(), points: z.string().nullable() })).optional(),
  /** Which row of the document it is, from 1, where its place there does not tell: tables printed side by side. */
  rowAs: z.int().positive().optional(),
  /** 年度工作目标 of a table that assigns its rows to nobody; with leads it stands in the assignment. */
  target: z.string().optional(),
  /** 牵头责任单位, 配合单位 as the document writes them, of a table that is no one body's; else they stand in its assignment. */
  leads: z.array(z.string()).optional(),
  cooperators: z.array(z.string()).optional(),
  /** 考核内容, 评分标准, 计量单位, 备注 as the document says them. */
  criterion: z.string().nullable(),
  method: z.string().nullable(),
  unit: z.string().nullable(),
  remarks: z.string().nullable(),
  /** Ids of bodies. */
  assessors: z.array(z.string()),
  /**
   * Names of the assessors as the document writes them in this row, in the same order; more of them where a
   * body has two. Absent: the bodies' first names. Whoever takes an assessor out drops it.
   */
  assessorsAs: z.array(z.string()).optional(),
  admitted: Admitted.nullable(),
  /** Where no assessor adopts what is added or deducted; absent: there is nothing to adopt, or the assessors do. */
  adopter: setting(Adopter).optional(),
  /** Groups of subjects that it applies to; null: all. */
  groups: z.array(z.string()).nullable(),
  operation: Operation.nullable(),
  rounding: setting(Rounding).nullable(),
  source: Source.nullable(),
};

/** A node of the scheme's tree. A row of the official table is an indicator, evaluation or adjustment; `part` lies below a row. */
export type Node = z.infer<z.ZodObject<typeof nodeShape>> & { children: Node[] };
export const Node: z.ZodType<Node> = z.strictObject({
  ...nodeShape,
  get children() {
    return z.array(Node);
  },
}) as z.ZodType<Node>;

/** A mark given by a body on itself is left out: the other assessors' marks stand; `alone` says what happens where there is no other. */
export const Recusal = z.strictObject({ alone: z.enum(['reweight', 'peers-mean', 'organiser']) });
export type Recusal = z.infer<typeof Recusal>;

export const Ranking = z.strictObject({
  within: z.enum(['group', 'all']),
  /** Equal totals: equal rank; the next criterion (scores of these nodes, in order); left open for decision. */
  ties: z.enum(['equal', 'next', 'decision']),
  criteria: z.array(z.string()),
});
export type Ranking = z.infer<typeof Ranking>;

export const Grades = z.strictObject({
  /** From the best: a total of at least `atLeast` earns `title`; the last has null. */
  lines: z.array(z.strictObject({ title: z.string(), atLeast: Amount.nullable() })).min(1),
  /** At most `share` of a group gets the grade, the best ones; whoever is cut gets the next grade. Whole number rounded down. */
  quotas: z.array(z.strictObject({ title: z.string(), share: Amount })),
});
export type Grades = z.infer<typeof Grades>;

/**
 * The order of the last steps where a total is the sum of scores and adjustments: the adjustments are
 * added and the total is rounded, or the scores without adjustments are rounded and the adjustments
 * added to that, as they are. Caps of single rows come before both.
 */
export const StepsOrder = z.enum(['adjust-then-round', 'round-then-adjust']);
export type StepsOrder = z.infer<typeof StepsOrder>;

/**
 * A veto (一票否决) of a `level` has one effect: barred from the best grade, a row counts zero, or the
 * lowest grade. `node` is the row that counts zero; null (or a signed "none"): the row on which the
 * fact stands.
 */
export const Veto = z.strictObject({
  level: z.string(),
  effect: setting(z.enum(['barred', 'row-zero', 'unqualified'])),
  node: setting(z.string().regex(/^(?!none$)./u)).nullable(),
});
export type Veto = z.infer<typeof Veto>;

/** What a column of the official table holds (列的内容). */
export const TableColumn = z.enum([
  'sequence',
  'level',
  'criterion',
  'target',
  'method',
  'unit',
  'points',
  'assessors',
  'leads',
  'cooperators',
  'remarks',
]);
export type TableColumn = z.infer<typeof TableColumn>;

/** How the table is printed that the scheme was read from (表样): its export is printed alike. */
export const TableForm = z.strictObject({
  /** In the order of the columns: the levels from the outermost, of any other column one. */
  headings: z.array(z.strictObject({ column: TableColumn, title: z.string().min(1) })),
  /** The line of the total (合计) in the table's words; null: it has none. */
  total: z
    .strictObject({
      title: z.string().min(1),
      /** What it prints as its points where these are not the total's; whoever edits points drops it. */
      pointsAs: z.string().nullable().optional(),
      /** Stands above the adjustments at the end, not below them. */
      isAboveAdjustments: z.boolean(),
    })
    .nullable(),
  /** What stands above it where that is not the scheme's title; whoever retitles the scheme drops it. */
  title: z.string().min(1).optional(),
});
export type TableForm = z.infer<typeof TableForm>;

export const Scheme = z.strictObject({
  format: z.literal('plumbline/scheme/1'),
  title: z.string(),
  cycle: z.string().nullable(),
  /** Set on invented data; every output then says so. */
  demonstration: z.string().nullable(),
  organiser: z.string().nullable(),
  bodies: z.array(Body),
  groups: z.array(Group),
  subjects: z.array(Subject),
  parameters: z.array(Parameter),
  /** Default for absent children of every composition. */
  absent: setting(Absent),
  recusal: setting(Recusal),
  /** Rounding of the total (合计); null: none. */
  rounding: setting(Rounding.nullable()),
  /** Absent: adjust-then-round. */
  order: setting(StepsOrder).optional(),
  ranking: setting(Ranking),
  grades: setting(Grades.nullable()),
  vetoes: z.array(Veto),
  /** Absent: the standard columns, without a line of the total. */
  table: TableForm.optional(),
  root: Node,
});
export type Scheme = z.infer<typeof Scheme>;

/** Values that stand in for missing signatures, with `--assume`; every output then says so. */
export const Assumptions = z.strictObject({
  format: z.literal('plumbline/assumptions/1'),
  /** Set on those of invented data. */
  demonstration: z.string().optional(),
  note: z.string(),
  values: z.record(z.string(), z.strictObject({ value: Json, reason: z.string() })),
});
export type Assumptions = z.infer<typeof Assumptions>;

/** All nodes, parents before children, in the order of the document. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}
