// An example for a parameter (参数的取值举例): of the shape that the place where it is used asks for.
import { exampleAt } from '../domain/example.ts';
import { nodesOf, type Scheme } from '../domain/scheme.ts';
import { isReference, type Json } from '../domain/setting.ts';
import type { Path } from '../domain/settle.ts';
import { pieceNames, pieces, ruleNames, rules } from './shapes.ts';

/** The way to the first reference to a parameter; null where there is none. */
export function pathTo(key: string, value: unknown): Path | null {
  if (isReference(value)) return value.parameter === key ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [step, inner] of steps) {
    const rest = pathTo(key, inner);
    if (rest !== null) return [step, ...rest];
  }
  return null;
}

/** What the schema alone does not know: that grades have an order, and that weights are those of the children. */
function ownExample(scheme: Scheme, key: string): Json {
  if (pathTo(key, scheme.grades)?.length === 0) {
    const lines = [
      { title: '优秀', atLeast: '90' },
      { title: '合格', atLeast: null },
    ];
    return { lines, quotas: [{ title: '优秀', share: '20%' }] };
  }
  for (const { operation, children } of nodesOf(scheme.root))
    if (operation?.type === 'weighted' && pathTo(key, operation.weights)?.length === 0)
      return Object.fromEntries(children.map(({ id }) => [id, `1/${children.length}`]));
  return null;
}

/** A value as the scheme would take it; null for a parameter that nothing in the scheme reads. */
export function exampleFor(scheme: Scheme, key: string): Json {
  const own = ownExample(scheme, key);
  if (own !== null) return own;
  for (const node of nodesOf(scheme.root))
    for (const piece of pieceNames) {
      const path = pathTo(key, node[piece]);
      if (path !== null) return exampleAt(pieces[piece], path);
    }
  for (const rule of ruleNames) {
    const path = pathTo(key, scheme[rule]);
    if (path !== null) return exampleAt(rules[rule], path);
  }
  return null;
}
