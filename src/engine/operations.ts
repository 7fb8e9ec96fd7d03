// The registry of the operations (计分方法表): each type of the closed set with the function that carries it out.
import type { OperationType } from '../domain/operation.ts';
import type { Evaluate } from './scene.ts';
import { adjustments } from './operations/adjustments.ts';
import { againstMean } from './operations/against-mean.ts';
import { ballotLevels } from './operations/ballot-levels.ts';
import { ballotMean } from './operations/ballot-mean.ts';
import { ballotRanking } from './operations/ballot-ranking.ts';
import { bands } from './operations/bands.ts';
import { bestRatio } from './operations/best-ratio.ts';
import { cap } from './operations/cap.ts';
import { count } from './operations/count.ts';
import { discretion } from './operations/discretion.ts';
import { escalate } from './operations/escalate.ts';
import { gate } from './operations/gate.ts';
import { graded } from './operations/graded.ts';
import { levels } from './operations/levels.ts';
import { marks } from './operations/marks.ts';
import { maxMin } from './operations/max-min.ts';
import { mean } from './operations/mean.ts';
import { pick } from './operations/pick.ts';
import { provincialRank } from './operations/provincial-rank.ts';
import { rankLadder } from './operations/rank-ladder.ts';
import { rankTable } from './operations/rank-table.ts';
import { ratio } from './operations/ratio.ts';
import { reach } from './operations/reach.ts';
import { share } from './operations/share.ts';
import { shortfall } from './operations/shortfall.ts';
import { slope } from './operations/slope.ts';
import { sum } from './operations/sum.ts';
import { takeOver } from './operations/take-over.ts';
import { tiers } from './operations/tiers.ts';
import { voteBands } from './operations/vote-bands.ts';
import { weighted } from './operations/weighted.ts';

export const operations: { readonly [T in OperationType]: Evaluate<T> } = {
  sum,
  share,
  weighted,
  pick,
  mean,
  cap,
  gate,
  marks,
  discretion,
  reach,
  ratio,
  slope,
  tiers,
  count,
  shortfall,
  escalate,
  graded,
  levels,
  bands,
  'vote-bands': voteBands,
  'rank-table': rankTable,
  'rank-ladder': rankLadder,
  'best-ratio': bestRatio,
  'against-mean': againstMean,
  'max-min': maxMin,
  'take-over': takeOver,
  'ballot-levels': ballotLevels,
  'ballot-mean': ballotMean,
  'ballot-ranking': ballotRanking,
  adjustments,
  'provincial-rank': provincialRank,
};
