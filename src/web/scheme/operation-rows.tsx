// Lists and tables in the form of an operation (表单的行): rows that come and go.
import { Button } from 'antd';
import type { FieldShape } from '../../domain/operation-form/form.ts';
import type { ReactNode } from 'react';
import { blankOf, type ShapeProps } from './operation-value.ts';
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
      <Button size="small" onClick={() => onChange([...value, blankOf(of)])}>
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

export function TableField({ of, Item, value, label, onChange, ...same }: Rows & { value: Record<string, unknown> }) {
  const t = useSchemeWords();
  const { name, known } = same;
  const entries = Object.entries(value);
  const names = knownNames(name, same);
  const missing = names.filter((each) => !(each in value));
  const rename = (at: number, next: string) => onChange(Object.fromEntries(entries.with(at, [next, entries[at]?.[1]])));
  return (
    <div className="operation-rows">
      {[...entries.entries()].map(([at, [key, item]]) => (
        <div key={at} className="operation-row">
          {names.includes(key) || known.nameOf(key) !== key ? (
            <span className="operation-name">{known.nameOf(key)}</span>
          ) : (
            <input
              className="input"
              aria-label={`${label} ${t.operation.name} ${at + 1}`}
              value={key}
              onChange={(event) => {
                if (!(event.target.value in value)) rename(at, event.target.value);
              }}
            />
          )}
          <Item
            {...same}
            shape={of}
            value={item}
            label={`${label} ${known.nameOf(key)}`}
            onChange={(next) => onChange({ ...value, [key]: next })}
          />
          <Button
            size="small"
            aria-label={`${label} ${t.operation.removeRow(at + 1)}`}
            onClick={() => onChange(Object.fromEntries(entries.toSpliced(at, 1)))}
          >
            −
          </Button>
        </div>
      ))}
      <div className="actions">
        {missing.length > 0 && (
          <Button
            size="small"
            onClick={() => onChange({ ...value, ...Object.fromEntries(missing.map((each) => [each, blankOf(of)])) })}
          >
            {t.operation.children}
          </Button>
        )}
        {names.length === 0 && !('' in value) && (
          <Button size="small" onClick={() => onChange({ ...value, '': blankOf(of) })}>
            {t.operation.add}
          </Button>
        )}
      </div>
    </div>
  );
}
