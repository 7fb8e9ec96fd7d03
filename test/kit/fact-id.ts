// Ids of facts in tests (事实编号): a name that reads well, as the random id that the server asks for.
import { createHash } from 'node:crypto';

/** The same name is the same id. */
export function factId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
