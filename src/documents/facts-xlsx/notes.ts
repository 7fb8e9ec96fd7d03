// The note sheet of the facts workbook (填写说明): what it is, how to fill it in, what is assumed, and the names that stand in it.
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import { factTypes, nouns } from '../../domain/glossary.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { answered } from '../write/assumed.ts';
import { noteLabels, noteSheet } from './columns.ts';
import type { FactsForm } from './form.ts';
import { heightOf } from './height.ts';
import { no, yes } from './words.ts';

type Line = { cells: CellValue[]; look: 'heading' | 'warning' | 'head' | 'text' };
const text = (...cells: CellValue[]): Line => ({ cells, look: 'text' });
const heading = (...cells: CellValue[]): Line => ({ cells, look: 'heading' });
const warning = (...cells: CellValue[]): Line => ({ cells, look: 'warning' });
const head = (...cells: CellValue[]): Line => ({ cells, look: 'head' });
const gap = text();

export const assumedWords = '假设，待签署';
const openWords = '待定';

const howTo = (form: FactsForm): string[] => [
  `黄色标题的列由填报人填写；灰色标题的列已经填好，请不要改动。列的先后可以调整，标题不要改。Fill in the yellow columns only; do not rename headings.`,
  '没有填写内容的行不读取；四张工作表都要留着，没有内容的也留着标题行。Rows left blank are not read; keep all four sheets.',
  `${nouns.mark.zh}写分，不写百分号和单位；低于“满分”列的，必须写明理由。A mark under full needs a reason.`,
  `“不适用”“一票否决”写“${yes}”或“${no}”，空着就是“${no}”；不适用的也要写明理由，不写分。${yes} is yes, ${no} or blank is no.`,
  `${factTypes.tally}一个选项一行，没有票写 0；经手人、日期、佐证材料写在其中一行即可，几行不同的合在一起，日期取最晚的。One row per answer, 0 for none.`,
  `${factTypes.adjustment}一事一行，单位和指标从下拉列表里选，写明文号；同一奖项、同一事件写相同的名称，只计一次。One matter per row with its document number.`,
  form.isStanding
    ? '经手人和填报日期不用填，导入时由系统记下；文件日期写成 2022-12-30 的样子。Who and when is recorded at the import; dates as 2022-12-30.'
    : '每一行都写明经手人和填报日期；日期写成 2022-12-30 的样子。Who and when on every row; dates as 2022-12-30.',
  '分值、数据、比例可以写小数、百分数或分数，不写单位：0.5、95%、1/3。Decimals, percentages or fractions, without units.',
  '佐证材料写文件名，几份之间用分号“；”或换行隔开。Evidence: file names, separated by semicolons.',
  form.isStanding
    ? '已经登记的直接在原来的一行改，导入时记为更正，改前改后都留痕；清空一行不会撤回，撤回请在网页上办理。Change a row in place: the import records a correction; an emptied row takes nothing back.'
    : '更正以前的事实：原来的一行不要改，另起一行写正确的内容，在“更正哪一条”写原来的事实编号。A correction is a new row that names the old fact; leave the old row as it is.',
  form.isFilled || form.isStanding
    ? '“事实编号”已经写明的不要改；新的一行可以不写，由程序按内容编号。Ids that are written stay; new rows may have none.'
    : '“事实编号”不用填，由程序按内容编号：评分是 mark:指标编号:被考评单位编号:考评单位编号，数据是 figure:指标编号:被考评单位编号:数据项:年度，加减分是 adjustment:指标编号:被考评单位编号:文号:文件日期:事项:等级，其余各列写在后面，如 :认定分值=0.5，更正的在原编号后加“:更正”。Ids may be left blank.',
];

function assumedLines({ assumed, open }: FactsForm): Line[] {
  return [
    ...(assumed.length === 0
      ? []
      : [
          gap,
          warning(
            assumedWords,
            '表里的选项、满分、等级有的取自下列假设，还没有人签署；签署的取值不同时，要重新生成表格。',
          ),
          ...assumed.map(({ title, value, reason }) => warning(null, answered(title, value), reason)),
        ]),
    ...(open.length === 0
      ? []
      : [
          gap,
          warning(openWords, '下列各项还没有定，表里相应的地方空着。Not decided yet; left blank.'),
          ...open.map(({ title }) => warning(null, title)),
        ]),
  ];
}

