// What is being filled in and not saved yet (正在登记): kept in this browser by account, cycle and the fact that is corrected.
import { z } from 'zod';
import { keptAs } from '../kept.ts';
import { useAccount } from '../session.ts';
import { textKeys } from './values.ts';

const Count = z.object({ line: z.int(), answer: z.string(), votes: z.string() });
const Filling = z.object({
  row: z.string(),
  subjects: z.array(z.string()),
  values: z.object({
    texts: z.record(z.enum(textKeys), z.string()),
    isVeto: z.boolean(),
    isNotApplicable: z.boolean(),
    counts: z.array(Count),
  }),
  why: z.string(),
  /** By what was sent: sent again after a reload, it adds nothing twice. */
  ids: z.record(z.string(), z.string()),
});
export type Filling = z.infer<typeof Filling>;

const kept = keptAs(z.record(z.string(), Filling));

/** In the place of the fact that is corrected. */
export const anew = 'new';

export type Fillings = {
  /** By the id of the fact that is corrected, or `anew`. */
  all: Readonly<Record<string, Filling>>;
  keep: (of: string, filling: Filling | null) => void;
};

export function useFillings(cycle: string): Fillings {
  const { id } = useAccount();
  const key = `plumbline.fact.${id}.${cycle}`;
  return {
    all: kept.useKept(key) ?? {},
    keep: (of, filling) => {
      const { [of]: before, ...others } = kept.now(key) ?? {};
      if (filling === null && before === undefined) return;
      const next = filling === null ? others : { ...others, [of]: filling };
      kept.keep(key, Object.keys(next).length === 0 ? null : next);
    },
  };
}
