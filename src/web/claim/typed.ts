// What the forms of claims send of what was typed (填写的取值): the document, its day, the price.
import { dayIn } from '../form/day.ts';
import { numberIn } from '../form/number.ts';
import type { Claims } from './query.ts';

export type Place = Claims['places'][number];

/** Issuer, number and day of the document, as they are typed. */
export type Paper = { issuer: string; document: string; date: string };
export const noPaper: Paper = { issuer: '', document: '', date: '' };
export const isPaper = ({ issuer, document, date }: Paper): boolean =>
  issuer.trim() !== '' && document.trim() !== '' && dayIn(date) !== null;
export const paperOf = ({ issuer, document, date }: Paper) => ({ issuer, document, date: dayIn(date) });

/** A level of the scheme's table, or points where it has none. */
export const priceOf = ({ levels }: Pick<Place, 'levels'>, level: string, points: string) =>
  levels === null ? { level: null, points: numberIn(points) } : { level, points: null };
export const isPriced = ({ levels }: Pick<Place, 'levels'>, level: string, points: string): boolean =>
  levels === null ? numberIn(points) !== null : level !== '';
