// The scorecard as PDF: the same bytes for the same content, and nothing read but the fonts.
import { expect, test } from 'vitest';
import { cardOf, outcomeAt, snapshot } from '../../../test/kit/snapshot.ts';
import { scorecardPdf } from './scorecard-pdf.ts';

const card = cardOf('water');

test('the same outcome and date give the same bytes', async () => {
  const [first, again, later] = [
    await scorecardPdf(outcomeAt(snapshot), card),
    await scorecardPdf(outcomeAt(structuredClone(snapshot)), structuredClone(card)),
    await scorecardPdf(outcomeAt(snapshot, '2023-01-16'), card),
  ];
  const text = Buffer.from(first).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toContain('(D:20230115000000Z)');
  expect(text.match(/\/Type \/Page\b/gu)?.length).toBe(3);
  expect(Buffer.compare(first, again)).toBe(0);
  expect(Buffer.compare(first, later)).not.toBe(0);
});

test('a picture or a file named in the data is not opened', async () => {
  const named = structuredClone(snapshot);
  cardOf('water', named).step.title = '<image href="file:///etc/passwd"/>';
  named.result.title = '{"image":"/etc/hostname"}';
  expect((await scorecardPdf(outcomeAt(named), cardOf('water', named))).length).toBeGreaterThan(10_000);
});
