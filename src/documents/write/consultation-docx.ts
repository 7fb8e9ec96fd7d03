// The summary of a consultation as a Word file (征求意见情况汇总表): landscape, the heading on every page.
import {
  AlignmentType,
  Footer,
  Header,
  PageOrientation,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  type ConsultationSummary,
  summaryEnd,
  summaryHeadings,
  summaryNotes,
  summaryRows,
  summaryTitle,
  summaryWarning,
} from './consultation-table.ts';
import { pageNumber, paragraph, red, run, sizes, twips, type Typeface, wordFile } from './word-file.ts';

const page = { width: 297, height: 210, left: 20, right: 20, top: 24, bottom: 20 };
/** In millimetres, in the order of the headings. */
const widths = [12, 36, 62, 34, 62, 24, 27].map(twips);
const margins = { top: 40, bottom: 40, left: 70, right: 70 };
const line = { line: 300, lineRule: 'auto' } as const;

/** Numbers and verdicts stand in the middle, sentences at the left. */
const isCentred = (column: number): boolean => [0, 3, 5].includes(column);

function cell(text: string, column: number, face: Typeface, isHeading: boolean): TableCell {
  const alignment = isHeading || isCentred(column) ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: widths[column] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins,
    children: text
      .split('\n')
      .map((each) =>
        paragraph(each === '' ? [] : [run(each, { face, points: sizes.five })], { alignment, spacing: line }),
      ),
  });
}

const table = (summary: ConsultationSummary): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: summaryHeadings.map((text, column) => cell(text, column, 'heading', true)),
      }),
      ...summaryRows(summary).map(
        (row) => new TableRow({ children: row.map((text, column) => cell(text, column, 'body', false)) }),
      ),
    ],
  });

const sentence = (text: string): Paragraph =>
  paragraph([run(text, { face: 'body', points: sizes.smallFour })], { spacing: { ...line, before: 60, after: 60 } });

/** The same summary gives the same bytes. */
export async function consultationDocument(summary: ConsultationSummary): Promise<Uint8Array> {
  const warning = summaryWarning(summary);
  const mark =
    warning === null
      ? null
      : paragraph([run(warning, { face: 'second', points: sizes.five, color: red })], {
          alignment: AlignmentType.CENTER,
          spacing: { after: 160 },
        });
  return wordFile(summaryTitle, summary.day, sizes.five, [
    {
      properties: {
        page: {
          // The library turns the sheet itself: it wants the sides of the upright one.
          size: { orientation: PageOrientation.LANDSCAPE, width: twips(page.height), height: twips(page.width) },
          margin: {
            top: twips(page.top),
            bottom: twips(page.bottom),
            left: twips(page.left),
            right: twips(page.right),
            footer: twips(10),
            header: twips(10),
          },
        },
      },
      ...(mark === null ? {} : { headers: { default: new Header({ children: [mark] }) } }),
      footers: { default: new Footer({ children: [pageNumber()] }) },
      children: [
        ...summaryNotes(summary).map(sentence),
        paragraph([run(summaryTitle, { face: 'title', points: sizes.two })], {
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 240 },
        }),
        table(summary),
        ...summaryEnd(summary).map(sentence),
      ],
    },
  ]);
}
