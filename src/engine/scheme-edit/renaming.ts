// Other ids for the same rows (项改号): whatever an operation, a rule or an edit says of a row follows its new id.
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { isReference } from '../../domain/setting.ts';

/** New ids by old id. */
export type Names = ReadonlyMap<string, string>;

const nameOf = (id: string, names: Names): string => names.get(id) ?? id;

export const renamedKeys = <T>(table: Readonly<Record<string, T>>, names: Names): Record<string, T> =>
  Object.fromEntries(Object.entries(table).map(([id, value]) => [nameOf(id, names), value]));

type Fields = Readonly<Record<string, unknown>>;
type Rename = (value: unknown) => unknown;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that is not there stays away, and one of another shape stays as it is: what is half filled in has both. */
const at = <T extends Fields>(fields: T, key: string, rename: Rename): T =>
  key in fields ? { ...fields, [key]: rename(fields[key]) } : fields;
const inside =
  (key: string, rename: Rename): Rename =>
  (value) =>
    isFields(value) ? at(value, key, rename) : value;
const each =
  (rename: Rename): Rename =>
  (value) =>
    Array.isArray(value) ? value.map(rename) : value;
const idIn =
  (names: Names): Rename =>
  (value) =>
    typeof value === 'string' ? nameOf(value, names) : value;
const keysIn =
  (names: Names): Rename =>
  (value) =>
    isFields(value) && !isReference(value) ? renamedKeys(value, names) : value;

/** Only what names nodes: weights of children, the row that a condition looks at, rows that count the same thing. */
export function renamedOperation<T extends Fields>(operation: T, names: Names): T {
  const type = operation['type'];
  if (type === 'weighted') return at(operation, 'weights', keysIn(names));
  if (type === 'share')
    return at(operation, 'by', (by) =>
      isFields(by) && by['how'] === 'weights' ? at(by, 'weights', keysIn(names)) : by,
    );
  if (type === 'gate') return at(operation, 'lost', idIn(names));
  return type === 'adjustments' ? at(operation, 'elsewhere', each(idIn(names))) : operation;
}

/** Which rows a ranking compares, and which one a veto takes to nothing. */
export function renamedRules<T extends Fields>(rules: T, names: Names): T {
  const ranked = at(rules, 'ranking', inside('criteria', each(idIn(names))));
  return at(ranked, 'vetoes', each(inside('node', idIn(names))));
}

/** The same edit of the same rows. The ids that it makes itself stay: they are new. */
export function renamedEdit(edit: SchemeEdit, names: Names): SchemeEdit {
  if (names.size === 0) return edit;
  if (edit.type === 'rules') return { ...edit, rules: renamedRules(edit.rules, names) };
  const own = 'node' in edit ? { ...edit, node: nameOf(edit.node, names) } : edit;
  const placed = 'place' in own ? { ...own, place: { ...own.place, node: nameOf(own.place.node, names) } } : own;
  if (placed.type === 'copy') return { ...placed, ids: renamedKeys(placed.ids, names) };
  if (!('operation' in placed) || placed.operation === null) return placed;
  return { ...placed, operation: renamedOperation(placed.operation, names) };
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
