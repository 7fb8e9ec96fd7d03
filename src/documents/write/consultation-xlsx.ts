// The summary of a consultation as a workbook (征求意见情况汇总表).
import { workbookBytes } from '../xlsx-text.ts';
import {
  type ConsultationSummary,
  summaryEnd,
  summaryHeadings,
  summaryNotes,
  summaryRows,
  summaryTitle,
  summaryWarning,
} from './consultation-table.ts';
import { centred, heading, type SheetCell, sheetOf, titleLine, warningLine, words } from './sheet-cells.ts';

const plainLine = (text: string): SheetCell => ({
  ...words(text),
  style: { font: { name: '宋体', size: 11 }, alignment: { vertical: 'center' } },
});

/** The same summary gives the same bytes. */
export async function consultationWorkbook(summary: ConsultationSummary): Promise<Uint8Array> {
  const warning = summaryWarning(summary);
  const across = [
    ...(warning === null ? [] : [warningLine(warning)]),
    titleLine(summaryTitle),
    ...[...summaryNotes(summary), ...summaryEnd(summary)].map(plainLine),
  ];
  const rows = summaryRows(summary).map(([number = '', ...rest]) => [
    centred({ ...words(number), value: Number(number) }),
    ...rest.map((text) => words(text)),
  ]);
  const made = new Date(`${summary.day}T00:00:00Z`);
  return workbookBytes({
    sheets: [sheetOf(summaryTitle, across, [summaryHeadings.map(heading)], rows, 2)],
    properties: { title: summaryTitle, creator: 'Plumbline', created: made, modified: made },
    defaultFont: { name: '宋体', size: 11 },
  });
}
