// The field that a parameter fills (参数的表单): of the operation or the rule in which it is referred to.
import { fieldAt, type FormField, formOf, ruleForms } from '../../domain/operation-form/form.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import { pathTo } from '../example.ts';
import { ruleNames } from '../shapes.ts';

/** `node`: the row whose field it is; else `rule`, the words of the scheme's rule. */
type Found = { field: FormField; node: Node | null; rule: FormField['words'] | null };

/** Null for points, which are a number, and for a parameter that nothing reads. */
export function fieldFor(scheme: Scheme, key: string): Found | null {
  for (const node of nodesOf(scheme.root)) {
    const { operation, rounding, adopter } = node;
    const way = operation === null ? null : pathTo(key, operation);
    const field =
      operation !== null && way !== null
        ? fieldAt(formOf(operation.type).fields, way)
        : fieldAt(ruleForms().node, pathTo(key, { rounding, adopter }) ?? []);
    if (field !== null) return { field, node, rule: null };
  }
  const rules = Object.fromEntries(ruleNames.map((rule) => [rule, scheme[rule]]));
  const way = pathTo(key, rules) ?? [];
  const field = fieldAt(ruleForms().scheme, way);
  const rule = fieldAt(ruleForms().scheme, way.slice(0, 1));
  return field === null || rule === null ? null : { field, node: null, rule: rule.words };
}
