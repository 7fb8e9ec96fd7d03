// Comparisons within the group (同组比较): who can be compared, the rank of one of them, equal ranks.
import type { Goal, Measured } from '../domain/goal.ts';
import { whole } from '../domain/rational.ts';
import type { OperationType } from '../domain/operation.ts';
import type { Subject } from '../domain/scheme.ts';
import type { Input, Piece } from '../domain/scorecard.ts';
import type { Settled } from '../domain/setting.ts';
import { distinct, isOutcome } from './figure.ts';
import type { Reading } from './figure.ts';
import { isReached, readGoal, readMeasured } from './goal.ts';
import type { Order } from './goal.ts';
import { say } from './say.ts';
import type { Outcome, Scene } from './scene.ts';
import { compare, count, counted, mean, percent, plain, traced } from './traced.ts';
import type { Traced } from './traced.ts';

type Relative = Pick<Scene<OperationType>, 'node' | 'subject' | 'peers' | 'figures' | 'number' | 'at'> & {
  operation: { figure: Settled<Measured> };
};
type Compared = { subject: string; reading: Reading };

/** The subject's own reading and those of all who can be compared, itself included, by id. */
export type Comparison = { own: Reading; compared: Compared[]; inputs: Input[]; notes: Piece[][] };

export const numbersOf = (group: Comparison): Traced[] => group.compared.map(({ reading }) => reading.number);
export const isAlone = (group: Comparison): boolean => group.compared.length === 1;

export function compareGroup(scene: Relative): Comparison | Outcome {
  const own = readMeasured(scene, scene.operation.figure, ['figure']);
  if (isOutcome(own)) return own;
  const compared: Compared[] = [];
  const inputs: Input[] = [...own.inputs];
  const without: Subject[] = [];
  for (const peer of scene.peers) {
    const isOwn = peer.id === scene.subject.id;
    const reading = isOwn ? own : readMeasured(scene, scene.operation.figure, ['figure'], peer.id);
    if (isOutcome(reading)) without.push(peer);
    else compared.push({ subject: peer.id, reading });
    if (!isOwn) inputs.push(...(isOutcome(reading) ? reading.inputs.map(leftOut) : reading.inputs));
  }
  const notes: Piece[][] = without.length === 0 ? [] : [say`${namesOf(without)}没有可比的数据，不参加比较`];
  if (compared.length === 1) notes.push(say`同组没有其他可比的单位，按最好计`);
  return { own, compared, inputs: distinct(inputs), notes };
}

/** A number of the group (the best, the mean) written as the own figure is: `98%` beside `95%`. */
export function alike(group: Comparison, number: Traced): Piece {
  const own = group.own.said.find((piece) => typeof piece !== 'string');
  return own !== undefined && own.as === 'percent' ? percent(number) : plain(number);
}

const leftOut = (input: Input): Input => ({ ...input, used: false, why: input.why ?? '数据不全或不适用，不参加比较' });

/** The first few titles; all of them are in the scene's facts. */
function namesOf(subjects: readonly Subject[]): string {
  const titles = subjects.slice(0, 5).map(({ title }) => title);
  return titles.join('、') + (subjects.length > titles.length ? '等单位' : '');
}

/** Only those who reach the goal stay in the comparison. */
export function qualified(scene: Relative, group: Comparison, goal: Settled<Goal>, order: Order): Comparison {
  const inputs = [...group.inputs];
  const compared = group.compared.filter(({ subject, reading }) => {
    const its = readGoal(scene, goal, ['qualify'], reading, subject);
    inputs.push(...(isOutcome(its) ? its.inputs.map(leftOut) : its.inputs));
    return !isOutcome(its) && isReached(reading.number, its.number, order);
  });
  return { ...group, compared, inputs: distinct(inputs) };
}

/** Points of the own rank; equal figures get the points of their better rank, or the mean of the ranks that they take up. */
export function pointsOfRank(
  group: Comparison,
  order: Order,
  ties: 'same' | 'mean',
  pointsAt: (rank: number) => Traced,
): { points: Traced; said: Piece[] } {
  const all = numbersOf(group);
  const own = group.own.number;
  const rank = 1 + all.filter((other) => !isReached(own, other, order)).length;
  const tied = all.filter((other) => compare(other, own) === 0).length;
  // One origin for the three counts: with hundreds of peers each would be long.
  const peers = counted(all.length, all);
  const among = (number: number): Piece => count(traced(whole(number), peers.origin));
  const place = say`在同组 ${count(peers)} 个可比单位中${tied > 1 ? '并列第' : '列第'} ${among(rank)} 名`;
  const shared = tied > 1 ? say`${among(tied)} 个单位并列，` : [];
  const said = say`${place}（${shared}数值 ${group.own.said}）`;
  if (tied === 1 || ties === 'same') return { points: pointsAt(rank), said };
  const ranks = Array.from({ length: tied }, (_, index) => pointsAt(rank + index));
  return { points: mean(ranks), said: say`${said}，取所占名次的平均` };
}
