// The real city's name taken out of the sample's texts (更名): the demonstration speaks of 示范市, the sources of the cell.
import { city, cityShort } from './bodies.ts';

/** The city that a document's title speaks of: the name before the first 市 (州, 盟, 县, 区); null where there is none. */
export function cityIn(title: string): string | null {
  const found = /(?:^|[^\p{Script=Han}]年?|年|关于)(?<name>(?!年|关于)\p{Script=Han}{2,4}?[市州盟县区])/u.exec(
    title.replaceAll(/\s/gu, ''),
  );
  return found?.groups?.['name'] ?? null;
}

/** Every text of a document with the city's name replaced, in keys too; what stands under `source` stays as it was read. */
export function renamed<T>(document: T, real: string | null): T {
  if (real === null) return document;
  const short = real.slice(0, -1);
  const text = (words: string): string => words.replaceAll(real, city).replaceAll(short, cityShort);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), key === 'source' ? item : walk(item)]),
    );
  };
  return walk(document) as T;
}
