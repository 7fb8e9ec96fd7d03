// The results workbook (结果工作簿逐格核对): every cell of every sheet, body by row and component by column.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { isHolder, partSteps, rowSteps } from '../../src/domain/part.ts';
import { isDecimal, parse } from '../../src/domain/rational.ts';
import type { Quantity, Scorecard, Step } from '../../src/domain/scorecard.ts';
import { alterations, unmarked } from './alter.ts';
import {
  bytesOf,
  cardFigures,
  type City,
  demonstrationCity,
  fullMarks,
  scoreOf,
  stepsOf,
  there,
  titleOf,
  totalOf,
} from './city.ts';
import { byRule, type Ground, maybe, type Place, type Walk, walk, words } from './ground.ts';
import { cutGrounds, gradeNoteGrounds, parameterGrounds, warningGrounds } from './wording.ts';

let city: City;
let written: Uint8Array;
/** For each sheet the grounds of its rows and cells. */
let wanted: Ground[][][][];
beforeAll(async () => {
  city = await demonstrationCity();
  written = bytesOf('结果.xlsx');
  const [, , third] = (await readXlsx(written, { readStyles: true })).sheets;
  wanted = [ranking(), makeup(), details(there(third, 'sheet')), parameters(), notes()];
});

/** A cell as it is seen. Where the number behind it is another one than is shown, that is said, and no figure will fit. */
function seen(sheet: Sheet, row: number, column: number): string {
  const held = sheet.rows[row]?.[column] ?? null;
  if (typeof held !== 'number') return String(held ?? '');
  const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '';
  const shown = held.toFixed(/\.(0+)/u.exec(format)?.[1]?.length ?? 0);
  const text = shown.replace('-', '−');
  if (Number(shown) !== held) return `${text} ${held} behind it`;
  return format.startsWith('"≈"') ? `≈${text}` : text;
}

type Column = { heads: Ground[][]; of: (card: Scorecard) => Ground[] };
const title = (name: string): Ground[] => [
  words(city.snapshot.result.title),
  words(city.snapshot.result.cycle),
  words(name),
];

/** All cells of a sheet, with the grounds for each; rows and columns beyond those expected may hold no number. */
function placesOf(sheet: Sheet, expected: readonly (readonly (readonly Ground[])[])[]): Place[] {
  const rows = [...warningGrounds(city).map((grounds) => [grounds]), [title(sheet.name)], ...expected];
  return Array.from({ length: Math.max(rows.length, sheet.rows.length) }, (_, y) => {
    const width = Math.max(rows[y]?.length ?? 0, sheet.rows[y]?.length ?? 0);
    return Array.from({ length: width }, (__, x) => ({
      at: `${sheet.name} ${y + 1}/${x + 1}`,
      text: seen(sheet, y, x),
      grounds: rows[y]?.[x] ?? [],
    }));
  }).flat();
}

function matrix(columns: readonly Column[]): Ground[][][] {
  const height = columns[0]?.heads.length ?? 0;
  const heads = Array.from({ length: height }, (_, at) => columns.map((column) => column.heads[at] ?? []));
  return [...heads, ...city.cards.map((card) => columns.map((column) => column.of(card)))];
}

const blank = (height: number): Ground[][] => Array.from({ length: height }, () => []);
const named = (height: number, of: Column['of']): Column => ({ heads: blank(height), of });
const group = (height: number): Column => named(height, (card) => [words(titleOf(city, card.group))]);
const body = (height: number): Column => named(height, (card) => [words(titleOf(city, card.subject))]);
const total = (height: number): Column => named(height, (card) => maybe(totalOf(card)));

/** The nodes that the steps of all cards stand for, in the order of the scheme, each with one of its steps. */
function nodesOf(stepsIn: (card: Scorecard) => Iterable<Step>): { step: Step; card: Scorecard }[] {
  const order = [...city.nodes.keys()];
  const all = city.cards.flatMap((card) => [...stepsIn(card)].map((step) => ({ step, card })));
  const first = new Map(all.toReversed().map((each) => [each.step.node, each]));
  return [...first.values()].toSorted((a, b) => order.indexOf(a.step.node) - order.indexOf(b.step.node));
}

const scoreAt = (card: Scorecard, node: string): Ground[] => {
  const step = [...stepsOf(card.step)].find((each) => each.node === node);
  return step === undefined ? [] : maybe(scoreOf(card, step));
};

const label = ({ number, title: name }: Step): Ground[] => [words(number), words(name)];

function ranking(): Ground[][][] {
  const parts = nodesOf((card) => partSteps(city.nodes, card.step));
  const near = city.cards.some((card) => card.total !== null && !isDecimal(parse(card.total)));
  expect(near).toBe(false);
  return matrix([
    group(1),
    named(1, (card) => maybe(cardFigures(city, card).rank)),
    body(1),
    total(1),
    named(1, (card) => [words(card.grade)]),
    ...parts.map(({ step, card }) => ({
      heads: [[...label(step), ...maybe(fullMarks(city, card, step))]],
      of: (each: Scorecard) => scoreAt(each, step.node),
    })),
    named(1, (card) => [
      ...gradeNoteGrounds(city, card),
      ...cardFigures(city, card).rows.flatMap(({ node }) => cutGrounds(city, card, node)),
    ]),
  ]);
}

