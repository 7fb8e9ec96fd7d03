// The same total everywhere (总分处处一致): page, Word, Excel and the function that the screen uses.
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { resultDocument } from '../../src/documents/write/result-docx.ts';
import { resultWorkbook } from '../../src/documents/write/result-xlsx.ts';
import { scorecardHtml } from '../../src/documents/write/scorecard-html.ts';
import { showNumber } from '../../src/domain/display.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { cardOf, outcomeAt, snapshot } from '../kit/snapshot.ts';

function withTotal(total: string): Snapshot {
  const copy = structuredClone(snapshot);
  const card = cardOf('water', copy);
  card.total = total;
  card.step.value = total;
  return copy;
}

test.each(['89.53', '89.5', '90', '3223/36', '87.123456', '-0.5'])('a total of %s', async (total) => {
  const of = withTotal(total);
  const outcome = outcomeAt(of);
  const shown = showNumber(total);
  const page = scorecardHtml(outcome, cardOf('water', of));
  expect(page).toContain(`<dt>总分</dt><dd>${shown}<`);
  const notice = strFromU8(unzipSync(await resultDocument(outcome))['word/document.xml'] ?? new Uint8Array());
  expect([...notice.matchAll(/<w:t(?: [^>]*)?>([^<]*)/gu)].map(([, text]) => text)).toContain(shown);
  const ranking = (await readXlsx(await resultWorkbook(outcome), { readStyles: true })).sheets[0];
  const at = (ranking?.rows ?? []).findIndex((row) => row.includes('水务局'));
  const cell = ranking?.cells?.get(`${at},3`);
  const places = /\.(0+)/u.exec(cell?.style?.numFmt ?? '')?.[1]?.length ?? 0;
  const near = shown.startsWith('≈') ? '≈' : '';
  // A spreadsheet writes a hyphen where a text has a minus sign.
  expect(`${near}${Number(cell?.value).toFixed(places)}`).toBe(shown.replace('−', '-'));
  expect(cell?.style?.numFmt?.startsWith('"≈"')).toBe(near !== '');
});
