// Values of the operation form (表单的值): what they may name, what a new field begins with, and which variant a value is.
import type { FieldShape } from '../../domain/operation-form/form.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { titlesIn } from '../../domain/title.ts';

/** What a field may name: parameters, children, assessors and other rows of the scheme. */
export type Known = {
  parameters: readonly { key: string; title: string }[];
  nameOf: (id: string) => string;
  children: readonly string[];
  assessors: readonly string[];
  nodes: readonly string[];
  bodies: readonly string[];
  /** What a new field begins with: a value to go on from, or nothing chosen. */
  begin: (shape: FieldShape) => unknown;
};

/** For a field of a row; null: of the whole scheme. */
export function knownOf(scheme: Scheme, node: Node | null): Known {
  const nodes = [...nodesOf(scheme.root)];
  const titles = titlesIn(scheme);
  return {
    parameters: scheme.parameters.map(({ key, title }) => ({ key, title })),
    nameOf: (id) => titles.get(id) ?? id,
    children: node?.children.map(({ id }) => id) ?? [],
    assessors: node?.assessors ?? [],
    nodes: nodes.filter(({ id }) => id !== node?.id && id !== scheme.root.id).map(({ id }) => id),
    bodies: scheme.bodies.map(({ id }) => id),
    begin: blankOf,
  };
}

export type ShapeProps = {
  shape: FieldShape;
  value: unknown;
  /** The key of the field, by which it is known what names may stand there. */
  name: string;
  label: string;
  known: Known;
  onChange: (value: unknown) => void;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type ShapeOf<K extends FieldShape['kind']> = Extract<FieldShape, { kind: K }>;
type ByKind<T> = { [K in FieldShape['kind']]: (shape: ShapeOf<K>, value: unknown) => T };

/** The table pairs each kind with its function; the compiler cannot follow the pairing through the union. */
const pick = <T>(table: ByKind<T>, { kind }: FieldShape): ((shape: FieldShape, value: unknown) => T) =>
  table[kind] as (shape: FieldShape, value: unknown) => T;

const blanks: ByKind<unknown> = {
  // A number that every place takes.
  amount: () => '1',
  text: () => '',
  whole: ({ least }) => least,
  flag: () => false,
  choice: ({ choices }) => choices[0]?.value ?? '',
  list: ({ least, of }) => Array.from({ length: least }, () => blankOf(of)),
  table: () => ({}),
  group: ({ fields, tag }) => {
    const own = fields.flatMap(({ key, isOptional, empty, shape }): [string, unknown][] =>
      isOptional ? [] : [[key, empty === null ? blankOf(shape) : null]],
    );
    return Object.fromEntries(tag === null ? own : [[tag.key, tag.value], ...own]);
  },
  either: ({ variants: [first] }) => (first === undefined ? '' : blankOf(first.shape)),
};

/** What stands in a field before anybody writes. */
export function blankOf(shape: FieldShape): unknown {
  return pick(blanks, shape)(shape, null);
}

const unchosen: ByKind<unknown> = {
  ...blanks,
  amount: () => '',
  whole: () => '',
  choice: () => '',
  list: ({ least, of }) => Array.from({ length: least }, () => unchosenOf(of)),
  group: ({ fields, tag }) => {
    // What may be empty is left out until it is said which.
    const own = fields.flatMap(({ key, isOptional, empty, shape }): [string, unknown][] =>
      isOptional || empty !== null ? [] : [[key, unchosenOf(shape)]],
    );
    return Object.fromEntries(tag === null ? own : [[tag.key, tag.value], ...own]);
  },
  either: () => '',
};

/** What stands in a form that asks for an answer: nothing is chosen for anybody. */
export function unchosenOf(shape: FieldShape): unknown {
  return pick(unchosen, shape)(shape, null);
}

export type Lack = 'choice' | 'blank';

const ofText = (_: FieldShape, value: unknown): Lack | null => (value === '' ? 'blank' : null);
const firstOf = (lacks: (Lack | null)[]): Lack | null => lacks.find((each) => each !== null) ?? null;
const lacks: ByKind<Lack | null> = {
  amount: ofText,
  text: ofText,
  whole: ofText,
  flag: () => null,
  choice: (_, value) => (value === '' ? 'choice' : null),
  list: ({ of }, value) => firstOf(Array.isArray(value) ? value.map((each) => lackIn(of, each)) : []),
  table: ({ of }, value) => firstOf(isRecord(value) ? Object.values(value).map((each) => lackIn(of, each)) : []),
  group: ({ fields }, value) =>
    firstOf(
      fields.map(({ key, isOptional, shape }) => {
        const said = isRecord(value) ? value[key] : undefined;
        if (said === undefined) return isOptional ? null : 'choice';
        return said === null ? null : lackIn(shape, said);
      }),
    ),
  either: (shape, value) => {
    const variant = shape.variants[fitting(value, shape)];
    return value === '' || variant === undefined ? 'choice' : lackIn(variant.shape, value);
  },
};

/** What is still to be said in a value of that shape, the first of it; null where nothing is. */
export function lackIn(shape: FieldShape, value: unknown): Lack | null {
  return pick(lacks, shape)(shape, value);
}

const isText = (_: FieldShape, value: unknown): boolean => typeof value === 'string';
const fits: ByKind<boolean> = {
  amount: isText,
  text: isText,
  whole: (_, value) => typeof value === 'number',
  flag: (_, value) => typeof value === 'boolean',
  choice: ({ choices }, value) => choices.some((choice) => choice.value === value),
  list: (_, value) => Array.isArray(value),
  table: (_, value) => isRecord(value),
  group: ({ tag }, value) => isRecord(value) && (tag === null || value[tag.key] === tag.value),
  either: ({ variants }, value) => variants.some(({ shape }) => pick(fits, shape)(shape, value)),
};

/** The place of the variant that a value has; a constant goes before any text. */
export function fitting(value: unknown, { variants }: ShapeOf<'either'>): number {
  const isFit = ({ shape }: { shape: FieldShape }): boolean => pick(fits, shape)(shape, value);
  const constant = variants.findIndex((variant) => variant.shape.kind === 'choice' && isFit(variant));
  return constant >= 0 ? constant : Math.max(0, variants.findIndex(isFit));
}

const no = (): boolean => false;
const tables: ByKind<boolean> = {
  amount: no,
  text: no,
  whole: no,
  flag: no,
  choice: no,
  list: ({ of }, value) => Array.isArray(value) && value.some((each) => holdsAmounts(of, each)),
  table: ({ of }) => of.kind === 'amount',
  group: ({ fields }, value) =>
    isRecord(value) && fields.some(({ key, shape }) => value[key] !== undefined && holdsAmounts(shape, value[key])),
  either: (shape, value) => {
    const variant = shape.variants[fitting(value, shape)];
    return variant !== undefined && holdsAmounts(variant.shape, value);
  },
};

/** Whether a value has a table of amounts in it, such as weights. */
export function holdsAmounts(shape: FieldShape, value: unknown): boolean {
  return pick(tables, shape)(shape, value);
}
