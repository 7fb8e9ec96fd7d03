// Other ids for the same rows (项改号): whatever an operation, a rule or an edit says of a row follows its new id.
import type { Operation } from '../../domain/operation.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { isReference } from '../../domain/setting.ts';

/** New ids by old id. */
export type Names = ReadonlyMap<string, string>;

const nameOf = (id: string, names: Names): string => names.get(id) ?? id;

export const renamedKeys = <T>(table: Readonly<Record<string, T>>, names: Names): Record<string, T> =>
  Object.fromEntries(Object.entries(table).map(([id, value]) => [nameOf(id, names), value]));

/** Only what names nodes: weights of children, the row that a condition looks at, rows that count the same thing. */
export function renamedOperation(operation: Operation | null, names: Names): Operation | null {
  if (operation === null) return null;
  if (operation.type === 'weighted')
    return isReference(operation.weights)
      ? operation
      : { ...operation, weights: renamedKeys(operation.weights, names) };
  if (operation.type === 'share') {
    const { by } = operation;
    if (isReference(by) || by.how !== 'weights') return operation;
    return { ...operation, by: { ...by, weights: renamedKeys(by.weights, names) } };
  }
  if (operation.type === 'gate') return { ...operation, lost: nameOf(operation.lost, names) };
  if (operation.type !== 'adjustments' || operation.elsewhere === undefined || isReference(operation.elsewhere))
    return operation;
  return { ...operation, elsewhere: operation.elsewhere.map((id) => nameOf(id, names)) };
}

type Rules = { [R in 'ranking' | 'vetoes']?: Scheme[R] | undefined };

/** Which rows a ranking compares, and which one a veto takes to nothing. */
function renamedRules<T extends Rules>(rules: T, names: Names): T {
  const { ranking, vetoes } = rules;
  const criteria = ranking === undefined || isReference(ranking) ? null : ranking.criteria;
  return {
    ...rules,
    ...(criteria === null ? {} : { ranking: { ...ranking, criteria: criteria.map((id) => nameOf(id, names)) } }),
    ...(vetoes === undefined
      ? {}
      : {
          vetoes: vetoes.map((veto) =>
            typeof veto.node === 'string' ? { ...veto, node: nameOf(veto.node, names) } : veto,
          ),
        }),
  };
}

/** The same edit of the same rows. The ids that it makes itself stay: they are new. */
export function renamedEdit(edit: SchemeEdit, names: Names): SchemeEdit {
  if (names.size === 0) return edit;
  if (edit.type === 'rules') return { ...edit, rules: renamedRules(edit.rules, names) };
  const own = 'node' in edit ? { ...edit, node: nameOf(edit.node, names) } : edit;
  const placed = 'place' in own ? { ...own, place: { ...own.place, node: nameOf(own.place.node, names) } } : own;
  if (placed.type === 'copy') return { ...placed, ids: renamedKeys(placed.ids, names) };
  return 'operation' in placed ? { ...placed, operation: renamedOperation(placed.operation, names) } : placed;
}

/** The ids that edits make, by copying too. */
export const idsMade = (edits: readonly SchemeEdit[]): string[] =>
  edits.flatMap((edit) => (edit.type === 'add' ? [edit.id] : edit.type === 'copy' ? Object.values(edit.ids) : []));

/** What was called by the ids that an edit meant to make is called by those that it makes. */
export function namesAfter(names: Names, meant: SchemeEdit, made: SchemeEdit): Names {
  const next = new Map(names);
  const note = (old: string | undefined, id: string | undefined): void => {
    if (old === undefined || id === undefined) return;
    if (old === id) next.delete(old);
    else next.set(old, id);
  };
  if (meant.type === 'add' && made.type === 'add') note(meant.id, made.id);
  if (meant.type === 'copy' && made.type === 'copy')
    for (const [row, id] of Object.entries(made.ids)) note(meant.ids[row], id);
  return next;
}
