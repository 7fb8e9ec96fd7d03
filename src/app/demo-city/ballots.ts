// Ballots of the demonstration city (示范评价票): tallies whose turnout and answers come from the seed.
import { byWorth } from '../../domain/ballot-answer.ts';
import type { Tally } from '../../domain/fact.ts';
import { div, format, mul, parse, whole } from '../../domain/rational.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Settled } from '../../domain/setting.ts';
import type { Chance } from './random.ts';

type Ballot = Extract<Settled<Operation>, { type: 'ballot-levels' | 'ballot-mean' | 'ballot-ranking' | 'vote-bands' }>;
type Counts = Tally['counts'];

/** Votes spread over answers from the best to the worst: most of them at the top. */
function spread(answers: readonly string[], voters: number, chance: Chance): Counts {
  const counts: Counts = {};
  let left = voters;
  for (const [index, answer] of answers.entries()) {
    const isLast = index === answers.length - 1;
    const here = isLast ? left : Math.floor((left * chance.whole(52, 88)) / 100);
    counts[answer] = here;
    left -= here;
  }
  return counts;
}

/** The counts of one box. A box of leaders is small, one of the public is large. */
export function countsFor(ballot: Ballot, voters: number, chance: Chance): Counts {
  const few = Math.floor((voters * chance.whole(2, 8)) / 100);
  const invalid = Object.fromEntries((ballot.invalid ?? []).map((answer) => [answer, few]));
  if (ballot.type === 'ballot-levels') return { ...spread(byWorth(ballot.levels), voters, chance), ...invalid };
  if (ballot.type === 'vote-bands') {
    return { ...Object.fromEntries([ballot.answer].flat().map((answer) => [answer, voters - few])), ...invalid };
  }
  if (ballot.type === 'ballot-ranking') {
    const ranks = ballot.table.map((_, index) => String(index + 1));
    return spread(ranks, voters, chance);
  }
  const hundredth = div(parse(ballot.scale), whole(100));
  const answers = [98, 95, 92, 90, 85].map((share) => format(mul(hundredth, whole(share))));
  return { ...spread(answers, voters, chance), ...invalid };
}
