// The body that a person means (指名单位): by its id, its name, one of its names, or a part of them.
import { plain } from '../../domain/nearest.ts';

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
