// LibreOffice opens what we write (办公软件能打开): each document becomes a PDF with pages and the words that must stand in it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { resultDocument } from '../../src/documents/write/result-docx.ts';
import { resultWorkbook } from '../../src/documents/write/result-xlsx.ts';
import { tableDocument } from '../../src/documents/write/scheme-docx.ts';
import { scorecardHtml } from '../../src/documents/write/scorecard-html.ts';
import { scorecardPdf } from '../../src/documents/write/scorecard-pdf.ts';
import { cardOf, outcomeAt, snapshot } from '../kit/snapshot.ts';
import { officialRows } from '../kit/table-rows.ts';
import { needs } from '../needs.ts';

const office = needs('libreoffice');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const outcome = outcomeAt(snapshot);
const card = cardOf('water');

/** Converts with a profile of its own and counts the pages. */
function pagesOf(name: string, bytes: Uint8Array | string): number {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, path];
  const { status, stderr } = spawnSync(office.path ?? 'soffice', args, { encoding: 'utf8', timeout: 150_000 });
  expect(status, stderr).toBe(0);
  const pdf = readFileSync(path.replace(/\.\w+$/u, '.pdf')).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
}

test.skipIf(!office.present)('the official table is one landscape page for five rows', async () => {
  const written = await tableDocument({
    title: '示范表',
    rows: officialRows,
    numberOf: () => null,
    demonstration: '虚构',
    date: null,
  });
  expect(pagesOf('scheme.docx', written)).toBe(1);
});

test.skipIf(!office.present)('the notice has two pages', async () => {
  expect(pagesOf('notice.docx', await resultDocument(outcome))).toBe(2);
});

test.skipIf(!office.present)('each sheet of the workbook is a page', async () => {
  expect(pagesOf('results.xlsx', await resultWorkbook(outcome))).toBe(5);
});

test.skipIf(!office.present)('the scorecard page opens as a document', () => {
  expect(pagesOf('scorecard.html', scorecardHtml(outcome, card))).toBeGreaterThanOrEqual(1);
});

test.skipIf(!office.present)('the scorecard PDF can be opened and written again', async () => {
  expect(pagesOf('drawn.pdf', await scorecardPdf(outcome, card))).toBe(3);
});
