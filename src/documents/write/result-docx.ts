// The results as a notice (结果通报): the page of GB/T 9704-2012, ranking per group, assumptions and warnings in plain sight.
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  LineRuleType,
  NumberFormat,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { oneLine, showNumber } from '../../domain/display.ts';
import { nouns } from '../../domain/glossary.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import {
  bodyTitle,
  cardSummary,
  dayText,
  groupTitle,
  type Outcome,
  rankText,
  remarksOf,
  totalText,
  warnings,
} from './outcome.ts';
import { answered, assumedValues } from './assumed.ts';
import { numeral } from './label-text.ts';
import { textWidth } from './text-width.ts';
import { pageNumber, paragraph, red, run, type RunLook, sizes, twips, type Typeface, wordFile } from './word-file.ts';

/** Clause 5.2 and 5.3: A4, type area 156 × 225 mm, 22 lines of 28 characters in 3号仿宋. */
const type = { width: twips(156), height: twips(225), lines: 22 };
const linePitch = Math.floor(type.height / type.lines);
/** Twenty-eight characters of 16 points are a little wider than the type area: each gives up 1/4 point. */
const squeeze = -5;

const pageOf: ISectionPropertiesOptions = {
  page: {
    size: { width: twips(210), height: twips(297) },
    margin: {
      top: twips(37),
      bottom: twips(35),
      left: twips(28),
      right: twips(26),
      header: twips(20),
      footer: twips(28),
    },
  },
  // The exact spacing of every line makes the 22 lines; a grid that lines snap to would stretch the tables.
  grid: { type: DocumentGridType.DEFAULT, linePitch },
};

const exactLine = { line: linePitch, lineRule: LineRuleType.EXACT } as const;
const look = (face: Typeface, points: number = sizes.three): RunLook => ({ face, points });

/** A paragraph of the text: two characters in, set in the grid. */
const prose = (text: string, face: Typeface = 'body'): Paragraph =>
  paragraph([run(text, { ...look(face), squeeze })], {
    spacing: exactLine,
    indent: { firstLine: sizes.three * 2 * 20 },
    alignment: AlignmentType.BOTH,
  });

const headingOne = (text: string): Paragraph =>
  paragraph([run(text, look('heading'))], {
    spacing: exactLine,
    indent: { firstLine: sizes.three * 2 * 20 },
    keepNext: true,
  });

const centred = (text: string, runLook: RunLook): Paragraph =>
  paragraph([run(text, runLook)], {
    alignment: AlignmentType.CENTER,
    spacing: { line: linePitch, lineRule: LineRuleType.AT_LEAST },
  });

const blank = (): Paragraph => paragraph([], { spacing: exactLine });

type Place = { heading: string; share: number; isLeft?: true };
const columns: Place[] = [
  { heading: nouns.ranking.zh, share: 14 },
  { heading: nouns.body.zh, share: 42, isLeft: true },
  { heading: '总分', share: 22 },
  { heading: nouns.grade.zh, share: 16 },
  { heading: '备注', share: 24 },
];

const shares = columns.reduce((total, { share }) => total + share, 0);
const widths = columns.map(({ share }) => Math.floor((type.width * share) / shares));
const cellSpacing = { line: 360, lineRule: LineRuleType.AT_LEAST } as const;

const cell = (text: string, at: number, face: Typeface, isLeft: boolean): TableCell =>
  new TableCell({
    width: { size: widths[at] ?? 0, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 30, bottom: 30, left: 80, right: 80 },
    children: [
      paragraph([run(text, look(face, sizes.smallFour))], {
        alignment: isLeft ? AlignmentType.LEFT : AlignmentType.CENTER,
        spacing: cellSpacing,
      }),
    ],
  });

/** Remarks that do not fit a narrow cell stand below the table, each once; the cell names their number. */
const remarkMax = 6;

function remarkOf(outcome: Outcome, card: Scorecard, notes: string[]): string {
  const isNear = card.total !== null && showNumber(card.total).startsWith('≈');
  const remarks = [...remarksOf(outcome, card), ...(isNear ? [`总分精确值 ${card.total}`] : [])];
  const shown = remarks.map((remark) => {
    if (remark.length <= remarkMax) return remark;
    if (!notes.includes(remark)) notes.push(remark);
    return `注${notes.indexOf(remark) + 1}`;
  });
  return shown.join('、');
}

const rowOf = (outcome: Outcome, card: Scorecard, notes: string[]): string[] => [
  cardSummary(outcome, card).rank?.value ?? rankText(card),
  bodyTitle(outcome, card.subject),
  totalText(outcome, card),
  card.grade ?? '—',
  remarkOf(outcome, card, notes),
];

