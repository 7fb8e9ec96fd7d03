// A scorecard as PDF (得分单 PDF): the same content as the page, with the warnings and the page number on every sheet.
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { oneLine } from '../../domain/display.ts';
import { nouns } from '../../domain/glossary.ts';
import type { Scorecard } from '../../domain/scorecard.ts';
import {
  bodyTitle,
  cardSummary,
  dayText,
  groupTitle,
  missingTitles,
  type Outcome,
  rankText,
  timeOf,
  warnings,
  totalText,
} from './outcome.ts';
import { assumedLines } from './assumed.ts';
import { type EffectRow, effectRows } from './row-effect.ts';
import { type TraceStep, traceOf } from './trace.ts';
import { waterfall } from './waterfall.ts';

const require = createRequire(import.meta.url);
const family = 'Noto Serif SC';
const normal = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const bold = require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf');

const colours = {
  quiet: '#57606a',
  line: '#d0d7de',
  red: '#b3261e',
  wash: '#f6f5f2',
  warning: '#5c3200',
  warned: '#fff1d6',
};
const rules = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => colours.line,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
const frame = { ...rules, vLineWidth: () => 0.5, vLineColor: () => colours.line };

const heading = (text: string): Content => ({ text, style: 'heading', headlineLevel: 1 });

function figures(outcome: Outcome, card: Scorecard): Content {
  const total = totalText(outcome, card);
  const exact = total.startsWith('≈') ? `精确值 ${card.total}` : '';
  const cell = (label: string, value: string, note: string): TableCell => ({
    stack: [
      { text: label, color: colours.quiet, fontSize: 9 },
      { text: value, bold: true, fontSize: 16 },
      ...(note === '' ? [] : [{ text: note, color: colours.quiet, fontSize: 8 }]),
    ],
    alignment: 'center',
  });
  const rankNote = card.rankByRounding
    ? '名次取决于舍入'
    : `共 ${cardSummary(outcome, card).among.value} 个${nouns.body.zh}`;
  const body = [
    cell('总分', total, exact),
    cell(nouns.ranking.zh, rankText(card), rankNote),
    cell(nouns.grade.zh, card.grade ?? '—', card.gradeNote ?? ''),
    cell(nouns.group.zh, groupTitle(outcome, card.group), ''),
  ];
  return {
    table: { widths: ['*', '*', '*', '*'], body: [body] },
    layout: frame,
    margin: [0, 6, 0, 0],
    unbreakable: true,
  };
}

function picture(outcome: Outcome, card: Scorecard): Content[] {
  const { bars } = cardSummary(outcome, card);
  if (bars.length === 0) return [];
  const svg = waterfall(bars, `${bodyTitle(outcome, card.subject)}得分构成图`, outcome.totalPlaces);
  return [heading('得分构成'), { svg, fit: [400, 640], alignment: 'center' }];
}

function effectCells(row: EffectRow): TableCell[] {
  const small = (text: string): Content[] => (text === '' ? [] : [{ text, color: colours.quiet, fontSize: 8 }]);
  return [
    { stack: [row.title, ...small(row.under)] },
    { stack: [row.score, ...small(row.cut)], alignment: 'right' },
    { text: row.lost, alignment: 'right' },
    { text: row.effect, alignment: 'right' },
  ];
}

function effects(outcome: Outcome, card: Scorecard): Content[] {
  const head = [nouns.indicator.zh, nouns.score.zh, '失分', '影响总分'].map((text, at): TableCell => ({
    text,
    bold: true,
    fillColor: colours.wash,
    alignment: at === 0 ? 'left' : 'right',
  }));
  const body = [head, ...effectRows(outcome, card).map(effectCells)];
  return [
    heading('各项得分（按对总分的影响排列）'),
    {
      table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: ['*', 112, 54, 54], body },
      layout: rules,
    },
  ];
}

