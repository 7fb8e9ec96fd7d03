// Reading figures (数据的读取): the one figure that counts, as it was written, or why there is none.
import type { Figure } from '../domain/fact.ts';
import type { OperationType } from '../domain/operation.ts';
import type { Input, Piece } from '../domain/scorecard.ts';
import { say } from './say.ts';
import type { Outcome, Scene } from './scene.ts';
import { setAside, unscored, used } from './scene.ts';
import { percent, plain } from './traced.ts';
import type { Traced } from './traced.ts';

/** What reading needs of a scene, whatever its operation. */
export type Reader = Pick<Scene<OperationType>, 'node' | 'subject' | 'figures' | 'number' | 'at'>;

/** A number that was read or measured, how a sentence says it, and the facts behind it. */
export type Reading = { number: Traced; said: Piece[]; inputs: Input[]; period: string };

export const isOutcome = (reading: object): reading is Outcome => 'sentence' in reading;

/** A number in a sentence as its text writes it: `95%` stays a percentage. */
export const asWritten = (number: Traced, text: string): Piece =>
  text.endsWith('%') ? percent(number) : plain(number);

/** Each fact once; where it is both used and set aside, it is used. */
export function distinct(inputs: readonly Input[]): Input[] {
  const byFact = new Map<string, Input>();
  for (const input of inputs) if (byFact.get(input.fact)?.used !== true) byFact.set(input.fact, input);
  return [...byFact.values()];
}

const later = (a: Figure, b: Figure): number => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1);

/** Of several live figures of one period the latest counts (by date, then id); the others are set aside. */
export function latestFigure(figures: readonly Figure[]): { figure: Figure | undefined; inputs: Input[] } {
  const [figure, ...older] = figures.toSorted(later);
  const inputs = figure === undefined ? [] : [used(figure)];
  return { figure, inputs: [...inputs, ...older.map((fact) => setAside(fact, '同一期另有更晚填报的数据'))] };
}

const periodWords = { own: '', past: '往年的' };

/** The number of a figure of the subject; of the cycle's own period unless told. */
export function readFigure(
  scene: Reader,
  key: string,
  subject = scene.subject.id,
  period?: string,
  which: keyof typeof periodWords = 'own',
): Reading | Outcome {
  const { figure, inputs } = latestFigure(scene.figures(key, subject, period));
  const name = `${periodWords[which]}“${key}”`;
  if (figure?.notApplicable === true) {
    const reason = figure.reason === null ? '' : `：${figure.reason}`;
    return unscored('not-applicable', say`${name}不适用${reason}`, inputs);
  }
  if (figure?.value == null) return unscored('missing', say`缺少${name}数据`, inputs);
  const number = scene.number(figure, figure.value);
  return { number, said: [asWritten(number, figure.value)], inputs, period: figure.period };
}
