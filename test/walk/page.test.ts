// The scorecard's page and its PDF (得分单网页与 PDF 逐数核对): every text of both, for bodies that have everything in them.
import { beforeAll, expect, test } from 'vitest';
import { outcomeFor } from '../../src/app/outcome.ts';
import type { Outcome } from '../../src/documents/write/outcome.ts';
import { scorecardHtml } from '../../src/documents/write/scorecard-html.ts';
import { scorecardPdf } from '../../src/documents/write/scorecard-pdf.ts';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import { pdfText } from '../pdf-text.ts';
import { alterations, injected, unmarked } from './alter.ts';
import { type CardGrounds, cardGrounds } from './card.ts';
import { chosenCards, type City, demonstrationCity, there, titleOf } from './city.ts';
import { align, type Ground, type Walk, walk } from './ground.ts';

type Printed = { card: Scorecard; page: string; pdf: string; grounds: CardGrounds };
let city: City;
let all: Printed[];

async function print(outcome: Outcome, card: Scorecard): Promise<Printed> {
  const pdf = pdfText(await scorecardPdf(outcome, card));
  return { card, page: scorecardHtml(outcome, card), pdf, grounds: cardGrounds(city, card) };
}

beforeAll(async () => {
  city = await demonstrationCity();
  all = [];
  const outcome = outcomeFor(city.snapshot);
  for (const card of chosenCards(city)) all.push(await print(outcome, card));
});

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string): string => text.replaceAll(/&([a-z]+|#39);/gu, (_, name: string) => entities[name] ?? '');

/** All texts of the page in order; the style sheet is none, and the description stands in an attribute. */
function textsOf(page: string): string[] {
  const described = /<meta name="description" content="([^"]*)">/u.exec(page)?.[1] ?? '';
  const withoutStyle = page.replace(/<style>[\s\S]*?<\/style>/u, '');
  return [...withoutStyle.split(/<[^>]*>/u), described].map(plain);
}

function walkPage({ card, grounds }: Printed, page: string): Walk {
  const [title = [], description = []] = grounds.unseen;
  const { warnings, heads, hidden, rest } = grounds;
  const expected: Ground[][] = [title, ...warnings, ...heads, ...hidden, ...rest, description];
  return walk(align(titleOf(city, card.subject), textsOf(page), expected), city.unfold);
}

test('every number of every text of the page is the figure that belongs there', () => {
  const walked = all.map((printed) => walkPage(printed, printed.page));
  expect(walked.flatMap(({ faults }) => faults)).toEqual([]);
  for (const { figures } of walked) expect(figures).toBeGreaterThan(250);
  expect(all.length).toBeGreaterThanOrEqual(6);
});

test('a changed digit, a dropped ≈ and a figure from nowhere are found on the page', () => {
  const printed = there(
    all.find(({ card }) => card.subject === 'tuiyi'),
    'tuiyi',
  );
  const { page } = printed;
  const body = page.indexOf('<body>');
  const isText = (at: number): boolean => at > body && page.lastIndexOf('>', at) > page.lastIndexOf('<', at);
  const spoilt = [
    ...alterations(page, 150, isText),
    ...unmarked(page, 30),
    ...injected(page, '</li>', 40),
    ...injected(page, '</text>', 20),
  ];
  expect(spoilt.filter((each) => walkPage(printed, each).faults.length === 0).length).toBe(0);
});

const packed = (text: string): string => text.replaceAll(/\s/gu, '');

/** The sheets' heads and feet taken out; what is wrong with their page numbers is said. */
function withoutFurniture(pdf: string, title: string, warnings: string): { text: string; faults: string[] } {
  const feet = [...pdf.matchAll(/第(\d+)页，共(\d+)页/gu)].map(([, page, pages]) => [Number(page), Number(pages)]);
  const isCounted = feet.length > 1 && feet.every(([page, pages], at) => page === at + 1 && pages === feet.length);
  const text = pdf
    .replaceAll(/第\d+页，共\d+页/gu, '')
    .replaceAll(title, '')
    .replaceAll(warnings, '');
  return { text, faults: isCounted ? [] : [`page numbers ${feet.join(' ')}`] };
}

/** The texts of the page that its PDF has too, without white space: the description of the picture is for those who do not see it. */
function sharedTexts(page: string): { warnings: string; texts: string[] } {
  const seen = page.replace(/<desc[\s\S]*?<\/desc>|<head>[\s\S]*<\/head>/gu, '');
  const warnings = [...seen.matchAll(/<p class="warning" role="note">([^<]*)/gu)].map(([, text]) =>
    packed(plain(text ?? '')),
  );
  const texts = seen.split(/<[^>]*>/u).map((text) => packed(plain(text)));
  const list = texts.slice(texts.lastIndexOf('尚待签署的假设'));
  return {
    warnings: warnings.join(''),
    // Items of the numbered list count also where they hold no number themselves.
    texts: texts.filter((text) => text !== '' && (/\d/u.test(text) || list.includes(text)) && !warnings.includes(text)),
  };
}

/** Where a text comes next. The running number of a list is drawn somewhere among the lines of its item: then it is there. */
function next(
  pdf: string,
  text: string,
  from: number,
  marker: string,
): { start: number; end: number; isListed: boolean } | null {
  const start = pdf.indexOf(text, from);
  if (marker === '') return start < 0 ? null : { start, end: start + text.length, isListed: false };
  const marked = Array.from({ length: text.length + 1 }, (_, at) => `${text.slice(0, at)}${marker}${text.slice(at)}`);
  const listed = marked.map((each) => pdf.indexOf(each, from)).find((at) => at >= 0);
  if (listed !== undefined && (start < 0 || listed <= start))
    return { start: listed, end: listed + text.length + marker.length, isListed: true };
  return start < 0 ? null : { start, end: start + text.length, isListed: false };
}

/**
 * The PDF says what the page says, text after text: each text of the page that holds a number has to come next, and
 * between them may stand none.
 */
function walkPdf({ card, page }: Printed, pdf: string): string[] {
  const { warnings, texts } = sharedTexts(page);
  const { text, faults } = withoutFurniture(pdf, `${titleOf(city, card.subject)}得分单`, warnings);
  const listFrom = text.indexOf('尚待签署的假设');
  let [at, count] = [0, 0];
  for (const each of texts) {
    const place = next(text, each, at, at < listFrom ? '' : `${count + 1}.`);
    if (place === null) return [...faults, `“${each}” is missing after “${text.slice(at, at + 40)}”`];
    if (/\d/u.test(text.slice(at, place.start))) faults.push(`“${text.slice(at, place.start)}” before “${each}”`);
    at = place.end;
    count += place.isListed ? 1 : 0;
  }
  return /\d/u.test(text.slice(at)) ? [...faults, `“${text.slice(at)}” at the end`] : faults;
}

test('the PDF holds the same numbers as the page, in the same order, and no others', () => {
  expect(all.flatMap((printed) => walkPdf(printed, printed.pdf)).slice(0, 5)).toEqual([]);
});

test('a changed digit, a dropped ≈ and a figure from nowhere are found in the PDF', () => {
  const printed = there(
    all.find(({ card }) => card.subject === 'tuiyi'),
    'tuiyi',
  );
  const { pdf } = printed;
  const spoilt = [...alterations(pdf, 80), ...unmarked(pdf, 30), ...injected(pdf, '（假设，待签署；', 30)];
  expect(spoilt.filter((each) => walkPdf(printed, each).length === 0).length).toBe(0);
});
