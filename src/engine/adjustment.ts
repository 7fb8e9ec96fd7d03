// Adding adjustments up (加减分累计): entries with signed points, those set aside, and the sentence of their sum.
import type { Adjustment } from '../domain/fact.ts';
import type { Input, Piece } from '../domain/scorecard.ts';
import { nothing } from './full.ts';
import { say } from './say.ts';
import type { Outcome, Scene } from './scene.ts';
import { scored, setAside, used } from './scene.ts';
import { sum } from './traced.ts';
import type { Traced } from './traced.ts';

/** A fact that counts: its points (negative: taken off), and the words that say their size. */
export type Entry = { fact: Adjustment; points: Traced; said: Piece[] };
/** A fact that does not count, and why not. */
export type Aside = { fact: Adjustment; why: string };
export type Judged = Entry | Aside;

export const isEntry = (judged: Judged): judged is Entry => 'points' in judged;

/** “No document, no points”: whether the fact has what the operation asks for. */
export const isDocumented = (operation: { document?: string }, { document }: Pick<Adjustment, 'document'>): boolean =>
  operation.document !== 'required' || (document !== null && document.trim() !== '');

/** The sum of the entries; no entry is zero, not a gap: nobody has to hand in a commendation or a finding. */
export function total(scene: Pick<Scene<'adjustments'>, 'node'>, judged: readonly Judged[]): Outcome {
  const entries = judged.filter(isEntry);
  const inputs: Input[] = judged.map((one) => (isEntry(one) ? used(one.fact) : setAside(one.fact, one.why)));
  const notes = judged
    .filter((one): one is Aside => !isEntry(one))
    .map(({ fact, why }) => say`“${fact.title}”不计分：${why}`);
  if (entries.length === 0) return scored(nothing(scene), say`没有计入的加减分`, inputs, notes);
  const sentence = entries.flatMap(({ fact, points, said }, index): Piece[] => {
    const minus = points.value.n < 0n;
    const sign = index === 0 ? (minus ? '− ' : '') : minus ? ' − ' : ' + ';
    return say`${sign}“${fact.title}” ${said}`;
  });
  return scored(sum(entries.map(({ points }) => points)), sentence, inputs, notes);
}
