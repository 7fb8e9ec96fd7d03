// How votes become points (评价票计分): the four operations of the closed set that read tallies.
import { z } from 'zod';
import { Band } from './band.ts';
import { Amount, Positive, setting } from './setting.ts';

const amount = setting(Amount);
const weights = setting(z.record(z.string(), Amount));

/** Which ballots of the node count (null: all), and how many valid votes they need at least. */
const vote = { voterGroup: z.string().nullable(), channel: z.string().nullable(), minimum: amount.nullable() };
/** Answers that are no valid votes (不了解, 弃权 …). */
const invalid = setting(z.array(z.string()));

/** The share of votes for `answer` (or for any of several), through an interval table (优秀 ≥ 90 % → 200 …). */
export const VoteBands = z.strictObject({
  type: z.literal('vote-bands'),
  voterGroup: vote.voterGroup.optional(),
  channel: vote.channel.optional(),
  minimum: vote.minimum.optional(),
  answer: z.union([z.string(), z.array(z.string()).min(1)]),
  invalid,
  bands: setting(z.array(Band).min(1)),
});

/** (A + 0.8 B + 0.6 C + 0.4 D) / valid × the node's points; answers under `invalid` (不了解) are not valid votes. */
export const BallotLevels = z.strictObject({
  type: z.literal('ballot-levels'),
  ...vote,
  levels: weights,
  invalid,
});
/** The mean of marks on ballots out of `scale`, brought to the node's points. Answers of the tally are the marks. */
export const BallotMean = z.strictObject({
  type: z.literal('ballot-mean'),
  ...vote,
  scale: setting(Positive),
  invalid: invalid.optional(),
});
/** Rankings on ballots: an answer is a rank, `table` gives its points (ranks beyond it: its last entry); the mean of the points. */
export const BallotRanking = z.strictObject({
  type: z.literal('ballot-ranking'),
  ...vote,
  table: setting(z.array(Amount).min(1)),
  invalid: invalid.optional(),
});
