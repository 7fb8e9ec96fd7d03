// What if (试算): changed marks and parameters laid over what is there, marked as unsaved, for the same evaluation.
import type { Fact, Mark } from '../domain/fact.ts';
import type { Assumptions } from '../domain/scheme.ts';
import type { Json } from '../domain/setting.ts';
import type { Given } from './computation.ts';

/** A mark as it would be; `value` null is n/a. A parameter as it would be decided. */
export type Trial =
  | { type: 'mark'; node: string; subject: string; assessor: string; value: string | null; reason: string | null }
  | { type: 'parameter'; key: string; value: Json };

/** Who puts trial facts in; also the reason of trial assumptions. */
export const trialWord = '试算';
const unsaved = `（${trialWord}，未保存）`;

export const isTrial = ({ by, id }: Pick<Fact, 'by' | 'id'>): boolean => by === trialWord && id.startsWith('draft-');

type MarkTrial = Extract<Trial, { type: 'mark' }>;
const keyOf = ({ node, subject, assessor }: Pick<Mark, 'node' | 'subject' | 'assessor'>): string =>
  JSON.stringify([node, subject, assessor]);

/** The mark that counts now, by row, subject and assessor. */
function standingMarks(facts: readonly Fact[]): Map<string, Mark> {
  const superseded = new Set(facts.map(({ supersedes }) => supersedes));
  return new Map(
    facts.flatMap((fact): [string, Mark][] =>
      fact.type === 'mark' && !superseded.has(fact.id) ? [[keyOf(fact), fact]] : [],
    ),
  );
}

function trialMarks(facts: readonly Fact[], trials: readonly MarkTrial[], today: string): Mark[] {
  const standing = standingMarks(facts);
  const ids = new Set(facts.map(({ id }) => id));
  let count = 0;
  const nextId = (): string => {
    do count += 1;
    while (ids.has(`draft-${count}`));
    return `draft-${count}`;
  };
  // Of several trials on one mark the last counts.
  const last = new Map(trials.map((trial) => [keyOf(trial), trial]));
  return [...last.values()].map(({ node, subject, assessor, value, reason }) => ({
    type: 'mark',
    id: nextId(),
    node,
    subject,
    assessor,
    value,
    notApplicable: value === null,
    reason: reason ?? trialWord,
    by: trialWord,
    at: today,
    evidence: [],
    supersedes: standing.get(keyOf({ node, subject, assessor }))?.id ?? null,
  }));
}

/**
 * A signed value goes before an assumption, so what is tried is opened again and assumed: the result then
 * lists it among what was assumed. The title says that nothing is saved. `today`: the day of the trial facts.
 */
export function whatIf(base: Given, trials: readonly Trial[], today: string): Given {
  if (trials.length === 0) return base;
  const marks = trials.filter((trial) => trial.type === 'mark');
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
    facts: { ...facts, facts: [...facts.facts, ...trialMarks(facts.facts, marks, today)] },
  };
}
