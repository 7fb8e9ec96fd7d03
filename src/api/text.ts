// Text that comes in (输入的文字): what no database keeps is refused at the door, once for all routes.

/** A NUL sign, or half of a sign that needs two: PostgreSQL keeps neither. */
const isOdd = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/** Whether any text in it, keys too, is one that cannot be kept. Bytes are files and are looked at elsewhere. */
export function hasOddText(value: unknown): boolean {
  if (typeof value === 'string') return isOdd(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.entries(value).some(([key, item]) => isOdd(key) || hasOddText(item));
}
