// Lists and tables in the form of an operation (表单的行): rows that come and go.
import { Button } from 'antd';
import type { FieldShape } from '../../domain/operation-form/form.ts';
import { type ReactNode, useState } from 'react';
import { canonical } from '../../domain/canonical.ts';
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

type Line = { line: number; key: string; value: unknown };

const linesOf = (value: Record<string, unknown>): Line[] =>
  Object.entries(value).map(([key, item], line) => ({ line, key, value: item }));
const tableOf = (lines: readonly Line[]): Record<string, unknown> =>
  Object.fromEntries(lines.map(({ key, value }) => [key, value]));
const isTwice = (lines: readonly Line[], { line, key }: Line): boolean =>
  lines.some((other) => other.line !== line && other.key === key);

export function TableField({ of, Item, value, label, onChange, ...same }: Rows & { value: Record<string, unknown> }) {
  const t = useSchemeWords();
  const { name, known } = same;
  // Rows stay where they are while they are typed: an object would put numbers first, and knows no two of one name.
  const [typed, setTyped] = useState(() => linesOf(value));
  const isSame = canonical(tableOf(typed)) === canonical(value);
  const isTyping = typed.some((each) => isTwice(typed, each));
  const lines = isSame || isTyping ? typed : linesOf(value);
  const change = (next: Line[]): void => {
    setTyped(next);
    if (!next.some((each) => isTwice(next, each))) onChange(tableOf(next));
  };
  const set = (own: Line, part: Partial<Line>): void =>
    change(lines.map((each) => (each.line === own.line ? { ...each, ...part } : each)));
  const add = (...keys: string[]): void => {
    const from = Math.max(-1, ...lines.map(({ line }) => line)) + 1;
    change([...lines, ...keys.map((key, at) => ({ line: from + at, key, value: blankOf(of) }))]);
  };
  const names = knownNames(name, same);
  const missing = names.filter((each) => !lines.some(({ key }) => key === each));
  return (
    <div className="operation-rows">
      {lines.map((own, at) => {
        const { line, key, value: item } = own;
        return (
          <div key={line} className="operation-row">
            {names.includes(key) || known.nameOf(key) !== key ? (
              <span className="operation-name">{known.nameOf(key)}</span>
            ) : (
              <input
                className="input"
                aria-label={`${label} ${t.operation.name} ${at + 1}`}
                aria-invalid={isTwice(lines, own)}
                value={key}
                onChange={({ target }) => set(own, { key: target.value })}
              />
            )}
            <Item
              {...same}
              shape={of}
              value={item}
              label={`${label} ${known.nameOf(key)}`}
              onChange={(next) => set(own, { value: next })}
            />
            <Button
              size="small"
              aria-label={`${label} ${t.operation.removeRow(at + 1)}`}
              onClick={() => change(lines.filter((each) => each.line !== line))}
            >
              −
            </Button>
          </div>
        );
      })}
      {isTyping && <p className="field-fault">{t.operation.nameTwice}</p>}
      <div className="actions">
        {missing.length > 0 && (
          <Button size="small" onClick={() => add(...missing)}>
            {t.operation.children}
          </Button>
        )}
        {names.length === 0 && !lines.some(({ key }) => key === '') && (
          <Button size="small" onClick={() => add('')}>
            {t.operation.add}
          </Button>
        )}
      </div>
    </div>
  );
}