function rankingTable(outcome: Outcome, cards: readonly Scorecard[]): (Paragraph | Table)[] {
  const notes: string[] = [];
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) => cell(heading, at, 'heading', false)),
  });
  const rows = cards.map((card) => {
    const texts = rowOf(outcome, card, notes);
    return new TableRow({
      cantSplit: true,
      children: texts.map((text, at) => cell(text, at, 'body', columns[at]?.isLeft === true)),
    });
  });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: type.width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...rows],
  });
  return [
    table,
    ...notes.map((note, at) =>
      paragraph([run(`注${at + 1}：${note}。`, look('second', sizes.five))], { spacing: { before: 40 } }),
    ),
  ];
}

const groups = (outcome: Outcome): (Paragraph | Table)[] =>
  outcome.summary.groups.flatMap(({ group, size }, at) => [
    headingOne(`${numeral(at)}、${groupTitle(outcome, group)}（${size.value} 个）`),
    ...rankingTable(
      outcome,
      outcome.result.scorecards.filter((card) => card.group === group),
    ),
    blank(),
  ]);

function assumptions(outcome: Outcome, at: number): Paragraph[] {
  const assumed = assumedValues(outcome);
  if (assumed.length === 0) return [];
  return [
    headingOne(`${numeral(at)}、尚待签署的假设（${outcome.summary.assumed?.value} 项）`),
    prose('下列取值在文件中没有写明，也没有人签署，系为试算所作的假设；签署或者改动之后，结果可能变化。'),
    ...assumed.map(({ title, value, reason }, index) =>
      prose(`${index + 1}. ${answered(title, value)}${reason === '' ? '' : `（理由：${reason}）`}`),
    ),
  ];
}

function basis(outcome: Outcome, at: number): Paragraph[] {
  const { receipt } = outcome.snapshot;
  const hashes = [
    `${nouns.scheme.zh} ${receipt.scheme}`,
    ...(receipt.assumptions === null ? [] : [`假设 ${receipt.assumptions}`]),
    `事实 ${receipt.facts}`,
    `结果 ${receipt.result}`,
  ];
  return [
    headingOne(`${numeral(at)}、计算依据`),
    prose(
      `由准绳（Plumbline ${outcome.result.engine}）按分数精确计算，只在方案写明之处舍入。用快照文件可以重新核算。${nouns.receipt.zh}（SHA-256）：`,
    ),
    ...hashes.map((text) =>
      paragraph([run(text, look('plain', sizes.smallFive))], {
        spacing: { line: 280, lineRule: LineRuleType.AT_LEAST },
      }),
    ),
  ];
}

/** `2022-12-30` as 2022年12月30日. */
function longDay(outcome: Outcome): string {
  if (outcome.date === null) return dayText(outcome);
  const [year, month, day] = outcome.date.split('-');
  return `${year}年${month?.replace(/^0/u, '')}月${day?.replace(/^0/u, '')}日`;
}

/** Clause 7.3.5: the office stands centred over the date, the date four characters from the right. */
function signature(outcome: Outcome): Paragraph[] {
  const { organiser } = outcome.snapshot.scheme;
  const right = (text: string, indent: number): Paragraph =>
    paragraph([run(text, look('body'))], {
      alignment: AlignmentType.RIGHT,
      spacing: exactLine,
      indent: { right: sizes.three * 20 * indent },
      keepNext: true,
    });
  const name = organiser === null ? null : bodyTitle(outcome, organiser);
  const date = longDay(outcome);
  return [
    blank(),
    blank(),
    ...(name === null ? [] : [right(name, Math.max(0, 4 + (textWidth(date) - textWidth(name)) / 4))]),
    right(date, 4),
  ];
}

const mark = (text: string): Paragraph =>
  paragraph([run(text, { face: 'second', points: sizes.smallFive, color: red })], { alignment: AlignmentType.CENTER });

export async function resultDocument(outcome: Outcome): Promise<Uint8Array> {
  const lines = warnings(outcome);
  const groupCount = outcome.summary.groups.length;
  const title = oneLine(outcome.result.title);
  const hasAssumed = outcome.result.assumed.length > 0;
  const header = new Header({ children: lines.map(mark) });
  const footer = new Footer({ children: [pageNumber(280)] });
  const introduction = `按照《${oneLine(outcome.snapshot.scheme.title)}》，对 ${outcome.summary.size.value} 个${nouns.subject.zh}${outcome.result.cycle}${/^\d{4}$/u.test(outcome.result.cycle) ? '年度' : ''}的绩效进行了计分，结果如下。`;
  return wordFile(`${title}计分结果`, outcome.date, sizes.three, [
    {
      properties: { ...pageOf, page: { ...pageOf.page, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } },
      ...(lines.length === 0 ? {} : { headers: { default: header } }),
      footers: { default: footer },
      children: [
        centred(title, look('title', sizes.two)),
        centred('计分结果', look('title', sizes.two)),
        ...lines.map((text) =>
          centred(`（${text.replace(/。$/u, '')}）`, { ...look('second', sizes.four), color: red }),
        ),
        blank(),
        prose(introduction),
        ...groups(outcome),
        ...assumptions(outcome, groupCount),
        ...basis(outcome, groupCount + (hasAssumed ? 1 : 0)),
        ...signature(outcome),
      ],
    },
  ]);
}
