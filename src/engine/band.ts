// Interval tables (区间表): which row a number falls into, and how a sentence says it.
import type { Band } from '../domain/band.ts';
import { parse } from '../domain/rational.ts';
import * as exact from '../domain/rational.ts';
import type { OperationType } from '../domain/operation.ts';
import type { Piece } from '../domain/scorecard.ts';
import { asWritten } from './figure.ts';
import { say } from './say.ts';
import type { Scene } from './scene.ts';
import type { Traced } from './traced.ts';

type Located = { points: Traced; said: Piece[] };

function contains(band: Band, value: exact.Rational): boolean {
  const above = band.from === null ? 1 : exact.compare(value, parse(band.from));
  const below = band.to === null ? -1 : exact.compare(value, parse(band.to));
  return (above > 0 || (above === 0 && band.fromIncluded)) && (below < 0 || (below === 0 && band.toIncluded));
}

/** The first row that contains the number; null when none does. */
export function locate(scene: Pick<Scene<OperationType>, 'at'>, bands: readonly Band[], value: Traced): Located | null {
  const index = bands.findIndex((band) => contains(band, value.value));
  const band = bands[index];
  if (band === undefined) return null;
  const points = scene.at('bands', index, 'points');
  if (band.from !== null && band.to !== null && exact.equals(parse(band.from), parse(band.to)))
    return { points, said: say`= ${asWritten(scene.at('bands', index, 'from'), band.from)}` };
  const lower =
    band.from === null ? [] : [band.fromIncluded ? '≥ ' : '> ', asWritten(scene.at('bands', index, 'from'), band.from)];
  const upper =
    band.to === null ? [] : [band.toIncluded ? '≤ ' : '< ', asWritten(scene.at('bands', index, 'to'), band.to)];
  const both = say`${lower}${lower.length > 0 && upper.length > 0 ? ' 且 ' : ''}${upper}`;
  return { points, said: both.length === 0 ? ['不限'] : both };
}
