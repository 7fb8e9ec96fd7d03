// The notice of results (结果通报逐段核对): every paragraph and every cell of the Word file, notes traced to the bodies they are about.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import type { GroupSummary } from '../../src/domain/summary.ts';
import { alterations, injected } from './alter.ts';
import { bytesOf, cardFigures, type City, demonstrationCity, there, titleOf, totalOf } from './city.ts';
import { align, byRule, figure, type Ground, maybe, type Walk, walk, words } from './ground.ts';
import { assumptionGrounds, digestGrounds, gradeNoteGrounds, warningGrounds } from './wording.ts';

let city: City;
let written: Uint8Array;
let wanted: Ground[][];
beforeAll(async () => {
  city = await demonstrationCity();
  written = bytesOf('结果.docx');
  wanted = expected();
});

/** The words of each paragraph, in the order of the file; a table's cells one after the other. */
const paragraphsOf = (xml: string): string[] =>
  xml
    .split(/<w:p>|<w:p /u)
    .slice(1)
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/gu)].map(([, text]) => text).join(''));

const partOf = (bytes: Uint8Array, name: string): string => strFromU8(there(unzipSync(bytes)[name], name));

/** What has to be said of a body; longer remarks are notes below the table. */
const remarksOf = (card: Scorecard): { key: string; grounds: Ground[] }[] => [
  ...(card.rankByRounding ? [{ key: 'rounding', grounds: [] }] : []),
  ...(card.gradeNote === null ? [] : [{ key: card.gradeNote, grounds: gradeNoteGrounds(city, card) }]),
];

/** A group: heading, table, notes; a row refers to its notes by their running numbers. */
function groupGrounds(group: GroupSummary): Ground[][] {
  const cards = city.cards.filter((card) => card.group === group.group);
  const keys = [...new Set(cards.flatMap((card) => remarksOf(card).map(({ key }) => key)))];
  const numberOf = (key: string): Ground => byRule(String(keys.indexOf(key) + 1), 'numbering');
  const rows = cards.flatMap((card) => [
    maybe(cardFigures(city, card).rank),
    [words(titleOf(city, card.subject))],
    maybe(totalOf(card)),
    [words(card.grade)],
    remarksOf(card).map(({ key }) => numberOf(key)),
  ]);
  const notes = keys.map((key) => {
    const all = cards.flatMap((card) => remarksOf(card));
    return [
      numberOf(key),
      ...there(
        all.find((remark) => remark.key === key),
        key,
      ).grounds,
    ];
  });
  return [[words(titleOf(city, group.group)), figure(group.size)], ...rows, ...notes];
}

function expected(): Ground[][] {
  const { result, receipt, scheme, facts } = city.snapshot;
  const day =
    facts.facts
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? '';
  const [year = '', month = '', date = ''] = day.split('-');
  return [
    [words(result.title)],
    ...warningGrounds(city),
    [words(scheme.title), figure(city.summary.size), words(result.cycle)],
    ...city.summary.groups.flatMap(groupGrounds),
    maybe(city.summary.assumed),
    ...assumptionGrounds(city).map(({ answer, reason }, at) => [
      byRule(String(at + 1), 'numbering'),
      ...answer,
      reason,
    ]),
    [byRule(receipt.engine, 'version'), byRule('256', 'digest')],
    ...digestGrounds(city).map((ground) => [ground]),
    [byRule([year, month, date].map(Number).join(' '), 'date')],
  ];
}

const walkNotice = (xml: string): Walk => walk(align('paragraph', paragraphsOf(xml), wanted), city.unfold);

test('every number of every paragraph and cell is the figure that belongs there', () => {
  const { faults, figures } = walkNotice(partOf(written, 'word/document.xml'));
  expect(faults).toEqual([]);
  expect(figures).toBeGreaterThan(80 * 2 + 10);
  const header = paragraphsOf(partOf(written, 'word/header1.xml'));
  expect(walk(align('header', header, warningGrounds(city)), city.unfold).faults).toEqual([]);
});

test('page numbers are fields of Word: no other part of the file holds a number', () => {
  for (const name of Object.keys(unzipSync(written)).filter((each) =>
    /word\/(?:footer|footnotes|comments)/u.test(each),
  ))
    expect([name, paragraphsOf(partOf(written, name)).filter((text) => /\d/u.test(text))]).toEqual([name, []]);
});

test('a changed digit and a figure from nowhere are found, in the bytes of the file', () => {
  const xml = partOf(written, 'word/document.xml');
  const inText = (at: number): boolean => /<w:t(?: [^>]*)?>[^<]*$/u.test(xml.slice(Math.max(0, at - 400), at));
  const spoilt = [...alterations(xml, 120, inText), ...injected(xml, '优秀</w:t>', 10)].map((each) =>
    zipSync({ ...unzipSync(written), 'word/document.xml': strToU8(each) }, { level: 0 }),
  );
  const unnoticed = spoilt.filter((bytes) => walkNotice(partOf(bytes, 'word/document.xml')).faults.length === 0);
  expect(unnoticed.length).toBe(0);
});
