// Assignments (责任分工): one body's targets and lead sections, held against the scheme that they are about.
import { readJson } from '../../documents/json.ts';
import { Assignment } from '../../domain/assignment.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { checkAssignment } from '../../engine/assignment-check.ts';

/** Rows without lead section, owner, deputy or target, and rows that the scheme does not have. */
export function checkAssignmentFile(
  scheme: Scheme,
  path: string,
): { title: string; demonstration: string | null; problems: Problem[] } {
  const assignment = readJson(path, Assignment);
  const { title, demonstration } = assignment;
  return { title, demonstration, problems: checkAssignment(scheme, assignment) };
}
