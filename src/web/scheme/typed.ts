// What is typed into a row and not taken into the draft yet (正在填写): it outlives the row's form, the view and a reload.
import { z } from 'zod';
import { type Names, renamedOperation, renamedRules } from '../../engine/scheme-edit/renaming.ts';
import { keptAs } from '../kept.ts';
import { useAccount } from '../session.ts';
import { isRecord } from './operation-value.ts';
import { settledField, type Typed, typedOn, whole } from './typing.ts';

/** `page` is where it is being typed; null: its field was left without taking it. */
const Entry = z.strictObject({ seen: z.unknown(), value: z.unknown(), page: z.string().nullable() });
type Entry = z.infer<typeof Entry>;
/** By node and field. */
const AllTyped = z.record(z.string(), z.record(z.string(), Entry));
type AllTyped = z.infer<typeof AllTyped>;

const kept = keptAs(AllTyped);
const keyOf = (account: string, cycle: string): string => `plumbline.typed.${account}.${cycle}`;

/** A reload is another page: what was typed before it is in no field that somebody will leave. */
const page = String(performance.timeOrigin);

export type TypedPlace = { cycle: string; node: string; field: string };

function withEntry(all: AllTyped, { node, field }: TypedPlace, entry: Entry | null): AllTyped {
  const { [node]: own = {}, ...others } = all;
  const { [field]: _old, ...rest } = own;
  const next = entry === null ? rest : { ...rest, [field]: entry };
  return Object.keys(next).length === 0 ? others : { ...others, [node]: next };
}

const keepAll = (key: string, all: AllTyped): void => kept.keep(key, Object.keys(all).length === 0 ? null : all);

export type TypedState = Typed & { isLeft: boolean };

const stateOf = (entry: Entry | undefined, now: unknown): TypedState | null =>
  entry === undefined ? null : { ...typedOn(entry, now), isLeft: entry.page !== page };

export type TypedField = {
  /** Null: nothing was typed there, or it was taken. */
  typed: TypedState | null;
  /** The same as it is at this moment, whenever the page was drawn. */
  current: () => TypedState | null;
  type: (value: unknown) => void;
  forget: () => void;
  /** The field is left, and what is typed was not taken. */
  leave: () => void;
  settle: (field: string, side: 'mine' | 'theirs') => void;
};

/** `now` is what stands in the scheme there. */
export function useTyped(place: TypedPlace, now: unknown): TypedField {
  const { id } = useAccount();
  const key = keyOf(id, place.cycle);
  const at = (all: AllTyped | null): Entry | undefined => all?.[place.node]?.[place.field];
  const put = (entry: Entry | null): void => keepAll(key, withEntry(kept.now(key) ?? {}, place, entry));
  const current = (): TypedState | null => stateOf(at(kept.now(key)), now);
  return {
    typed: stateOf(at(kept.useKept(key)), now),
    current,
    type: (value) => put({ seen: current()?.seen ?? now, value, page }),
    forget: () => put(null),
    leave: () => {
      const entry = at(kept.now(key));
      if (entry?.page === page) put({ ...entry, page: null });
    },
    settle: (field, side) => {
      const state = current();
      // Nothing typed is left of a single field that is as it stands there.
      if (field === whole && side === 'theirs') put(null);
      else if (state !== null) put({ ...settledField(state, field, side, now), page: state.isLeft ? null : page });
    },
  };
}

/** A text that is being typed will be taken when it is left, and is not told as waiting. */
const isWaiting = (field: string, entry: Entry): boolean => !field.startsWith('text ') || entry.page !== page;

/** The rows with something to take or to cancel. */
export function useTypedNodes(cycle: string): string[] {
  const { id } = useAccount();
  const all = kept.useKept(keyOf(id, cycle)) ?? {};
  return Object.keys(all).filter((node) => Object.entries(all[node] ?? {}).some((each) => isWaiting(...each)));
}

export const textPlace = (cycle: string, node: string, field: string): TypedPlace => ({
  cycle,
  node,
  field: `text ${field}`,
});

export const dropTyped = (account: string, cycle: string): void => kept.keep(keyOf(account, cycle), null);

/** Without rows that are gone: nobody could take or cancel any more what was typed into them. */
export const among = (all: AllTyped, there: ReadonlySet<string>): AllTyped =>
  Object.fromEntries(Object.entries(all).filter(([node]) => there.has(node)));

export function forgetGone(account: string, cycle: string, there: ReadonlySet<string>): void {
  const key = keyOf(account, cycle);
  keepAll(key, among(kept.now(key) ?? {}, there));
}

/** What is typed may be half filled in: it names rows all the same. */
const renamers: Record<string, typeof renamedOperation> = {
  operation: renamedOperation,
  'scheme-rules': renamedRules,
};

const renamedValue = (field: string, value: unknown, names: Names): unknown =>
  isRecord(value) ? (renamers[field]?.(value, names) ?? value) : value;

/** What is typed goes along with its row, and speaks of other rows by their new ids. */
export const renamed = (all: AllTyped, names: Names): AllTyped =>
  Object.fromEntries(
    Object.entries(all).map(([node, fields]) => [
      names.get(node) ?? node,
      Object.fromEntries(
        Object.entries(fields).map(([field, { seen, value, page: on }]) => [
          field,
          { seen: renamedValue(field, seen, names), value: renamedValue(field, value, names), page: on },
        ]),
      ),
    ]),
  );

export function renameTyped(account: string, cycle: string, names: Names): void {
  const key = keyOf(account, cycle);
  keepAll(key, renamed(kept.now(key) ?? {}, names));
}
