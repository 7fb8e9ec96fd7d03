// An issued assignment as a Word file (印发的责任分工): the notice in the layout of GB/T 9704-2012, then its table as the attachment.
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  LineRuleType,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { IssueHead } from '../../domain/issue.ts';
import { officialDay } from './official-day.ts';
import { pageNumber, paragraph, red, run, type RunLook, sizes, twips, wordFile } from './word-file.ts';

/** One row of the attachment; every text as it is printed, lines by `\n`. */
export type IssueTableRow = {
  label: string;
  target: string;
  milestones: string;
  leads: string;
  cooperators: string;
  owner: string;
  deputy: string;
};
export type IssueDocument = {
  head: IssueHead;
  rows: readonly IssueTableRow[];
  /** Says that the data are invented; printed at the head of every page. */
  demonstration: string | null;
};

/** Clause 5.2: the type area is 156 × 225 mm, the head 37, the left margin 28. */
const sheet = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 };
/** The attachment lies on its side. */
const wide = { left: 20, right: 20, top: 24, bottom: 20 };
const room = twips(sheet.height - wide.left - wide.right);
/** 22 lines on a page. */
const leading = { line: 580, lineRule: LineRuleType.EXACT };
const body: RunLook = { face: 'body', points: sizes.three };
const small: RunLook = { face: 'body', points: sizes.four };
const official = 'E60012';
/** Two signs of 三号. */
const twoSigns = { firstLine: 2 * sizes.three * 20 };

const rule = (color: string, size: number) => ({ style: BorderStyle.SINGLE, size, color, space: 4 });

const text = (words: string, more: object = {}): Paragraph =>
  paragraph([run(words, body)], { spacing: leading, ...more });

function record(words: string, edge: 'top' | 'bottom' | 'both'): Paragraph {
  const thick = rule('000000', 8);
  const thin = rule('000000', 4);
  return paragraph([run(words, small)], {
    spacing: { line: 480, lineRule: LineRuleType.EXACT },
    indent: { left: sizes.four * 20, right: sizes.four * 20 },
    tabStops: [{ type: TabStopType.RIGHT, position: room - sizes.four * 20 }],
    border: { ...(edge === 'bottom' ? {} : { top: thick }), bottom: edge === 'top' ? thin : thick },
    keepLines: true,
    keepNext: edge === 'top',
  });
}

/** 版头、主体. */
function notice({ issuer, title, reference, date, sections }: IssueHead): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    paragraph([run(`${issuer}文件`, { face: 'title', points: sizes.two, color: official })], {
      ...centred,
      spacing: { before: 700, after: 500 },
    }),
    paragraph([run(reference, body)], {
      ...centred,
      spacing: { after: 360 },
      border: { bottom: rule(official, 12) },
    }),
    paragraph([run(`关于印发《${title}》的通知`, { face: 'title', points: sizes.two })], {
      ...centred,
      spacing: { before: 480, after: 480 },
    }),
    text(`${sections.join('、')}：`),
    text(
      `现将《${title}》（见附件）印发给你们。各项工作的牵头科室、责任人和 AB 岗、年度工作目标和节点以附件为准，请认真抓好落实。`,
      { indent: twoSigns },
    ),
    text(`附件：${title}`, { indent: twoSigns, spacing: { ...leading, before: 580 } }),
    text(issuer, { alignment: AlignmentType.RIGHT, spacing: { ...leading, before: 1160 }, indent: { right: 640 } }),
    text(officialDay(date), {
      alignment: AlignmentType.RIGHT,
      spacing: { ...leading, after: 1160 },
      indent: { right: 4 * 320 },
    }),
  ];
}

/** 版记, clause 7.4: behind the attachment, between lines. */
function records({ issuer, date, copies }: IssueHead): Paragraph[] {
  const copied = `抄送：${copies.map((each) => each.title).join('，')}。`;
  return [
    paragraph([], { spacing: { before: 240 } }),
    ...(copies.length === 0 ? [] : [record(copied, 'top')]),
    record(`${issuer}\t${officialDay(date)}印发`, copies.length === 0 ? 'both' : 'bottom'),
  ];
}

const columns = [
  { title: '序号', share: 4, of: (_: IssueTableRow, at: number) => String(at + 1), isCentred: true },
  { title: '考评指标', share: 20, of: (row: IssueTableRow) => row.label, isCentred: false },
  { title: '年度工作目标', share: 22, of: (row: IssueTableRow) => row.target, isCentred: false },
  { title: '节点', share: 19, of: (row: IssueTableRow) => row.milestones, isCentred: false },
  { title: '牵头责任科室（单位）', share: 11, of: (row: IssueTableRow) => row.leads, isCentred: true },
  { title: '配合科室（单位）', share: 10, of: (row: IssueTableRow) => row.cooperators, isCentred: true },
  { title: '责任人', share: 7, of: (row: IssueTableRow) => row.owner, isCentred: true },
  { title: 'AB岗', share: 7, of: (row: IssueTableRow) => row.deputy, isCentred: true },
] as const;
const margins = { top: 40, bottom: 40, left: 70, right: 70 };
const widths = columns.map(({ share }) => Math.floor((room * share) / 100));

function cell(words: string, at: number, look: RunLook, isCentred: boolean): TableCell {
  return new TableCell({
    width: { size: widths[at] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins,
    children: words.split('\n').map((line) =>
      paragraph(line === '' ? [] : [run(line, look)], {
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 300, lineRule: LineRuleType.AUTO },
      }),
    ),
  });
}

function attachment(rows: readonly IssueTableRow[]): Table {
  const look: RunLook = { face: 'body', points: sizes.five };
  const heading: RunLook = { face: 'heading', points: sizes.five };
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) => cell(title, at, heading, true)),
  });
  const lines = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, at) => cell(column.of(row, index), at, look, column.isCentred)),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    rows: [header, ...lines],
  });
}

/** The same document gives the same bytes. */
export async function issueDocument({ head, rows, demonstration }: IssueDocument): Promise<Uint8Array> {
  const marked = run(`本件用于示范，不是真实的公文：${demonstration}`, {
    face: 'second',
    points: sizes.five,
    color: red,
  });
  const around = {
    ...(demonstration === null
      ? {}
      : { headers: { default: new Header({ children: [paragraph([marked], { alignment: AlignmentType.CENTER })] }) } }),
    footers: { default: new Footer({ children: [pageNumber()] }) },
  };
  const margin = (sides: Record<'top' | 'bottom' | 'left' | 'right', number>) => ({
    top: twips(sides.top),
    bottom: twips(sides.bottom),
    left: twips(sides.left),
    right: twips(sides.right),
    header: twips(10),
    footer: twips(28 > sides.bottom ? 10 : 28),
  });
  const size = { width: twips(sheet.width), height: twips(sheet.height) };
  return wordFile(head.title, head.date, sizes.three, [
    { properties: { page: { size, margin: margin(sheet) } }, ...around, children: notice(head) },
    {
      // The library turns the sheet itself.
      properties: { page: { size: { ...size, orientation: PageOrientation.LANDSCAPE }, margin: margin(wide) } },
      ...around,
      children: [
        paragraph([run('附件', { face: 'heading', points: sizes.three })]),
        paragraph([run(head.title, { face: 'title', points: sizes.two })], {
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 240 },
        }),
        attachment(rows),
        ...records(head),
      ],
    },
  ]);
}
