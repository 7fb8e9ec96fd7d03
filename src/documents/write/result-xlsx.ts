// The results as a workbook (结果表): ranking, scores of every row, what was assumed, and what the reader must know.
import type { WriteSheet } from 'hucre/xlsx';
import { labelOf, oneLine, showNumber, showSentence } from '../../domain/display.ts';
import { workbookBytes } from '../xlsx-text.ts';
import { valueText } from '../../domain/policy-value.ts';
import { absentReasons, nouns } from '../../domain/glossary.ts';
import { isHolder, partSteps, rowSteps } from '../../domain/part.ts';
import { isDecimal, parse } from '../../domain/rational.ts';
import { isOpen, type Parameter } from '../../domain/scheme.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import {
  bodyTitle,
  cardSummary,
  dayText,
  groupTitle,
  type Outcome,
  rankText,
  remarksOf,
  timeOf,
  warnings,
} from './outcome.ts';
import { makeupSheet, sameOf } from './makeup-sheet.ts';
import {
  aligned,
  centred,
  heading,
  number,
  type SheetCell,
  sheetOf,
  titleLine,
  warningLine,
  words,
} from './sheet-cells.ts';
import { shortened } from './text-width.ts';

/** A column of the matrix: a node of the scheme. `points` null where it has none, or groups have different ones. */
type NodeColumn = { node: string; title: string; under: string; points: string | null };

function columnsOf(outcome: Outcome, stepsOf: (card: Scorecard) => Iterable<Step>): NodeColumn[] {
  const parents = new Map<string, string>();
  const holds = ({ node }: Step): boolean => {
    const found = outcome.nodes.get(node);
    return found !== undefined && isHolder(found);
  };
  const walk = (step: Step): void => {
    for (const child of step.children) {
      parents.set(child.node, holds(step) ? '' : shortened(labelOf(step), 48));
      walk(child);
    }
  };
  const seen = new Map<string, NodeColumn & { all: (string | null)[] }>();
  for (const card of outcome.result.scorecards) {
    walk(card.step);
    for (const step of stepsOf(card)) {
      const all = [...(seen.get(step.node)?.all ?? []), step.points];
      const under = parents.get(step.node) ?? '';
      seen.set(step.node, { node: step.node, title: labelOf(step), under, points: sameOf(all), all });
    }
  }
  const order = [...outcome.nodes.keys()];
  return [...seen.values()].toSorted((a, b) => order.indexOf(a.node) - order.indexOf(b.node));
}

function scoreCells(columns: readonly NodeColumn[], steps: Iterable<Step>): SheetCell[] {
  const byNode = new Map([...steps].map((step) => [step.node, step]));
  return columns.map(({ node }) => {
    const step = byNode.get(node);
    if (step === undefined) return words('');
    return number(step.value, step.absent === null ? '' : absentReasons[step.absent]);
  });
}

const headingOf = ({ title, points }: NodeColumn): string =>
  points === null ? title : `${title}\n（${showNumber(points)}分）`;

const isNear = (exact: string | null): boolean => exact !== null && !isDecimal(parse(exact));

const across = (outcome: Outcome, title: string): SheetCell[] => [
  ...warnings(outcome).map(warningLine),
  titleLine(`${oneLine(outcome.result.title)}（${outcome.result.cycle}）${title}`),
];

function rankingSheet(outcome: Outcome): WriteSheet {
  const cards = outcome.result.scorecards;
  const columns = columnsOf(outcome, (card) => partSteps(outcome.nodes, card.step));
  const hasNear = cards.some(({ total }) => isNear(total));
  const head = [
    nouns.group.zh,
    nouns.ranking.zh,
    nouns.body.zh,
    '总分',
    ...(hasNear ? ['总分精确值'] : []),
    nouns.grade.zh,
    ...columns.map(headingOf),
    '说明',
  ];
  const body = cards.map((card) => [
    words(groupTitle(outcome, card.group)),
    centred(number(cardSummary(outcome, card).rank?.value ?? null, rankText(card))),
    words(bodyTitle(outcome, card.subject)),
    number(card.total, '未计总分', outcome.totalPlaces ?? 0),
    ...(hasNear ? [words(isNear(card.total) ? card.total : '')] : []),
    centred(words(card.grade)),
    ...scoreCells(columns, partSteps(outcome.nodes, card.step)),
    words(remarkOf(outcome, card)),
  ]);
  return sheetOf(nouns.ranking.zh, across(outcome, nouns.ranking.zh), [head.map(heading)], aligned(body), 3);
}

/** Whatever a reader of the ranking has to know of one body; where a limit cut, nominal against effective points. */
function remarkOf(outcome: Outcome, card: Scorecard): string {
  const cuts = cardSummary(outcome, card).rows.flatMap(({ node, cut }) => {
    if (cut === null) return [];
    const title = oneLine(outcome.nodes.get(node)?.title ?? node);
    return [`${title}名义 ${showNumber(cut.nominal.value)} 分，按限额 ${showNumber(cut.limit.value)} 分计`];
  });
  return [...remarksOf(outcome, card), ...cuts].join('；');
}

