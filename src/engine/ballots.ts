// Counting ballots (计票): which tallies count, votes per answer, valid votes, the stated minimum.
import type { Tally } from '../domain/fact.ts';
import type { Piece } from '../domain/scorecard.ts';
import { nothing } from './full.ts';
import { say } from './say.ts';
import type { Outcome, Scene } from './scene.ts';
import { unscored, used } from './scene.ts';
import { compare, count, mul, sum } from './traced.ts';
import type { Traced } from './traced.ts';

export type BallotType = 'ballot-levels' | 'ballot-mean' | 'ballot-ranking' | 'vote-bands';
type BallotScene = Scene<BallotType>;

/** One answer with its votes, and a tally that has it (the first by id), for the origin of what the answer says. */
export type Answer = { answer: string; votes: Traced; tally: Tally };
/** An answer with what one vote for it is worth. */
export type Valued = Answer & { worth: Traced };
export type Votes = { answers: Valued[]; valid: Traced; inputs: Outcome['inputs']; notes: Piece[][] };

/** The tallies of the operation's voter group and channel. */
const talliesOf = (scene: BallotScene): Tally[] => {
  const { voterGroup, channel } = scene.operation;
  return scene
    .tallies()
    .filter((tally) => voterGroup == null || tally.voterGroup === voterGroup)
    .filter((tally) => channel == null || tally.channel === channel);
};

/** Ballots poured together: the votes of every answer, added up over all tallies. */
function mergeTallies(scene: Pick<BallotScene, 'number'>, tallies: readonly Tally[]): Answer[] {
  const answers = new Set(tallies.flatMap((tally) => Object.keys(tally.counts)));
  return [...answers].flatMap((answer) => {
    const having = tallies.filter((tally) => Object.hasOwn(tally.counts, answer));
    const votes = sum(having.map((tally) => scene.number(tally, tally.counts[answer] ?? 0)));
    return having[0] === undefined || votes.value.n === 0n ? [] : [{ answer, votes, tally: having[0] }];
  });
}

/**
 * The votes of the node. `worthOf` says what an answer is worth, or null for one that the operation
 * does not know: then the node stays open, because nobody said what such a vote means.
 */
export function countVotes(scene: BallotScene, worthOf: (answer: Answer) => Traced | null): Votes | Outcome {
  const tallies = talliesOf(scene);
  const inputs = tallies.map(used);
  if (tallies.length === 0) return unscored('missing', say`缺少计票结果`);
  const invalid = new Set(scene.operation.invalid);
  const [out, cast] = partition(mergeTallies(scene, tallies), ({ answer }) => invalid.has(answer));
  const answers: Valued[] = [];
  for (const answer of cast) {
    const worth = worthOf(answer);
    if (worth === null)
      return unscored('open', say`选项“${answer.answer}”（${count(answer.votes)} 票）没有规定如何计分`, inputs);
    answers.push({ ...answer, worth });
  }
  const valid = answers.length === 0 ? nothing(scene) : sum(answers.map(({ votes }) => votes));
  const few = tooFew(scene, valid);
  if (few !== null) return unscored('too-few', few, inputs);
  return { answers: answers.toSorted(byWorth), valid, inputs, notes: invalidNote(out) };
}

function tooFew(scene: BallotScene, valid: Traced): Piece[] | null {
  const hasMinimum = scene.operation.minimum != null;
  if (hasMinimum && compare(valid, scene.at('minimum')) < 0) {
    return say`有效票 ${count(valid)} 票，少于规定的 ${count(scene.at('minimum'))} 票`;
  }
  return valid.value.n === 0n ? say`没有有效票` : null;
}

const byWorth = (a: Valued, b: Valued): number => compare(b.worth, a.worth) || (a.answer < b.answer ? -1 : 1);

const invalidNote = (answers: readonly Answer[]): Piece[][] =>
  answers
    .toSorted((a, b) => (a.answer < b.answer ? -1 : 1))
    .map(({ answer, votes }) => say`“${answer}” ${count(votes)} 票不是有效票，不计入`);

const partition = <T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] => [
  items.filter(isFirst),
  items.filter((item) => !isFirst(item)),
];

/** What all votes are worth together. */
export const worthOfAll = ({ answers }: Votes): Traced => sum(answers.map(({ votes, worth }) => mul(votes, worth)));
