// The same change twice at once is one (连按只算一次): a second press before the answer gets the answer of the first.
const underway = new Map<string, Promise<unknown>>();

/** Files are told apart as the objects that they are: their bytes are not compared. */
const numbers = new WeakMap<Blob, number>();
let given = 0;
function numberOf(file: Blob): number {
  const number = numbers.get(file) ?? (given += 1);
  numbers.set(file, number);
  return number;
}

/** `parts` say what is asked for; a call that can be stopped by itself is no repetition and must not come here. */
export function once<T>(parts: readonly unknown[], work: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(parts.map((part) => (part instanceof Blob ? { file: numberOf(part) } : part)));
  const before = underway.get(key);
  if (before !== undefined) return before as Promise<T>;
  const sent = work().finally(() => underway.delete(key));
  underway.set(key, sent);
  return sent;
}
