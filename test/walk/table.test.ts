// The official table that goes out (正式考评表逐格核对): every cell, by its row and its column, is the scheme's or the assignment's own words.
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { Assignment } from '../../src/domain/assignment.ts';
import { format, parse } from '../../src/domain/rational.ts';
import type { Node } from '../../src/domain/scheme.ts';
import { alterations, injected } from './alter.ts';
import { bytesOf, type City, demonstrationCity, fileIn, run, there } from './city.ts';
import { type Ground, type Place, type Walk, walk, words } from './ground.ts';

type Cell = { text: string; isContinued: boolean; span: number };
let city: City;
let assignment: Assignment;
let written: Uint8Array;
beforeAll(async () => {
  city = await demonstrationCity();
  const own = fileIn('assignments/tuiyi.json');
  assignment = Assignment.parse(JSON.parse(readFileSync(own, 'utf8')));
  await run('export', 'scheme', fileIn('scheme.json'), '--assignment', own, '--out', fileIn('table.docx'));
  written = bytesOf('table.docx');
});

const xmlOf = (bytes: Uint8Array, name: string): string => strFromU8(there(unzipSync(bytes)[name], name));
const textIn = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/gu)].map(([, text]) => text).join('');

/** The rows of the table; a cell that continues the one above is empty. */
const rowsOf = (xml: string): Cell[][] =>
  xml
    .split('<w:tr>')
    .slice(1)
    .map((row) =>
      row
        .split('<w:tc>')
        .slice(1)
        .map((cell) => ({
          text: textIn(cell.split('</w:tc>')[0] ?? ''),
          isContinued: cell.includes('<w:vMerge w:val="continue"/>'),
          span: Number(/<w:gridSpan w:val="(\d+)"/u.exec(cell)?.[1] ?? '1'),
        })),
    );

/** A node with those above it, from the top. */
type Placed = { node: Node; above: Node[] };
function* placed(node: Node, above: Node[] = []): Generator<Placed> {
  yield { node, above };
  for (const child of node.children) yield* placed(child, [...above, node]);
}

/** The rows of the table in the order of the document. */
function tableRows(): Placed[] {
  const isRow = ({ node }: Placed): boolean => ['indicator', 'evaluation', 'adjustment'].includes(node.kind);
  const all = [...placed(city.snapshot.scheme.root)].filter(isRow);
  const lowest = all.filter(({ node }) => !all.some(({ above }) => above.includes(node)));
  const place = ({ node }: Placed): number => node.source?.row ?? 0;
  return lowest.toSorted((a, b) => place(a) - place(b));
}

/** Points as printed: what the document said, else the full marks. A parameter's value is printed where it is signed or stated. */
function pointsOf({ pointsAs, points }: Node): string {
  if (pointsAs !== undefined) return pointsAs ?? '';
  return typeof points === 'string' ? format(parse(points)) : '';
}

const label = (node: Node): Ground[] => [
  words(node.number),
  words(node.titleAs === undefined ? node.title : node.titleAs),
  words(pointsOf(node)),
];

/** The levels above a row as the table prints them; what only holds parts together has no cell in the table. */
const levels = ({ node, above }: Placed): Ground[][] =>
  node.pathAs === undefined
    ? above.filter((each) => each.kind === 'component' && each.source !== null).map(label)
    : node.pathAs.map(({ title, points }) => [words(title), words(points)]);

/** What stands below a heading, as the scheme keeps the headings of its table. */
const columnOf = (heading: string): string | undefined =>
  city.snapshot.scheme.table?.headings.find(({ title }) => title === heading)?.column;

/** By the heading of a column, what a row says there. */
function columnGrounds(row: Placed, heading: string): Ground[] {
  const own = assignment.rows.find(({ node }) => node === row.node.id);
  const names = row.node.assessors.map((id, at) => row.node.assessorsAs?.[at] ?? city.titles.get(id) ?? id);
  const said: Record<string, Ground[]> = {
    criterion: [words(row.node.criterion)],
    target: [words(own?.target ?? row.node.target)],
    assessors: names.map((name) => words(name)),
    leads: (own?.leads ?? []).map(({ title }) => words(title)),
    remarks: [words(row.node.remarks)],
  };
  return said[columnOf(heading) ?? ''] ?? [];
}

function rowPlaces(cells: readonly Cell[], row: Placed, headings: readonly string[], at: number): Place[] {
  const last = cells.length - 1;
  const fixed = headings.filter((heading) => columnOf(heading) !== 'level');
  const own = [
    ...levels(row),
    ...(row.node.kind === 'indicator' && row.node.titleAs === null ? [] : [label(row.node)]),
  ];
  let column = 0;
  return cells.map((cell, index) => {
    const heading = headings[column] ?? '';
    const isLevel = !fixed.includes(heading);
    const grounds = isLevel ? (own[index] ?? columnGrounds(row, '考核内容')) : columnGrounds(row, heading);
    column += cell.span;
    expect(index < last || column === headings.length).toBe(true);
    return { at: `row ${at + 1} ${heading}`, text: cell.text, grounds: cell.isContinued ? [] : grounds };
  });
}

function walkTable(xml: string): Walk {
  const [head = [], ...body] = rowsOf(xml);
  const [headings, rows] = [head.map(({ text }) => text), tableRows()];
  expect(body.length).toBe(rows.length);
  const over = (xml.split('<w:tbl>')[0] ?? '')
    .split('<w:p>')
    .map(textIn)
    .filter((text) => /\d/u.test(text));
  const title: Place = { at: 'title', text: over.join(' '), grounds: [words(assignment.title)] };
  const places = rows.flatMap((row, at) => rowPlaces(body[at] ?? [], row, headings, at));
  const headingPlaces = headings.map((text): Place => ({ at: 'heading', text, grounds: [] }));
  return walk([title, ...headingPlaces, ...places], city.unfold);
}

test('every cell holds the numbers of the row and the column that it stands in', () => {
  const { faults, numerals } = walkTable(xmlOf(written, 'word/document.xml'));
  expect(faults).toEqual([]);
  expect(numerals).toBeGreaterThan(60);
});

test('a changed digit and a number from nowhere are found, in the bytes of the file', () => {
  const xml = xmlOf(written, 'word/document.xml');
  const inText = (at: number): boolean => /<w:t(?: [^>]*)?>[^<]*$/u.test(xml.slice(Math.max(0, at - 900), at));
  const spoilt = [...alterations(xml, 60, inText), ...injected(xml, '</w:t></w:r></w:p></w:tc>', 40)].map((each) =>
    zipSync({ ...unzipSync(written), 'word/document.xml': strToU8(each) }, { level: 0 }),
  );
  const unnoticed = spoilt.filter((bytes) => walkTable(xmlOf(bytes, 'word/document.xml')).faults.length === 0);
  expect(unnoticed.length).toBe(0);
});
