// What is typed into a row and not taken into the draft yet (正在填写): it outlives the row's form, the view and a reload.
import { z } from 'zod';
import { keptAs } from '../kept.ts';
import { useAccount } from '../session.ts';

/** By node and field. */
const Typed = z.record(z.string(), z.record(z.string(), z.unknown()));
type Typed = z.infer<typeof Typed>;

const kept = keptAs(Typed);
const keyOf = (account: string, cycle: string): string => `plumbline.typed.${account}.${cycle}`;

export type TypedPlace = { cycle: string; node: string; field: string };

function withTyped(all: Typed, { node, field }: TypedPlace, value: unknown): Typed | null {
  const { [node]: own = {}, ...others } = all;
  const { [field]: _old, ...rest } = own;
  const next = value === undefined ? rest : { ...rest, [field]: value };
  const made = Object.keys(next).length === 0 ? others : { ...others, [node]: next };
  return Object.keys(made).length === 0 ? null : made;
}

/** Undefined: nothing was typed there, or it was taken. */
export function useTyped(place: TypedPlace): [unknown, (value: unknown) => void] {
  const { id } = useAccount();
  const key = keyOf(id, place.cycle);
  const value = kept.useKept(key)?.[place.node]?.[place.field];
  return [value, (next) => kept.keep(key, withTyped(kept.now(key) ?? {}, place, next))];
}

/** The rows with something to take or to cancel. Texts are taken when they are left, and are none of them. */
export function useTypedNodes(cycle: string): string[] {
  const { id } = useAccount();
  const all = kept.useKept(keyOf(id, cycle)) ?? {};
  return Object.keys(all).filter((node) => Object.keys(all[node] ?? {}).some((field) => !isText(field)));
}

export const textPlace = (cycle: string, node: string, field: string): TypedPlace => ({
  cycle,
  node,
  field: `text ${field}`,
});
const isText = (field: string): boolean => field.startsWith('text ');

export const dropTyped = (account: string, cycle: string): void => kept.keep(keyOf(account, cycle), null);
