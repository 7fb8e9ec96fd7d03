// The scorecard page on paper (打印得分单网页): a page may come alone, so each one says what is invented and what is assumed.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { outcomeFor } from '../../src/app/outcome.ts';
import { scorecardHtml } from '../../src/documents/write/scorecard-html.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { demonstration } from '../kit/demonstration.ts';
import { openBrowser } from '../kit/browser.ts';
import { needs } from '../needs.ts';

/** The words of each page of a PDF, without white space. */
function pagesOf(pdf: Buffer): string[] {
  const { stdout } = spawnSync(needs('pdftotext').path ?? '', ['-', '-'], { input: pdf, encoding: 'utf8' });
  return stdout
    .split('\f')
    .map((page) => page.replaceAll(/\s/gu, ''))
    .filter((page) => page !== '');
}

describe('printed by a browser', () => {
  test.skipIf(!needs('pdftotext').present)(
    'warnings stand on every printed page, above its text',
    async () => {
      const { scheme, assumptions, facts } = await demonstration();
      const snapshot = snapshotOf(scheme, assumptions, facts, () => '0'.repeat(64));
      const [card = [] as never] = snapshot.result.scorecards;
      const browser = await openBrowser();
      try {
        const tab = await browser.newPage();
        await tab.setContent(scorecardHtml(outcomeFor(snapshot), card));
        const pages = pagesOf(await tab.pdf({ preferCSSPageSize: true, printBackground: false }));
        expect(pages.length).toBeGreaterThan(5);
        const heads = pages.map((page) => page.slice(0, 120));
        expect(heads.filter((head) => !head.startsWith('本件用于示范') || !head.includes('不得作为正式结论'))).toEqual(
          [],
        );
      } finally {
        await browser.close();
      }
    },
    120_000,
  );
});