function detailSheet(outcome: Outcome): WriteSheet {
  const columns = columnsOf(outcome, (card) => rowSteps(outcome.nodes, card.step));
  const head = [
    [nouns.group.zh, nouns.body.zh, '总分', ...columns.map(({ under }) => under)].map(heading),
    ['', '', '', ...columns.map(({ title }) => title)].map(heading),
    [heading(''), heading(`${nouns.points.zh}（满分）`), heading(''), ...columns.map(({ points }) => number(points))],
  ];
  const body = outcome.result.scorecards.map((card) => [
    words(groupTitle(outcome, card.group)),
    words(bodyTitle(outcome, card.subject)),
    number(card.total, '未计总分', outcome.totalPlaces ?? 0),
    ...scoreCells(columns, rowSteps(outcome.nodes, card.step)),
  ]);
  return sheetOf('得分明细', across(outcome, '得分明细'), head, aligned(body), 3);
}

function stateOf(outcome: Outcome, parameter: Parameter): string {
  if (outcome.result.assumed.some((assumed) => assumed.parameter === parameter.key)) return '假设，待签署';
  if (isOpen(parameter)) return '待定';
  return parameter.signer === null ? '文件写明' : '已签署';
}

function parameterSheet(outcome: Outcome): WriteSheet {
  const assumed = new Map(outcome.result.assumed.map((each) => [each.parameter, each]));
  const parameters = outcome.snapshot.scheme.parameters.toSorted(
    (a, b) => Number(assumed.has(b.key)) - Number(assumed.has(a.key)),
  );
  const body = parameters.map((parameter) => {
    const stand = assumed.get(parameter.key);
    const value = stand?.value ?? (parameter.value === null ? null : valueText(parameter.value));
    return [
      words(oneLine(parameter.title)),
      words(value === null ? '' : showSentence(outcome.tellValue(parameter.key, value))),
      words(stateOf(outcome, parameter)),
      words(parameter.signer),
      words(stand?.reason ?? parameter.reason),
      words(parameter.source === null ? '' : parameter.source.words),
    ];
  });
  const head = [nouns.parameter.zh, '取值', '状态', '签署人', '理由', nouns.source.zh].map(heading);
  return sheetOf('假设与参数', across(outcome, '假设与参数'), [head], body, 1);
}

function noteSheet(outcome: Outcome): WriteSheet {
  const { receipt, scheme } = outcome.snapshot;
  const lines: [string, string | null][] = [
    ['标题', outcome.result.title],
    [nouns.cycle.zh, outcome.result.cycle],
    [nouns.scheme.zh, scheme.title],
    ['示范数据', outcome.result.demonstration],
    ['制作日期', dayText(outcome)],
    ['计算程序', `准绳 Plumbline ${outcome.result.engine}`],
    [`${nouns.receipt.zh}：${nouns.scheme.zh}（SHA-256）`, receipt.scheme],
    [`${nouns.receipt.zh}：假设（SHA-256）`, receipt.assumptions],
    [`${nouns.receipt.zh}：事实（SHA-256）`, receipt.facts],
    [`${nouns.receipt.zh}：结果（SHA-256）`, receipt.result],
    [
      '数的写法',
      '全部按分数精确计算，只在方案写明之处舍入；不带 ≈ 的数就是精确值；带 ≈ 的数不是有限小数，单元格里是四舍五入到四位小数的近似值，精确值以分数记在快照文件里（总分的另列一栏）。',
    ],
    ['得分构成', '各项折算成总分里的分，每一行从左到右相加就是总分；“排名”“得分明细”里各项按自己的满分列出。'],
    [
      'How to read',
      'Exact arithmetic; numbers with ≈ have no finite decimal and are rounded to four places, all others are exact. Rows of 得分构成 add up to the total.',
    ],
  ];
  return sheetOf(
    '说明',
    across(outcome, '说明'),
    [],
    lines.map(([label, text]) => [heading(label), words(text)]),
    0,
  );
}

/** The workbook of all subjects. The same outcome and date give the same bytes. */
export async function resultWorkbook(outcome: Outcome): Promise<Uint8Array> {
  const made = timeOf(outcome);
  return workbookBytes({
    sheets: [
      rankingSheet(outcome),
      makeupSheet(outcome, '得分构成', across(outcome, '得分构成')),
      detailSheet(outcome),
      parameterSheet(outcome),
      noteSheet(outcome),
    ],
    properties: { title: oneLine(outcome.result.title), creator: 'Plumbline', created: made, modified: made },
    defaultFont: { name: '宋体', size: 11 },
  });
}
