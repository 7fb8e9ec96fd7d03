// Edits of a scheme (方案修改): each one is data, so that it can be sent, told and taken back.
import { z } from 'zod';
import { Operation } from './operation.ts';
import { Admitted, Adopter, Body, Group, NodeKind, Rounding, Scheme, StepsOrder, Subject } from './scheme.ts';
import { Amount, setting, Json } from './setting.ts';

const node = z.string().min(1);

/** Before or after a node under its parent, or as the last one below it. */
export const NodePlace = z.strictObject({ where: z.enum(['before', 'after', 'into']), node });
export type NodePlace = z.infer<typeof NodePlace>;

/**
 * What becomes of points that added up before. `keep-siblings`: the points above change, up to the root.
 * `share-rest`: the points above stay, the siblings share what is left in proportion. `none`: nothing
 * follows, and the check tells the difference.
 */
export const Follow = z.enum(['keep-siblings', 'share-rest', 'none']);
export type Follow = z.infer<typeof Follow>;

/** The texts of a row besides its title. */
export const NodeText = z.enum(['number', 'criterion', 'method', 'target', 'unit', 'remarks']);
export type NodeText = z.infer<typeof NodeText>;

const { grades, ranking, rounding, absent, recusal, vetoes } = Scheme.shape;
/** What holds for the whole scheme (规则): its title, and what is decided once for all rows and subjects. */
export const SchemeRules = z.strictObject({
  title: z.string().min(1),
  grades,
  ranking,
  rounding,
  order: setting(StepsOrder),
  absent,
  recusal,
  vetoes,
});
export type SchemeRules = z.infer<typeof SchemeRules>;

/** What is decided for one row besides its operation. An adopter of null: nobody but the assessors. */
export const NodeRules = z.strictObject({
  rounding: setting(Rounding).nullable(),
  adopter: setting(Adopter).nullable(),
  admitted: Admitted.omit({ source: true }).nullable(),
});
export type NodeRules = z.infer<typeof NodeRules>;

const points = setting(Amount).nullable();

export const SchemeEdit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('add'),
    /** Written down once, so that whatever is said of the new row later stays about it. */
    id: node,
    place: NodePlace,
    title: z.string().min(1),
    kind: NodeKind,
    points,
    operation: Operation.nullable(),
    /** Ids of bodies; absent: none. */
    assessors: z.array(z.string().min(1)).optional(),
    follow: Follow,
  }),
  /** `ids`: of the copies, by the rows that are copied: the node and all below it. */
  z.strictObject({ type: z.literal('copy'), node, ids: z.record(node, node), place: NodePlace, follow: Follow }),
  z.strictObject({ type: z.literal('move'), node, place: NodePlace, follow: Follow }),
  z.strictObject({ type: z.literal('remove'), node, follow: Follow }),
  z.strictObject({ type: z.literal('retitle'), node, title: z.string().min(1) }),
  z.strictObject({ type: z.literal('text'), node, field: NodeText, text: z.string().nullable() }),
  z.strictObject({ type: z.literal('points'), node, points, follow: Follow }),
  z.strictObject({ type: z.literal('assessors'), node, assessors: z.array(z.string()) }),
  z.strictObject({ type: z.literal('operation'), node, operation: Operation.nullable() }),
  /** null: for all groups. */
  z.strictObject({ type: z.literal('node-groups'), node, groups: z.array(z.string()).nullable() }),
  z.strictObject({ type: z.literal('kind'), node, kind: NodeKind }),
  /** Only what it names changes. */
  z.strictObject({ type: z.literal('node-rules'), node, rules: NodeRules.partial() }),
  z.strictObject({ type: z.literal('rules'), rules: SchemeRules.partial() }),
  /** Without a signer the value stays a proposal, and the question open. */
  z.strictObject({
    type: z.literal('parameter'),
    key: z.string().min(1),
    value: Json.nullable(),
    signer: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('add-body'), body: Body }),
  /** Those that are appraised already stay as they are. */
  z.strictObject({ type: z.literal('add-subjects'), subjects: z.array(Subject).min(1) }),
  /** Replaces title, group and sections of the subject with that id. */
  z.strictObject({ type: z.literal('change-subject'), subject: Subject }),
  z.strictObject({ type: z.literal('remove-subject'), subject: z.string() }),
  z.strictObject({ type: z.literal('add-group'), group: Group }),
  /** Another title for the group with that id. */
  z.strictObject({ type: z.literal('change-group'), group: Group }),
  z.strictObject({ type: z.literal('remove-group'), group: z.string() }),
]);
export type SchemeEdit = z.infer<typeof SchemeEdit>;
export type EditOf<T extends SchemeEdit['type']> = Extract<SchemeEdit, { type: T }>;
