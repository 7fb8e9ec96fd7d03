// The fields of an operation as a form (计分方法的表单): made from the shapes that validate it, nested as they are.
import { type ReactNode, useState } from 'react';
import type { FieldShape, FormField } from '../../domain/operation-form/form.ts';
import { isReference } from '../../domain/setting.ts';
import { useBoth } from '../language.ts';
import { fitting, isRecord, type Known, type ShapeProps } from './operation-value.ts';
import { ListField, TableField } from './operation-rows.tsx';
import { useSchemeWords } from './words.ts';

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
    if (next === 'written') onChange(known.begin(shape));
    else if (next === 'empty') onChange(null);
    else if (next === 'left') onChange(undefined);
    else onChange({ parameter: next.slice(1) });
  };
  return (
    <fieldset className="operation-field">
      <legend>{label}</legend>
      {options.length > 1 && (
        <Chooser label={`${label} ${t.operation.how}`} value={how} options={options} onChange={choose} />
      )}
      {how === 'written' && (
        <ShapeInput shape={shape} value={value} name={field.key} label={label} known={known} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** Ids that a text may be; null where any text may stand. */
const rowNames: readonly string[] = ['lost', 'elsewhere', 'criteria', 'node'];
function idsFor(name: string, { assessors, nodes, bodies }: Known): readonly string[] | null {
  if (name === 'leader') return assessors;
  if (name === 'bodies') return bodies;
  return rowNames.includes(name) ? nodes : null;
}

type PropsOf<K extends FieldShape['kind']> = ShapeProps & { shape: Extract<FieldShape, { kind: K }> };

const inputs: { [K in FieldShape['kind']]: (props: PropsOf<K>) => ReactNode } = {
  amount: ({ label, value, onChange }) => <TextInput label={label} value={value} onChange={onChange} isShort />,
  text: ({ name, label, value, known, onChange }) => {
    const ids = idsFor(name, known);
    if (ids === null) return <TextInput label={label} value={value} onChange={onChange} />;
    const said = value === '' ? [] : [String(value)];
    const options = [...new Set([...said, ...ids])].map((id) => ({ value: id, title: known.nameOf(id) }));
    return <Chooser label={label} value={value} options={options} onChange={onChange} />;
  },
  whole: ({ shape, label, value, onChange }) => (
    <input
      className="input is-short"
      type="number"
      min={shape.least}
      step={1}
      aria-label={label}
      value={typeof value === 'number' ? value : ''}
      onChange={({ target }) => onChange(Number.isSafeInteger(target.valueAsNumber) ? target.valueAsNumber : '')}
    />
  ),
  flag: (props) => <Flag {...props} />,
  choice: (props) => <Choice {...props} />,
  list: ({ shape, value, ...same }) => (
    <ListField
      {...same}
      Item={ShapeInput}
      of={shape.of}
      least={shape.least}
      value={Array.isArray(value) ? value : []}
    />
  ),
  table: ({ shape, value, ...same }) => (
    <TableField {...same} Item={ShapeInput} of={shape.of} value={isRecord(value) ? value : {}} />
  ),
  group: ({ shape: { tag, fields }, value, known, onChange }) => (
    <FieldsForm
      fields={fields}
      value={isRecord(value) ? value : {}}
      known={known}
      onChange={(next) => onChange(tag === null ? next : { ...next, [tag.key]: tag.value })}
    />
  ),
  either: (props) => <EitherInput {...props} />,
};

export function ShapeInput(props: ShapeProps) {
  // The table pairs each kind with its input; the compiler cannot follow the pairing through the union.
  const input = inputs[props.shape.kind] as (props: ShapeProps) => ReactNode;
  return input(props);
}

function Flag({ value, onChange }: PropsOf<'flag'>) {
  const t = useSchemeWords();
  return (
    <label className="choice">
      <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      {t.operation.yes}
    </label>
  );
}

function Choice({ shape, label, value, onChange }: PropsOf<'choice'>) {
  const say = useBoth();
  const options = shape.choices.map((choice) => ({ value: choice.value, title: say(choice.words) }));
  return <Chooser label={label} value={value} options={options} onChange={onChange} />;
}

type ChooserProps = {
  label: string;
  value: unknown;
  options: readonly { value: string; title: string }[];
  onChange: (value: string) => void;
};

/** A value that is none of the options is none that was chosen. */
export function Chooser({ label, value, options, onChange }: ChooserProps) {
  const t = useSchemeWords();
  const isChosen = options.some((option) => option.value === String(value));
  return (
    <select
      className="select"
      aria-label={label}
      value={isChosen ? String(value) : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {!isChosen && (
        <option value="" disabled>
          {t.operation.choose}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
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

function EitherInput({ shape, value, name, label, known, onChange }: PropsOf<'either'>) {
  const t = useSchemeWords();
  const say = useBoth();
  const [chosen, setChosen] = useState(() => (value === '' ? -1 : fitting(value, shape)));
  // An empty text says nothing of its kind: that is the one that was chosen last.
  const at = value === '' ? chosen : fitting(value, shape);
  const variant = shape.variants[at];
  return (
    <>
      <Chooser
        label={`${label} ${t.operation.variant}`}
        value={at}
        options={shape.variants.map(({ words }, index) => ({ value: String(index), title: say(words) }))}
        onChange={(index) => {
          const next = shape.variants[Number(index)];
          setChosen(Number(index));
          if (next !== undefined) onChange(known.begin(next.shape));
        }}
      />
      {/* A single constant says all by being chosen. */}
      {variant !== undefined && !(variant.shape.kind === 'choice' && variant.shape.choices.length === 1) && (
        <ShapeInput shape={variant.shape} value={value} name={name} label={label} known={known} onChange={onChange} />
      )}
    </>
  );
}
