// The half-year check as a Word file (半年检查报告): how many milestones stand how, row by row, and the body's own note.
import {
  AlignmentType,
  Footer,
  Header,
  LineRuleType,
  PageOrientation,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { officialDay } from './official-day.ts';
import { pageNumber, paragraph, red, run, type RunLook, sizes, twips, wordFile } from './word-file.ts';

type Light = 'late' | 'soon' | 'on-time' | 'no-data' | 'done';
type Milestone = { date: string; text: string; light: Light; doneOn: string | null; isDoneLate: boolean };
export type HalfYearDocument = {
  subject: string;
  year: string;
  until: string;
  today: string;
  /** 文号 of the issued assignment; null: it is not issued. */
  reference: string | null;
  lights: Record<Light, number>;
  rows: readonly {
    label: string;
    target: string | null;
    leads: readonly string[];
    owner: string | null;
    milestones: readonly Milestone[];
  }[];
  note: string | null;
  demonstration: string | null;
};

const lightWords: Record<Light, string> = {
  late: '逾期',
  soon: '临近',
  'on-time': '未到期',
  'no-data': '本期无数据',
  done: '完成',
};

const milestoneWords = ({ date, text, light, doneOn, isDoneLate }: Milestone): string => {
  const state = light === 'done' ? `${doneOn} 完成${isDoneLate ? '（迟于节点）' : ''}` : lightWords[light];
  return `${date} ${text}：${state}`;
};

const page = { width: 210, height: 297, side: 20, top: 24, bottom: 20 };
const room = twips(page.height - 2 * page.side);
type Row = HalfYearDocument['rows'][number];
const columns = [
  { title: '序号', share: 5, of: (_: Row, at: number) => String(at + 1) },
  { title: '考评指标', share: 22, of: ({ label }: Row) => label },
  { title: '年度工作目标', share: 24, of: ({ target }: Row) => target ?? '' },
  { title: '上半年节点和完成情况', share: 27, of: (row: Row) => row.milestones.map(milestoneWords).join('\n') },
  { title: '牵头责任科室（单位）', share: 13, of: ({ leads }: Row) => leads.join('\n') },
  { title: '责任人', share: 9, of: ({ owner }: Row) => owner ?? '' },
] as const;
const widths = columns.map(({ share }) => Math.floor((room * share) / 100));

function cell(words: string, at: number, look: RunLook): TableCell {
  return new TableCell({
    width: { size: widths[at] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: words
      .split('\n')
      .map((line) =>
        paragraph(line === '' ? [] : [run(line, look)], { spacing: { line: 300, lineRule: LineRuleType.AUTO } }),
      ),
  });
}

function table(rows: readonly Row[]): Table {
  const look: RunLook = { face: 'body', points: sizes.five };
  const heading: RunLook = { face: 'heading', points: sizes.five };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell(title, at, heading)),
      }),
      ...rows.map(
        (row, index) =>
          new TableRow({ cantSplit: true, children: columns.map(({ of }, at) => cell(of(row, index), at, look)) }),
      ),
    ],
  });
}

/** The same check on the same day gives the same bytes. */
export async function halfYearDocument(given: HalfYearDocument): Promise<Uint8Array> {
  const { subject, year, until, today, reference, lights, rows, note, demonstration } = given;
  const title = `${subject}${year}年度绩效指标半年检查`;
  const body: RunLook = { face: 'body', points: sizes.three };
  const text = (words: string) =>
    paragraph([run(words, body)], {
      spacing: { line: 560, lineRule: LineRuleType.EXACT },
      indent: { firstLine: 2 * sizes.three * 20 },
    });
  const total = Object.values(lights).reduce((sum, count) => sum + count, 0);
  const counts = `完成 ${lights.done} 个，逾期 ${lights.late} 个，本期无数据 ${lights['no-data']} 个，临近 ${lights.soon} 个，未到期 ${lights['on-time']} 个`;
  const issued = reference === null ? '责任分工尚未印发。' : `按${reference}印发的责任分工检查。`;
  const marked = run(`本件用于示范，不是真实的公文：${demonstration}`, {
    face: 'second',
    points: sizes.five,
    color: red,
  });
  return wordFile(title, today, sizes.five, [
    {
      properties: {
        page: {
          size: { orientation: PageOrientation.LANDSCAPE, width: twips(page.width), height: twips(page.height) },
          margin: {
            top: twips(page.top),
            bottom: twips(page.bottom),
            left: twips(page.side),
            right: twips(page.side),
            header: twips(10),
            footer: twips(10),
          },
        },
      },
      ...(demonstration === null
        ? {}
        : {
            headers: { default: new Header({ children: [paragraph([marked], { alignment: AlignmentType.CENTER })] }) },
          }),
      footers: { default: new Footer({ children: [pageNumber()] }) },
      children: [
        paragraph([run(title, { face: 'title', points: sizes.two })], {
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 240 },
        }),
        text(`截至${officialDay(today)}，${officialDay(until)}以前的节点共 ${total} 个：${counts}。${issued}`),
        ...(note === null ? [] : note.split('\n').map((line) => text(line))),
        paragraph([], { spacing: { after: 160 } }),
        table(rows),
      ],
    },
  ]);
}
