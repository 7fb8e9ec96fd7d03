// The field that a parameter fills (参数的表单): of the operation or the rule in which it is referred to.
import { fieldAt, type FormField, formOf, ruleForms } from '../../domain/operation-form/form.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { pathTo } from '../example.ts';
import { ruleNames } from '../shapes.ts';

/** Null for points, which are a number, and for a parameter that nothing reads. `node`: the row whose field it is. */
export function fieldFor(scheme: Scheme, key: string): { field: FormField; node: Node | null } | null {
  for (const node of nodesOf(scheme.root)) {
    const { operation, rounding, adopter } = node;
    const way = operation === null ? null : pathTo(key, operation);
    const field =
      operation !== null && way !== null
        ? fieldAt(formOf(operation.type).fields, way)
        : fieldAt(ruleForms().node, pathTo(key, { rounding, adopter }) ?? []);
    if (field !== null) return { field, node };
  }
  const rules = Object.fromEntries(ruleNames.map((rule) => [rule, scheme[rule]]));
  const field = fieldAt(ruleForms().scheme, pathTo(key, rules) ?? []);
  return field === null ? null : { field, node: null };
}
