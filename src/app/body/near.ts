// Names that are nearly the same (相近的名称): one ends in the other, as 临海市财政局 in 财政局; found without comparing all with all.
import type { BodyRow } from '../../store/body.ts';
import { plainNames } from './register.ts';

/** Bodies by each of their names, and by whatever a name of theirs ends in. */
export type Endings = { whole: Map<string, Set<string>>; ends: Map<string, Set<string>> };

const endingsIn = (name: string): string[] => Array.from(name, (_, at) => name.slice(at));

function put(known: Map<string, Set<string>>, key: string, id: string): void {
  const ids = known.get(key);
  if (ids === undefined) known.set(key, new Set([id]));
  else ids.add(id);
}

export function learn(endings: Endings, body: BodyRow): void {
  for (const name of plainNames(body)) {
    put(endings.whole, name, body.id);
    for (const ending of endingsIn(name)) put(endings.ends, ending, body.id);
  }
}

export function endingsOf(all: readonly BodyRow[]): Endings {
  const endings: Endings = { whole: new Map(), ends: new Map() };
  for (const body of all) learn(endings, body);
  return endings;
}

/** Ids of the bodies with a name that ends in one of these, or the other way round. */
export const nearIn = ({ whole, ends }: Endings, names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names.flatMap((name) => [
      ...(ends.get(name) ?? []),
      ...endingsIn(name).flatMap((ending) => [...(whole.get(ending) ?? [])]),
    ]),
  );
