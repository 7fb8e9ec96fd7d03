// Values of the operation form (表单的值): what a new field begins with, and which variant a value is.
import type { FieldShape } from '../../domain/operation-form/form.ts';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in a field before anybody writes; amounts begin with a number that every place takes. */
export function blankOf(shape: FieldShape): unknown {
  switch (shape.kind) {
    case 'amount':
      return '1';
    case 'text':
      return '';
    case 'whole':
      return shape.least;
    case 'flag':
      return false;
    case 'choice':
      return shape.choices[0]?.value ?? '';
    case 'list':
      return Array.from({ length: shape.least }, () => blankOf(shape.of));
    case 'table':
      return {};
    case 'group': {
      const fields = shape.fields.flatMap(({ key, isOptional, empty, shape: inner }): [string, unknown][] =>
        isOptional ? [] : [[key, empty === null ? blankOf(inner) : null]],
      );
      return Object.fromEntries(shape.tag === null ? fields : [[shape.tag.key, shape.tag.value], ...fields]);
    }
    case 'either':
      return shape.variants[0] === undefined ? '' : blankOf(shape.variants[0].shape);
  }
}

function fits(value: unknown, shape: FieldShape): boolean {
  switch (shape.kind) {
    case 'group':
      return isRecord(value) && (shape.tag === null || value[shape.tag.key] === shape.tag.value);
    case 'table':
      return isRecord(value);
    case 'list':
      return Array.isArray(value);
    case 'choice':
      return shape.choices.some((choice) => choice.value === value);
    case 'whole':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'amount':
    case 'text':
      return typeof value === 'string';
    case 'either':
      return shape.variants.some((variant) => fits(value, variant.shape));
  }
}

/** The place of the variant that a value has; a constant goes before any text. */
export function fitting(value: unknown, { variants }: Extract<FieldShape, { kind: 'either' }>): number {
  const constant = variants.findIndex(({ shape }) => shape.kind === 'choice' && fits(value, shape));
  return constant >= 0 ? constant : Math.max(0, variants.findIndex(({ shape }) => fits(value, shape)));
}