/** A step and what lies below it, each level moved in; `above` stays on the page of the first line. */
function traceContent(step: TraceStep, depth: number, above: Content[] = []): Content[] {
  const margin: [number, number, number, number] = [Math.min(depth, 8) * 12, 0, 0, 2];
  const line = (text: string, more: object = {}): Content => ({ text, margin, fontSize: 9, ...more });
  const head: Content = {
    text: [
      { text: step.title, bold: true },
      `　${step.score}　`,
      { text: step.operation, color: colours.quiet, fontSize: 8 },
    ],
    margin: [margin[0], 5, 0, 1],
  };
  return [
    { stack: [...above, head, ...(step.sentence === '' ? [] : [line(step.sentence)])], unbreakable: true },
    ...step.notes.map((note) => line(note)),
    ...step.facts.map(({ text, isUsed }) =>
      line(`· ${text}`, isUsed ? {} : { color: colours.quiet, decoration: 'lineThrough' }),
    ),
    ...step.parameters.map(({ text, isAssumed }) => line(`· ${text}`, isAssumed ? { color: colours.warning } : {})),
    ...(step.source === null
      ? []
      : [
          line(`${nouns.source.zh}：${step.source.place}“${oneLine(step.source.words)}”`, {
            color: colours.quiet,
            fontSize: 8,
          }),
        ]),
    ...step.children.flatMap((child) => traceContent(child, depth + 1)),
  ];
}

const banner = (lines: readonly string[]): Content =>
  lines.length === 0
    ? ''
    : {
        table: {
          widths: ['*'],
          body: [
            [
              {
                text: lines.join('\n'),
                color: colours.warning,
                fillColor: colours.warned,
                alignment: 'center',
                fontSize: 8.5,
                bold: true,
              },
            ],
          ],
        },
        layout: 'noBorders',
        margin: [48, 18, 48, 0],
      };

function foot(outcome: Outcome): Content {
  const { receipt } = outcome.snapshot;
  const text = [
    `准绳 Plumbline ${receipt.engine} 计算；${dayText(outcome)} 制作。${nouns.receipt.zh}（SHA-256）：`,
    `${nouns.scheme.zh} ${receipt.scheme}`,
    ...(receipt.assumptions === null ? [] : [`假设 ${receipt.assumptions}`]),
    `事实 ${receipt.facts}`,
    `结果 ${receipt.result}`,
  ].join('\n');
  return { stack: [{ text, fontSize: 7.5, color: colours.quiet, margin: [0, 14, 0, 0] }], unbreakable: true };
}

/** How far down the type area a heading may stand. */
const headingLimit = 0.88;

function definition(outcome: Outcome, card: Scorecard): TDocumentDefinitions {
  const title = `${bodyTitle(outcome, card.subject)}${nouns.scorecard.zh}`;
  const lines = warnings(outcome);
  const assumed = assumedLines(outcome);
  const missing = missingTitles(outcome, card);
  const made = timeOf(outcome);
  return {
    pageSize: 'A4',
    pageMargins: [48, lines.length === 0 ? 44 : 66, 48, 46],
    language: 'zh-CN',
    displayTitle: true,
    info: { title, creator: 'Plumbline', producer: 'Plumbline', creationDate: made, modDate: made },
    defaultStyle: { font: family, fontSize: 10, lineHeight: 1.15 },
    styles: { heading: { fontSize: 13, bold: true, color: colours.red, margin: [0, 14, 0, 6] } },
    header: () => banner(lines),
    footer: (page, pages) => ({
      text: `${title}　第 ${page} 页，共 ${pages} 页`,
      alignment: 'center',
      fontSize: 8,
      color: colours.quiet,
      margin: [0, 14, 0, 0],
    }),
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node) => node.headlineLevel === 1 && node.startPosition.verticalRatio > headingLimit,
    content: [
      { text: title, fontSize: 19, bold: true, alignment: 'center' },
      {
        text: `${oneLine(outcome.result.title)}（${outcome.result.cycle}）`,
        color: colours.quiet,
        alignment: 'center',
        margin: [0, 2, 0, 4],
      },
      figures(outcome, card),
      ...(missing === '' ? [] : [{ text: `还不能计算总分，缺少：${missing}。` }]),
      ...picture(outcome, card),
      ...effects(outcome, card),
      ...traceContent(traceOf(outcome, card), 0, [heading('计算过程')]),
      ...(assumed.length === 0 ? [] : [heading('尚待签署的假设'), { ol: assumed }]),
      foot(outcome),
    ],
  };
}

/** The PDF of one subject. The same outcome and date give the same bytes. */
export async function scorecardPdf(outcome: Outcome, card: Scorecard): Promise<Uint8Array> {
  pdfmake.setFonts({ [family]: { normal, bold, italics: normal, bolditalics: bold } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);
  return new Uint8Array(await pdfmake.createPdf(definition(outcome, card)).getBuffer());
}
