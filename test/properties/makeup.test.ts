// The sheet of what totals are made of (得分构成表的性质): for every scheme each row adds up to its total, and no heading stands twice.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeFor } from '../../src/app/outcome.ts';
import { makeupSheet } from '../../src/documents/write/makeup-sheet.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { towns } from './generator.ts';
import { facts } from './kit.ts';

test('every row adds up to its total', () => {
  const rests = new Set<string>();
  fc.assert(
    fc.property(towns, (town) => {
      const snapshot = snapshotOf(town.scheme, null, facts(...town.facts), () => '');
      const [head = [], ...body] = makeupSheet(outcomeFor(snapshot), '得分构成', []).rows ?? [];
      expect(new Set(head).size).toBe(head.length);
      const totalAt = head.map(String).indexOf('总分');
      for (const heading of head) rests.add(String(heading));
      for (const row of body) {
        const [total, ...parts] = row.slice(2, totalAt + 1).toReversed();
        const isOpen = typeof total !== 'number';
        const added = parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0);
        // A fraction without a finite decimal stands there with four places.
        expect(Math.abs(added - (isOpen ? 0 : total))).toBeLessThanOrEqual(0.0001 * parts.length);
      }
    }),
    { numRuns: 150 },
  );
  expect([...rests]).toEqual(expect.arrayContaining(['舍入', '舍入（项基）']));
});
