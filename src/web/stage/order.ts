// The paper that orders changes of an issued scheme (调整依据): typed once, kept for the next change of the same year.
import { z } from 'zod';
import { needsDocument } from '../../domain/stage.ts';
import { Order } from '../../domain/stage-change.ts';
import { useCycles } from '../cycle.ts';
import { dayIn } from '../form/day.ts';
import { keptAs } from '../kept.ts';

/** As typed. */
const Typed = z.strictObject({ number: z.string(), title: z.string(), on: z.string() });
export type TypedOrder = z.infer<typeof Typed>;
const nothing: TypedOrder = { number: '', title: '', on: '' };

const place = keptAs(Typed);
const keyOf = (cycle: string): string => `plumbline.order.${cycle}`;

/** Null while something of it is missing. */
function whole({ number, title, on }: TypedOrder): Order | null {
  return Order.safeParse({ number, title, on: dayIn(on) ?? '' }).data ?? null;
}

/** What a request that changes the scheme of this year carries with it. */
export function orderFor(cycle: string): { order?: Order } {
  const order = whole(place.now(keyOf(cycle)) ?? nothing);
  return order === null ? {} : { order };
}

type AtOrder = { isNeeded: boolean; isWhole: boolean; typed: TypedOrder; type: (part: Partial<TypedOrder>) => void };

/** Of a year: whether changes of its scheme need one now, and what is typed of it. */
export function useOrder(cycle: string): AtOrder {
  const typed = place.useKept(keyOf(cycle)) ?? nothing;
  const stage = useCycles().cycles.find(({ id }) => id === cycle)?.stage ?? 'drafted';
  return {
    isNeeded: needsDocument(stage, 'scheme:edit'),
    isWhole: whole(typed) !== null,
    typed,
    type: (part) => place.keep(keyOf(cycle), { ...typed, ...part }),
  };
}
