// How bad it stands with each row (各项的问题): what a mark in the table and in the tree shows.
import type { Problem, Severity } from '../../domain/problem.ts';

/** The first problem of each row; they come with the worst first. */
export function severities(problems: readonly Problem[]): Map<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { place, severity } of problems)
    if (place.node !== null && severity !== 'note' && !found.has(place.node)) found.set(place.node, severity);
  return found;
}
