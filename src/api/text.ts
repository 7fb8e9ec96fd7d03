// Text that comes in (输入的文字): what no database keeps is refused at the door, once for all routes.

/** A NUL sign, or half of a sign that needs two: PostgreSQL keeps neither. */
const isOdd = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/** No scheme and no form is that deep; what reads it further on goes down level by level. */
const depthMax = 200;

/** Whether any text in it, keys too, is one that cannot be kept, or it is deeper than anything of ours. Bytes are files. */
export function hasOddText(value: unknown): boolean {
  const left: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: item, depth } = next;
    if (typeof item === 'string' && isOdd(item)) return true;
    if (typeof item !== 'object' || item === null || item instanceof Uint8Array) continue;
    if (depth >= depthMax || Object.keys(item).some(isOdd)) return true;
    for (const inner of Object.values(item)) left.push({ value: inner, depth: depth + 1 });
  }
  return false;
}
