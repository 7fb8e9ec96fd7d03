// What if (试算): changed facts and parameters laid over what is there, marked as unsaved, for the same evaluation.
import { type Fact, slotOf } from '../domain/fact.ts';
import type { Assumptions } from '../domain/scheme.ts';
import type { Json } from '../domain/setting.ts';
import type { Given } from './computation.ts';

type Said<Kind extends Fact> = Kind extends Fact ? Omit<Kind, 'id' | 'by' | 'at'> : never;
/**
 * A fact as it would be entered: instead of the one that it supersedes, or of the one that fills its box; with
 * `withdrawn` that one is left out.
 */
export type TriedFact = Said<Fact>;
/** A fact as it would be, or a parameter as it would be decided. */
export type Trial = { type: 'fact'; fact: TriedFact } | { type: 'parameter'; key: string; value: Json };

/** Who puts trial facts in; also the reason of trial assumptions. */
export const trialWord = '试算';
const unsaved = `（${trialWord}，未保存）`;

export const isTrial = ({ by, id }: Pick<Fact, 'by' | 'id'>): boolean => by === trialWord && id.startsWith('draft-');

/** The facts that count now, by their boxes. */
function standingFacts(facts: readonly Fact[]): Map<string, Fact> {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  return new Map(
    facts.flatMap((fact): [string, Fact][] => {
      const slot = slotOf(fact);
      return slot === null || superseded.has(fact.id) ? [] : [[slot, fact]];
    }),
  );
}

/** What is tried says so wherever a reason is shown. */
function marked(fact: Fact): Fact {
  if (fact.withdrawn === true) return { ...fact, changedFor: fact.changedFor ?? trialWord };
  return fact.type === 'mark' || fact.type === 'figure' ? { ...fact, reason: fact.reason ?? trialWord } : fact;
}

function trialFacts(facts: readonly Fact[], tried: readonly TriedFact[], today: string): Fact[] {
  const standing = standingFacts(facts);
  const ids = new Set(facts.map(({ id }) => id));
  let count = 0;
  const nextId = (): string => {
    do count += 1;
    while (ids.has(`draft-${count}`));
    return `draft-${count}`;
  };
  // Of several trials on one fact or box the last counts; new facts without a box stand beside each other.
  const last = new Map<string, Fact>();
  for (const [at, given] of tried.entries()) {
    const fact: Fact = { ...given, id: '', by: trialWord, at: today };
    const slot = slotOf(fact);
    const supersedes = fact.supersedes ?? (slot === null ? null : (standing.get(slot)?.id ?? null));
    last.set(supersedes ?? slot ?? `new ${at}`, { ...fact, supersedes });
  }
  return [...last.values()].map((fact) => marked({ ...fact, id: nextId() }));
}

/**
 * A signed value goes before an assumption, so what is tried is opened again and assumed: the result then
 * lists it among what was assumed. The title says that nothing is saved. `today`: the day of the trial facts.
 */
export function whatIf(base: Given, trials: readonly Trial[], today: string): Given {
  if (trials.length === 0) return base;
  const tries = trials.flatMap((trial) => (trial.type === 'fact' ? [trial.fact] : []));
  const values = new Map(trials.flatMap((trial) => (trial.type === 'parameter' ? [[trial.key, trial.value]] : [])));
  const tried = Object.fromEntries([...values].map(([key, value]) => [key, { value, reason: trialWord }]));
  const { scheme, facts } = base;
  const assumptions: Assumptions | null =
    values.size === 0
      ? base.assumptions
      : {
          ...(base.assumptions ?? { format: 'plumbline/assumptions/1', note: trialWord }),
          values: { ...base.assumptions?.values, ...tried },
        };
  return {
    scheme: {
      ...scheme,
      title: `${scheme.title}${unsaved}`,
      parameters: scheme.parameters.map((each) =>
        values.has(each.key) ? { ...each, value: null, signer: null, reason: null } : each,
      ),
    },
    assumptions,
    facts: { ...facts, facts: [...facts.facts, ...trialFacts(facts.facts, tries, today)] },
  };
}
