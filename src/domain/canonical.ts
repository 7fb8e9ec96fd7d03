// Canonical text (规范文本): the one spelling of a JSON value, so that equal content has equal bytes and hashes.
import type { Json } from './setting.ts';

/** JSON with sorted keys and no white space (RFC 8785 for the values that occur here: no fractions, no exponents). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as { [key: string]: Json })
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
