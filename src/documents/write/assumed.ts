// The values that nobody has signed (尚待签署的假设), as every output lists them.
import { oneLine, showSentence } from '../../domain/display.ts';
import type { IndexedSnapshot } from './outcome.ts';

/** A question and its answer as one line: `多少分？` and `5` → `多少分：5`. */
export const answered = (title: string, value: string): string =>
  `${oneLine(title).replace(/[？?：:]$/u, '')}：${value}`;

/** All parameters that were assumed, in words. */
export const assumedValues = ({
  result,
  tellValue,
}: IndexedSnapshot): { title: string; value: string; reason: string }[] =>
  result.assumed.map(({ parameter, title, value, reason }) => ({
    title: oneLine(title),
    value: showSentence(tellValue(parameter, value)),
    reason: oneLine(reason),
  }));

/** Each with its reason, as one line. */
export const assumedLines = (indexed: IndexedSnapshot): string[] =>
  assumedValues(indexed).map(
    ({ title, value, reason }) => `${answered(title, value)}${reason === '' ? '' : `（理由：${reason}）`}`,
  );