/** Each bar of the waterfall in points of the total. */
function makeup(): Ground[][][] {
  const keys = new Map<string, { heading: Ground[]; place: number }>();
  const order = [...city.nodes.keys()];
  for (const { bars } of city.summary.cards.values()) {
    for (const { node, kind, title: name, full } of bars) {
      const heading = [words(name), ...maybe(full?.points)];
      const isPart = kind === 'part' || kind === 'adjustment';
      keys.set(`${node} ${name}`, { heading, place: order.indexOf(node) + (isPart ? 0 : order.length) });
    }
  }
  const columns = [...keys].toSorted(([, a], [, b]) => a.place - b.place);
  const gained = (card: Scorecard, key: string): Quantity | undefined =>
    cardFigures(city, card).bars.find(({ node, title: name }) => `${node} ${name}` === key)?.gained;
  return matrix([
    group(1),
    body(1),
    ...columns.map(([key, { heading }]) => ({ heads: [heading], of: (card: Scorecard) => maybe(gained(card, key)) })),
    total(1),
  ]);
}

/** The title above a row, as the scheme has it; long ones are cut. */
function above(card: Scorecard, step: Step, text: string): Ground[] {
  const parent = there(
    [...stepsOf(card.step)].find(({ children }) => children.includes(step)),
    'parent',
  );
  const node = there(city.nodes.get(parent.node), parent.node);
  return isHolder(node) ? [] : [{ words: text, from: [`${parent.number ?? ''} ${parent.title}`] }];
}

function details(sheet: Sheet): Ground[][][] {
  const rows = nodesOf((card) => rowSteps(city.nodes, card.step));
  const heads = warningGrounds(city).length + 1;
  return matrix([
    group(3),
    body(3),
    total(3),
    ...rows.map(({ step, card }, at) => ({
      heads: [above(card, step, seen(sheet, heads, at + 3)), label(step), maybe(fullMarks(city, card, step))],
      of: (each: Scorecard) => scoreAt(each, step.node),
    })),
  ]);
}

function parameters(): Ground[][][] {
  const { result, scheme } = city.snapshot;
  const assumed = new Map(result.assumed.map((each) => [each.parameter, each]));
  const inOrder = scheme.parameters.toSorted((a, b) => Number(assumed.has(b.key)) - Number(assumed.has(a.key)));
  const rows = inOrder.map((parameter) => {
    const stand = assumed.get(parameter.key);
    const held = typeof parameter.value === 'string' ? parameter.value : JSON.stringify(parameter.value);
    const [question, ...answer] = parameterGrounds(city, parameter.key, stand?.value ?? held);
    return [
      question === undefined ? [] : [question],
      answer,
      [],
      [words(parameter.signer)],
      [words(stand?.reason ?? parameter.reason)],
      [words(parameter.source?.words)],
    ];
  });
  return [blank(6), ...rows];
}

function notes(): Ground[][][] {
  const { snapshot } = city;
  const { result, receipt, scheme, facts } = snapshot;
  const last =
    facts.facts
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? '';
  const digest = (text: string | null): Ground[][] => [[byRule('256', 'digest')], [byRule(text ?? '', 'digest')]];
  return [
    [[], [words(result.title)]],
    [[], [words(result.cycle)]],
    [[], [words(scheme.title)]],
    [[], [words(result.demonstration)]],
    [[], [byRule(last, 'date')]],
    [[], [byRule(receipt.engine, 'version')]],
    ...[receipt.scheme, receipt.assumptions, receipt.facts, receipt.result].map(digest),
  ];
}

async function walkBook(bytes: Uint8Array): Promise<Walk> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  expect(sheets.length).toBe(wanted.length);
  return walk(
    sheets.flatMap((sheet, at) => placesOf(sheet, wanted[at] ?? [])),
    city.unfold,
  );
}

test('every cell holds the figure of its body and its column, exactly, or rounded and marked', async () => {
  const { faults, figures } = await walkBook(written);
  expect(faults).toEqual([]);
  // Rank, total three times, 8 parts twice, a rounding and 25 rows.
  expect(figures).toBeGreaterThan(80 * 45);
});

/** The bytes with one part of the package written anew. */
function withPart(bytes: Uint8Array, name: string, xml: string): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [name]: strToU8(xml) }, { level: 0 });
}

test('a changed digit in a cell or a text, and a dropped mark, are found', async () => {
  const parts = unzipSync(written);
  const sheet = 'xl/worksheets/sheet1.xml';
  const [cells, texts] = [sheet, 'xl/sharedStrings.xml'].map((name) => strFromU8(there(parts[name], name)));
  const inValue = (at: number): boolean =>
    /<c r="\w+" s="\d+"><v>[\d.-]*$/u.test((cells ?? '').slice(Math.max(0, at - 90), at));
  const inText = (at: number): boolean => /<t[^>]*>[^<]*$/u.test((texts ?? '').slice(Math.max(0, at - 400), at));
  const spoilt = [
    ...alterations(cells ?? '', 25, inValue).map((xml) => withPart(written, sheet, xml)),
    ...alterations(texts ?? '', 25, inText).map((xml) => withPart(written, 'xl/sharedStrings.xml', xml)),
  ];
  const styles = strFromU8(there(parts['xl/styles.xml'], 'styles'));
  spoilt.push(...unmarked(styles, 1).map((xml) => withPart(written, 'xl/styles.xml', xml)));
  const unnoticed: number[] = [];
  for (const [at, bytes] of spoilt.entries()) if ((await walkBook(bytes)).faults.length === 0) unnoticed.push(at);
  expect(unnoticed).toEqual([]);
});
