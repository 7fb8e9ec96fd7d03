// Editing a scheme (修改方案): one edit makes a new scheme, or says why it cannot; the old one stays as it is.
import type { Problem } from '../../domain/problem.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { EditOf, Follow, SchemeEdit } from '../../domain/scheme-edit.ts';
import { settled } from './balance.ts';
import { type Fault, isFault } from './fault.ts';
import * as lists from './lists.ts';
import { addNode, changeNode, copyNode, type Made, moveNode, removeNode, setPoints } from './nodes.ts';

/** `node`: what the edit was about, a new node among it; null for lists and parameters. */
export type Edited = { scheme: Scheme; node: string | null } | { problem: Problem };

/** All sums that added up before add up after, or the edit is refused. */
function balanced(before: Scheme, made: Made | Fault, how: Follow): Edited {
  if (isFault(made)) return made;
  const scheme = settled(before, made.scheme, how);
  return isFault(scheme) ? scheme : { ...made, scheme };
}

const listed = (scheme: Scheme | Fault): Edited => (isFault(scheme) ? scheme : { scheme, node: null });

type Editor<T extends SchemeEdit['type']> = (scheme: Scheme, edit: EditOf<T>, taken: ReadonlySet<string>) => Edited;
const editors: { [T in SchemeEdit['type']]: Editor<T> } = {
  add: (scheme, edit, taken) => balanced(scheme, addNode(scheme, edit, taken), edit.follow),
  copy: (scheme, edit, taken) => balanced(scheme, copyNode(scheme, edit, taken), edit.follow),
  move: (scheme, edit) => balanced(scheme, moveNode(scheme, edit), edit.follow),
  remove: (scheme, edit) => balanced(scheme, removeNode(scheme, edit), edit.follow),
  points: (scheme, edit) => balanced(scheme, setPoints(scheme, edit), edit.follow),
  retitle: changeNode,
  text: changeNode,
  assessors: changeNode,
  operation: changeNode,
  'node-groups': changeNode,
  kind: changeNode,
  'node-rules': changeNode,
  rules: (scheme, edit) => listed(lists.setRules(scheme, edit)),
  parameter: (scheme, edit) => listed(lists.setParameter(scheme, edit)),
  'add-body': (scheme, edit) => listed(lists.addBody(scheme, edit)),
  'add-subjects': (scheme, edit) => listed(lists.addSubjects(scheme, edit)),
  'change-subject': (scheme, edit) => listed(lists.changeSubject(scheme, edit)),
  'remove-subject': (scheme, edit) => listed(lists.removeSubject(scheme, edit)),
  'add-group': (scheme, edit) => listed(lists.addGroup(scheme, edit)),
  'change-group': (scheme, edit) => listed(lists.changeGroup(scheme, edit)),
  'remove-group': (scheme, edit) => listed(lists.removeGroup(scheme, edit)),
};

/**
 * Ids of nodes that are there stay. `taken`: ids of earlier versions and of facts, which a new node never
 * gets: an old mark must not find itself on another row.
 */
export function editScheme(scheme: Scheme, edit: SchemeEdit, taken: ReadonlySet<string> = new Set()): Edited {
  // The table pairs each type with its editor; the compiler cannot follow the pairing through the union.
  const editor = editors[edit.type] as Editor<SchemeEdit['type']>;
  return editor(scheme, edit, taken);
}
