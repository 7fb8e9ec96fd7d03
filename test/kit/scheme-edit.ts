// Edits of a scheme in tests (方案修改的测试): made or refused, and what stands in it then.
import { type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import { SchemeEdit } from '../../src/domain/scheme-edit.ts';
import { editScheme } from '../../src/engine/scheme-edit/edit.ts';

export const nodeIn = (given: Scheme, id: string): Node | undefined =>
  [...nodesOf(given.root)].find((each) => each.id === id);

export const pointsIn = (given: Scheme): Record<string, Node['points']> =>
  Object.fromEntries([...nodesOf(given.root)].map((each) => [each.id, each.points]));

/** Throws the words of a refusal. */
export function edited(given: Scheme, edit: SchemeEdit): Scheme {
  const made = editScheme(given, SchemeEdit.parse(edit));
  if ('problem' in made) throw new Error(made.problem.message);
  return made.scheme;
}

/** The code of the refusal; `made` where there is none. */
export function refused(given: Scheme, edit: SchemeEdit): string {
  const made = editScheme(given, edit);
  return 'problem' in made ? made.problem.code : 'made';
}