const widths = [18, 76, 40] as const;
const looks: Record<Line['look'], CellStyle> = {
  heading: { font: { name: '黑体', size: 12, bold: true } },
  warning: {
    font: { name: '仿宋', size: 11, bold: true, color: { rgb: '5C3200' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF1D6' } },
  },
  head: {
    font: { name: '黑体', size: 11, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  },
  text: {},
};

/** What a case of a veto is, above the cases. */
const vetoLines = ({ vetoes }: FactsForm): Line[] =>
  vetoes.length === 0
    ? []
    : [
        gap,
        head('一票否决的情形', `记一票否决：“一票否决”写“${yes}”，“等级”写下列情形之一，不写分值。`),
        ...vetoes.map((level) => text(null, level)),
      ];

function linesOf(scheme: Scheme, form: FactsForm): { before: Line[]; nodes: Line[]; subjects: Line[] } {
  const label = (name: string, value: string | null): Line =>
    name === noteLabels.demonstration && value !== null ? warning(name, value) : text(name, value);
  return {
    before: [
      label(noteLabels.title, form.title),
      label(noteLabels.cycle, form.cycle),
      label(noteLabels.demonstration, form.demonstration),
      ...(form.assessors === null
        ? []
        : [label(nouns.assessor.zh, form.assessors.map(({ title }) => title).join('、'))]),
      gap,
      heading('填写说明', 'How to fill in'),
      ...howTo(form).map((words, index) => text(String(index + 1), words)),
      ...assumedLines(form),
      gap,
      head(`${nouns.indicator.zh}编号`, nouns.indicator.zh, '计分方法，等级'),
    ],
    nodes: form.nodes.map(({ id, title, method, levels }) =>
      text(id, title, levels.length === 0 ? method : `${method}：${levels.join('、')}`),
    ),
    subjects: scheme.subjects.map(({ id, title, group }) =>
      text(id, title, scheme.groups.find((each) => each.id === group)?.title ?? group),
    ),
  };
}

/** `subjects`, `adjusted` and `vetoes` are the ranges of names that drop-down lists offer; null where there are none. */
export type NoteSheet = { sheet: WriteSheet; subjects: string | null; adjusted: string | null; vetoes: string | null };

/** The sheet, and where in it the names of subjects and rows stand. */
export function notesOf(scheme: Scheme, form: FactsForm): NoteSheet {
  const { before, nodes, subjects } = linesOf(scheme, form);
  const lines = [
    ...before,
    ...nodes,
    gap,
    head(`${nouns.subject.zh}编号`, nouns.subject.zh, nouns.group.zh),
    ...subjects,
    ...vetoLines(form),
  ];
  const style = (look: Line['look']): CellStyle => ({ alignment: { vertical: 'top', wrapText: true }, ...looks[look] });
  const range = (first: number, last: number) => `'${noteSheet}'!$B$${first}:$B$${last}`;
  const firstNode = before.length + 1;
  const firstSubject = firstNode + nodes.length + 2;
  // The adjustments of a table stand together, and the cases of a veto at the end.
  const isAdjusted = form.nodes.map(({ asks }) => asks === 'adjustment');
  const [first, last] = [isAdjusted.indexOf(true), isAdjusted.lastIndexOf(true)];
  return {
    sheet: {
      name: noteSheet,
      columns: widths.map((width) => ({ width })),
      pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      rows: lines.map(({ cells }) => cells),
      rowDefs: new Map(lines.map(({ cells }, y) => [y, { height: heightOf(cells, widths) }])),
      cells: new Map(
        lines.flatMap(({ cells, look }, y) => cells.map((_, x) => [`${y},${x}`, { style: style(look) }] as const)),
      ),
    },
    subjects: subjects.length === 0 ? null : range(firstSubject, firstSubject + subjects.length - 1),
    vetoes: form.vetoes.length === 0 ? null : range(lines.length - form.vetoes.length + 1, lines.length),
    adjusted: first < 0 ? null : range(firstNode + first, firstNode + last),
  };
}
