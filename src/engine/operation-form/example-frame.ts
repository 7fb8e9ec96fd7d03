// What a worked example stands in (举例的背景): the row's points, own or handed down, and answers for open parameters.
import { Operation as OperationSchema, type Operation } from '../../domain/operation.ts';
import { kindRead } from '../../domain/operation-reads.ts';
import { format, mul, numberPattern, parse, rational } from '../../domain/rational.ts';
import { isOpen, type Node, nodesOf, type Parameter, type Scheme } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import { settle, valuesOf } from '../../domain/settle.ts';
import { exampleFor } from '../example.ts';
import { defaultOperation } from './default.ts';

/** What the row stands in: its points (null: none), and the scheme whose parameters the operation refers to. */
export type ExampleFrame = { points: string | null; scheme: Scheme | null };

/** Keys of the parameters that a value refers to, through other parameters too. */
export function keysIn(value: unknown, scheme: Scheme, seen: Set<string> = new Set()): Set<string> {
  if (isReference(value)) {
    if (seen.has(value.parameter)) return seen;
    seen.add(value.parameter);
    return keysIn(scheme.parameters.find(({ key }) => key === value.parameter)?.value ?? null, scheme, seen);
  }
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) keysIn(item, scheme, seen);
  return seen;
}

/** Open parameters get a value of the right form: the example shows how to write, not what to decide. */
export const answered = (scheme: Scheme, keys: ReadonlySet<string>): Parameter[] =>
  scheme.parameters
    .filter(({ key }) => keys.has(key))
    .map((parameter) =>
      isOpen(parameter)
        ? { ...parameter, value: parameter.value ?? exampleFor(scheme, parameter.key), signer: '举例' }
        : parameter,
    );

/** What an open parameter without a value holds is taken from the default; weights name their own children. */
export function withDefaults(operation: Operation, frame: ExampleFrame): Operation {
  const { scheme } = frame;
  const usual = new Map(
    Object.entries(defaultOperation(operation.type, { points: frame.points, children: [], assessors: [] })),
  );
  const isUnanswered = (value: unknown): boolean =>
    isReference(value) && scheme?.parameters.find(({ key }) => key === value.parameter)?.value === null;
  const filled = Object.entries(operation).map(([key, value]) => [
    key,
    key !== 'weights' && isUnanswered(value) ? (usual.get(key) ?? value) : value,
  ]);
  const parsed = OperationSchema.safeParse(Object.fromEntries(filled));
  return parsed.success ? parsed.data : operation;
}

export const isUndecided = (scheme: Scheme, key: string): boolean =>
  scheme.parameters.some((parameter) => parameter.key === key && isOpen(parameter));

const fullUsual = '100';

/** What a row has to give: its own points, or what its parent hands down; null for additions and deductions. */
export function frameOf(scheme: Scheme, id: string): ExampleFrame {
  const { values } = valuesOf(scheme, null);
  const above = [...nodesOf(scheme.root)];
  const parentOf = (node: Node): Node | undefined => above.find(({ children }) => children.includes(node));
  const pointsOf = (node: Node | undefined): string | null => {
    if (node === undefined || node.kind === 'adjustment') return null;
    const own = settle(node.points, values).value;
    if (typeof own === 'string') return own;
    const parent = parentOf(node);
    const handed = pointsOf(parent);
    const type = parent?.operation?.type;
    if (parent === undefined || handed === null || !numberPattern.test(handed)) return null;
    if (type === 'share') return format(mul(parse(handed), rational(1n, BigInt(parent.children.length))));
    return type === 'weighted' || type === 'mean' || type === 'pick' ? handed : null;
  };
  const row = above.find((each) => each.id === id);
  const isAdded =
    row?.kind === 'adjustment' || (row !== undefined && kindRead(row.operation?.type ?? 'sum') === 'adjustment');
  return { points: pointsOf(row) ?? (isAdded ? null : fullUsual), scheme };
}
