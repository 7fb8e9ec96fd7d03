// Lists and tables in the form of an operation (表单的行): rows that come and go.
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { canonical } from '../../domain/canonical.ts';
import type { FieldShape } from '../../domain/operation-form/form.ts';
import type { ShapeProps } from './operation-value.ts';
import { useSchemeWords } from './words.ts';

/** `Item` draws the value of one row. */
type Rows = Omit<ShapeProps, 'shape' | 'value'> & { of: FieldShape; Item: (props: ShapeProps) => ReactNode };

export function ListField({
  of,
  Item,
  least,
  value,
  label,
  onChange,
  ...same
}: Rows & { least: number; value: unknown[] }) {
  const t = useSchemeWords();
  return (
    <div className="operation-rows">
      {[...value.entries()].map(([at, item]) => (
        // Items have no name of their own but their place.
        <div key={at} className="operation-row">
          <Item
            {...same}
            shape={of}
            value={item}
            label={`${label} ${at + 1}`}
            onChange={(next) => onChange(value.with(at, next))}
          />
          <Button
            size="small"
            aria-label={`${label} ${t.operation.removeRow(at + 1)}`}
            disabled={value.length <= least}
            onClick={() => onChange(value.toSpliced(at, 1))}
          >
            −
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, same.known.begin(of)])}>
        {t.operation.add}
      </Button>
    </div>
  );
}

/** What names the rows: children and assessors are known, levels are free. */
function knownNames(name: string, { known }: Pick<Rows, 'known'>): readonly string[] {
  if (name === 'weights') return known.children.length > 0 ? known.children : known.assessors;
  return name === 'points' ? known.assessors : [];
}

type Line = { key: string; item: unknown };
type Lines = readonly Line[];

/** The first of equal names counts; all others stay lines that wait for a name of their own. */
const objectOf = (lines: Lines): Record<string, unknown> =>
  Object.fromEntries(lines.toReversed().map(({ key, item }) => [key, item]));

const isRepeated = (lines: Lines, at: number): boolean => lines.slice(0, at).some(({ key }) => key === lines[at]?.key);

/**
 * Rows stay where they are while they are typed: an object would put names of digits first, and cannot hold a
 * name that is, for a moment, the same as another.
 */
export function TableField({ of, Item, value, label, onChange, ...same }: Rows & { value: Record<string, unknown> }) {
  const t = useSchemeWords();
  const { name, known } = same;
  const [typed, setTyped] = useState<Lines>([]);
  // What was typed here speaks as long as nobody else changed the value.
  const lines =
    canonical(objectOf(typed)) === canonical(value)
      ? typed
      : Object.entries(value).map(([key, item]): Line => ({ key, item }));
  const put = (next: Lines): void => {
    setTyped(next);
    onChange(objectOf(next));
  };
  const names = knownNames(name, same);
  const missing = names.filter((each) => !(each in value));
  return (
    <div className="operation-rows">
      {[...lines.entries()].map(([at, { key, item }]) => (
        <div key={at} className="operation-row">
          {names.includes(key) || (key !== '' && known.nameOf(key) !== key) ? (
            <span className="operation-name">{known.nameOf(key)}</span>
          ) : (
            <input
              className="input"
              aria-label={`${label} ${t.operation.name} ${at + 1}`}
              aria-invalid={isRepeated(lines, at)}
              value={key}
              onChange={(event) => put(lines.with(at, { key: event.target.value, item }))}
            />
          )}
          <Item
            {...same}
            shape={of}
            value={item}
            label={`${label} ${known.nameOf(key)}`}
            onChange={(next) => put(lines.with(at, { key, item: next }))}
          />
          <Button
            size="small"
            aria-label={`${label} ${t.operation.removeRow(at + 1)}`}
            onClick={() => put(lines.toSpliced(at, 1))}
          >
            −
          </Button>
          {isRepeated(lines, at) && <p className="field-fault">{t.operation.repeated}</p>}
        </div>
      ))}
      <div className="actions">
        {missing.length > 0 && (
          <Button
            size="small"
            onClick={() => put([...lines, ...missing.map((key) => ({ key, item: known.begin(of) }))])}
          >
            {t.operation.children}
          </Button>
        )}
        {names.length === 0 && !('' in value) && (
          <Button size="small" onClick={() => put([...lines, { key: '', item: known.begin(of) }])}>
            {t.operation.add}
          </Button>
        )}
      </div>
    </div>
  );
}
