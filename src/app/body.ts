// The body that a person means (指名单位): by its id, its name, one of its names, or a part of them.
import { distance } from '../domain/nearest.ts';

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '');

/** Those whose names fit: the very name or id first, then what ends with it, then what holds it. */
export function fitting<T>(name: string, all: readonly T[], namesOf: (each: T) => readonly string[]): T[] {
  const wanted = plain(name);
  const tests = [
    (each: string) => each === wanted,
    (each: string) => each.endsWith(wanted),
    (each: string) => each.includes(wanted),
  ];
  for (const fits of tests) {
    const found = all.filter((each) => namesOf(each).map(plain).some(fits));
    if (found.length > 0) return found;
  }
  return [];
}

/** Titles from the most to the least like a name: those that share most of its signs, then those that take the fewest changes. */
export function likest(name: string, titles: readonly string[]): string[] {
  const wanted = plain(name);
  const shared = (title: string): number => [...new Set(wanted)].filter((sign) => plain(title).includes(sign)).length;
  const off = (title: string): number => distance(wanted, plain(title));
  return titles.toSorted((a, b) => shared(b) - shared(a) || off(a) - off(b));
}
