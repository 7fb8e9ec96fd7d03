// What is typed on top of what stood there (填写的依据): field by field, so that nobody's change is undone unseen.
import { canonical } from '../../domain/canonical.ts';
import { isRecord } from './operation-value.ts';

/** `seen` is what stood there when the typing began, `value` what is typed; both JSON. */
export type Typing = { seen: unknown; value: unknown };
/** `overtaken`: fields that somebody else changed too, and differently; `whole` where the value has no fields. */
export type Typed = Typing & { overtaken: readonly string[] };

/** The name of a value that is one field. */
export const whole = '';

const isSame = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

type Outcome = 'now' | 'mine' | 'overtaken';

function outcome(seen: unknown, value: unknown, now: unknown): Outcome {
  if (isSame(value, seen)) return 'now';
  return isSame(now, seen) || isSame(value, now) ? 'mine' : 'overtaken';
}

type Fields = Record<string, unknown>;

/** A field that is left out is not there. */
function put(fields: Fields, field: string, value: unknown): void {
  if (value !== undefined) fields[field] = value;
}

/** Records of one kind are compared field by field: an operation that becomes another one is no such record. */
function fieldsOf(...values: unknown[]): Fields[] | null {
  const records = values.filter(isRecord);
  return records.length === values.length && new Set(records.map(({ type }) => type)).size === 1 ? records : null;
}

/** What is typed, on what stands there now: fields that were left alone are as they are now. */
export function typedOn({ seen, value }: Typing, now: unknown): Typed {
  const [old, typed, there] = fieldsOf(seen, value, now) ?? [];
  if (old === undefined || typed === undefined || there === undefined) {
    const how = outcome(seen, value, now);
    const overtaken = how === 'overtaken';
    return { seen: overtaken ? seen : now, value: how === 'now' ? now : value, overtaken: overtaken ? [whole] : [] };
  }
  const made: { seen: Fields; value: Fields; overtaken: string[] } = { seen: {}, value: {}, overtaken: [] };
  for (const field of new Set([...Object.keys(there), ...Object.keys(typed), ...Object.keys(old)])) {
    const how = outcome(old[field], typed[field], there[field]);
    put(made.seen, field, how === 'overtaken' ? old[field] : there[field]);
    put(made.value, field, how === 'now' ? there[field] : typed[field]);
    if (how === 'overtaken') made.overtaken.push(field);
  }
  return made;
}

/** Whose value a field keeps that both changed. */
export function settledField({ seen, value }: Typing, field: string, side: 'mine' | 'theirs', now: unknown): Typing {
  if (field === whole || !isRecord(seen) || !isRecord(value) || !isRecord(now))
    return { seen: now, value: side === 'mine' ? value : now };
  const withNow = ({ [field]: _old, ...rest }: Fields): Fields => {
    put(rest, field, now[field]);
    return rest;
  };
  return { seen: withNow(seen), value: side === 'mine' ? value : withNow(value) };
}
