// The order of a ballot's answers in the facts workbook (选项的先后): the scheme's own, in whatever order its keys are kept.
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { facts, scheme } from '../../../test/kit/facts-workbook.ts';
import type { Facts } from '../../domain/fact.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { factsWorkbook } from './template.ts';

/** Keys in another order, as a database keeps them. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, turned(item)] as const)
      .toReversed(),
  ) as T;
}

async function answers(of: Scheme, given: Facts | null): Promise<unknown[]> {
  const { sheets } = await readXlsx(await factsWorkbook(of, given, null));
  return sheets.find(({ name }) => name === '计票')?.rows.map((row) => row[4]) ?? [];
}

test('a blank workbook and a filled one', async () => {
  for (const given of [null, facts]) {
    const asWritten = await answers(scheme, given);
    expect(asWritten.slice(1, 4)).toEqual(['好', '差', '不了解']);
    expect(await answers(turned(scheme), turned(given))).toEqual(asWritten);
  }
});
