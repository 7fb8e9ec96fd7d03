// Votes that a row cannot count (计票核对): answers without a price, ballots of another voter group or channel.
import type { Tally } from '../../domain/fact.ts';
import { compare, parse, zero } from '../../domain/rational.ts';
import type { Operation } from '../../domain/operation.ts';
import { isAmount, type Settled } from '../../domain/setting.ts';
import { listed } from './fault.ts';
import type { Fault } from './fault.ts';

type Ballots = Extract<Settled<Operation>, { type: 'ballot-levels' | 'ballot-mean' | 'ballot-ranking' | 'vote-bands' }>;

/** Whether the operation says what a vote for the answer is worth. */
function isPriced(operation: Ballots, answer: string): boolean {
  if (operation.type === 'vote-bands') return true;
  if (operation.type === 'ballot-levels') return Object.hasOwn(operation.levels, answer);
  if (operation.type === 'ballot-ranking') return /^[1-9]\d*$/u.test(answer);
  if (!isAmount(answer)) return false;
  return compare(parse(answer), zero) >= 0 && compare(parse(answer), parse(operation.scale)) <= 0;
}

function placeFaults({ voterGroup, channel }: Tally, operation: Ballots): Fault[] {
  const wanted = [operation.voterGroup ?? null, operation.channel ?? null];
  const isOther = [voterGroup, channel].some((own, index) => wanted[index] !== null && own !== wanted[index]);
  if (!isOther) return [];
  const words = listed(wanted.filter((word) => word !== null));
  return [['tally-unread', `本项只计${words}的票，这一张计票结果不会计入；请改正评价主体或渠道，或记到别的项。`]];
}

export function tallyFaults(fact: Tally, operation: Settled<Operation>): Fault[] {
  const isBallot =
    operation.type === 'vote-bands' ||
    operation.type === 'ballot-levels' ||
    operation.type === 'ballot-mean' ||
    operation.type === 'ballot-ranking';
  if (!isBallot) return [];
  const unpriced = Object.entries(fact.counts)
    .filter(
      ([answer, votes]) => votes > 0 && !(operation.invalid ?? []).includes(answer) && !isPriced(operation, answer),
    )
    .map(([answer]) => answer)
    .toSorted();
  return [
    ...placeFaults(fact, operation),
    ...(unpriced.length === 0
      ? []
      : ([['answer-unpriced', `选项${listed(unpriced)}没有规定如何计分，也没有列为无效票。`]] satisfies Fault[])),
  ];
}
