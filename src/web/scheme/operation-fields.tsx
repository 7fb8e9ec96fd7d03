// The fields of an operation as a form (计分方法的表单): made from the shapes that validate it, nested as they are.
import { isReference } from '../../domain/setting.ts';
import type { FieldShape, FormField } from '../../domain/operation-form/form.ts';
import { blankOf, fitting, isRecord } from './operation-value.ts';
import { ListField, TableField } from './operation-rows.tsx';
import { useBoth, useSchemeWords } from './words.ts';

/** What a field may name: parameters, children, assessors and other rows of the scheme. */
export type Known = {
  parameters: readonly { key: string; title: string }[];
  nameOf: (id: string) => string;
  children: readonly string[];
  assessors: readonly string[];
  nodes: readonly string[];
};

type Written = Record<string, unknown>;
type FieldsProps = {
  fields: readonly FormField[];
  value: Written;
  known: Known;
  onChange: (value: Written) => void;
};

export function FieldsForm({ fields, value, known, onChange }: FieldsProps) {
  return fields.map((field) => (
    <OneField
      key={field.key}
      field={field}
      value={value[field.key]}
      known={known}
      onChange={(next) => {
        const { [field.key]: _old, ...rest } = value;
        onChange(next === undefined ? rest : { ...rest, [field.key]: next });
      }}
    />
  ));
}

type OneProps = { field: FormField; value: unknown; known: Known; onChange: (value: unknown) => void };

/** First how it is set, where that is a choice: written, empty, left out, or by a parameter; then the value itself. */
function OneField({ field, value, known, onChange }: OneProps) {
  const t = useSchemeWords();
  const say = useBoth();
  const { words, isOptional, empty, mayRefer, shape } = field;
  const label = say(words);
  const how =
    value === undefined ? 'left' : value === null ? 'empty' : isReference(value) ? `@${value.parameter}` : 'written';
  const options = [
    { value: 'written', title: t.operation.written },
    ...(empty === null ? [] : [{ value: 'empty', title: say(empty) }]),
    ...(isOptional ? [{ value: 'left', title: t.operation.left }] : []),
    ...(mayRefer
      ? known.parameters.map(({ key, title }) => ({ value: `@${key}`, title: t.operation.parameter(title) }))
      : []),
  ];
  const choose = (next: string) => {
    if (next === 'written') onChange(blankOf(shape));
    else if (next === 'empty') onChange(null);
    else if (next === 'left') onChange(undefined);
    else onChange({ parameter: next.slice(1) });
  };
  return (
    <fieldset className="operation-field">
      <legend>{label}</legend>
      {options.length > 1 && (
        <select
          className="select"
          aria-label={`${label} ${t.operation.how}`}
          value={how}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
      {how === 'written' && (
        <ShapeInput shape={shape} value={value} name={field.key} label={label} known={known} onChange={onChange} />
      )}
    </fieldset>
  );
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

/** Ids that a text may be; null where any text may stand. */
function idsFor(name: string, { assessors, nodes }: Known): readonly string[] | null {
  if (name === 'leader') return assessors;
  return name === 'lost' || name === 'elsewhere' ? nodes : null;
}

export function ShapeInput({ shape, value, name, label, known, onChange }: ShapeProps) {
  const t = useSchemeWords();
  const say = useBoth();
  const same = { name, label, known, onChange };
  switch (shape.kind) {
    case 'amount':
      return (
        <TextInput label={label} value={value} onChange={onChange} isShort />
      );
    case 'text': {
      const ids = idsFor(name, known);
      if (ids === null) return <TextInput label={label} value={value} onChange={onChange} />;
      return (
        <select className="select" aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value)}>
          {[...new Set([String(value), ...ids])].map((id) => (
            <option key={id} value={id}>
              {known.nameOf(id)}
            </option>
          ))}
        </select>
      );
    }
    case 'whole':
      return (
        <input
          className="input is-short"
          type="number"
          min={shape.least}
          step={1}
          aria-label={label}
          value={typeof value === 'number' ? value : ''}
          onChange={(event) => onChange(Number.isSafeInteger(event.target.valueAsNumber) ? event.target.valueAsNumber : '')}
        />
      );
    case 'flag':
      return (
        <label className="choice">
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
          {t.operation.yes}
        </label>
      );
    case 'choice':
      return (
        <select className="select" aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value)}>
          {shape.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {say(choice.words)}
            </option>
          ))}
        </select>
      );
    case 'list':
      return <ListField {...same} of={shape.of} least={shape.least} value={Array.isArray(value) ? value : []} />;
    case 'table':
      return <TableField {...same} of={shape.of} value={isRecord(value) ? value : {}} />;
    case 'group': {
      const { tag, fields } = shape;
      return (
        <FieldsForm
          fields={fields}
          value={isRecord(value) ? value : {}}
          known={known}
          onChange={(next) => onChange(tag === null ? next : { ...next, [tag.key]: tag.value })}
        />
      );
    }
    case 'either':
      return <EitherInput {...same} shape={shape} value={value} />;
  }
}

function TextInput({
  label,
  value,
  isShort = false,
  onChange,
}: {
  label: string;
  value: unknown;
  isShort?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <input
      className={isShort ? 'input is-short' : 'input'}
      aria-label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type EitherProps = Omit<ShapeProps, 'shape'> & { shape: Extract<FieldShape, { kind: 'either' }> };

function EitherInput({ shape, value, name, label, known, onChange }: EitherProps) {
  const t = useSchemeWords();
  const say = useBoth();
  const at = fitting(value, shape);
  const variant = shape.variants[at];
  return (
    <>
      <select
        className="select"
        aria-label={`${label} ${t.operation.variant}`}
        value={String(at)}
        onChange={(event) => {
          const next = shape.variants.find((_, index) => String(index) === event.target.value);
          if (next !== undefined) onChange(blankOf(next.shape));
        }}
      >
        {shape.variants.map(({ words }, index) => (
          <option key={words.zh} value={String(index)}>
            {say(words)}
          </option>
        ))}
      </select>
      {/* A single constant says all by being chosen. */}
      {variant !== undefined && !(variant.shape.kind === 'choice' && variant.shape.choices.length === 1) && (
        <ShapeInput shape={variant.shape} value={value} name={name} label={label} known={known} onChange={onChange} />
      )}
    </>
  );
}
