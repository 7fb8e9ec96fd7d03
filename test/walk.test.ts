// No digit is an orphan (每个数都有来历): every number of every output leads back to a fact, a parameter or a cell.
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoCityOf, defaultSeed, samplePath } from '../src/app/demo-city/demo-city.ts';
import { outcomeFor } from '../src/app/publication.ts';
import { importScheme } from '../src/app/scheme.ts';
import { computeSnapshot } from '../src/app/scorecard.ts';
import { scorecardLines } from '../src/cli/scorecard.ts';
import type { Screen } from '../src/cli/screen.ts';
import type { Outcome } from '../src/documents/write/outcome.ts';
import { resultDocument } from '../src/documents/write/result-docx.ts';
import { resultWorkbook } from '../src/documents/write/result-xlsx.ts';
import { scorecardHtml } from '../src/documents/write/scorecard-html.ts';
import { scorecardPdf } from '../src/documents/write/scorecard-pdf.ts';
import { showExactly, showNumber, showPiece, showSentence } from '../src/domain/display.ts';
import { equals, parse } from '../src/domain/rational.ts';
import type { Scorecard, Step } from '../src/domain/scorecard.ts';
import type { Snapshot } from '../src/domain/snapshot.ts';
import { placeText } from '../src/domain/source.ts';
import { explain } from '../src/engine/explain.ts';
import { originsOf, unfolding } from '../src/engine/origins.ts';
import { pdfText } from './pdf-text.ts';

let snapshot: Snapshot;
let outcome: Outcome;
let cards: readonly Scorecard[];
/** Bodies with everything in them: the best, the example with the double finding, the one at the floor. */
let chosen: readonly Scorecard[];
beforeAll(async () => {
  snapshot = computeSnapshot(demoCityOf(await importScheme({ path: samplePath }), defaultSeed));
  outcome = outcomeFor(snapshot);
  cards = snapshot.result.scorecards;
  chosen = cards.filter(
    (card, index) => index === 0 || card.subject === 'tuiyi' || card.step.children.some((step) => step.value === '-10'),
  );
});

const pipe: Screen = { width: 100, wrapAt: null, paint: (_, text) => text };

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}
const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/gu) ?? [];

/** Every text and number inside a value. */
function* leavesOf(value: unknown): Generator<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* leavesOf(item);
    }
  } else if (typeof value === 'string' || typeof value === 'number') yield String(value);
}

/** Exact numbers are also shown as decimals. */
const shownForms = (text: string): string[] => (/^-?[\d./]+%?$/u.test(text) ? [text, showExactly(text)] : [text]);

/** All that a step may print: its own numbers, its facts, its parameters, its title and the words of its cell. */
function justified(step: Step): Set<string> {
  const facts = snapshot.facts.facts.filter(({ id }) => step.inputs.some((input) => input.fact === id));
  const parameters = snapshot.scheme.parameters.filter(({ key }) =>
    step.parameters.some((use) => use.parameter === key),
  );
  const names = [...snapshot.scheme.bodies, ...snapshot.scheme.subjects].map(({ title }) => title);
  const texts = [
    ...[step.sentence, ...step.notes].flat().map(showPiece),
    ...[step.value, step.points].flatMap((number) => (number === null ? [] : [showNumber(number)])),
    ...[...leavesOf(facts)].flatMap(shownForms),
    ...leavesOf(step.inputs),
    ...[...leavesOf(parameters), ...leavesOf(step.parameters.map((use) => use.value))].flatMap(shownForms),
    ...(step.source === null
      ? []
      : [step.source.file, `SHA-256 ${step.source.sha256.slice(0, 12)}`, step.source.words, placeText(step.source)]),
    ...names.filter((name) => /\d/u.test(name)),
    step.number ?? '',
    step.title,
  ];
  return new Set(texts.flatMap(numbersIn));
}

describe('every number of the result', () => {
  test('in every sentence and note of all 80 scorecards unfolds to facts, parameters and cells', () => {
    const unfold = unfolding(snapshot.result, snapshot.scheme, snapshot.facts);
    const ends = { fact: 0, parameter: 0, cell: 0 };
    const lost: string[] = [];
    let count = 0;
    for (const card of cards) {
      for (const step of stepsOf(card.step)) {
        for (const origin of originsOf(step)) {
          const { leaves, orphans } = unfold(origin);
          count += 1;
          if (orphans.length > 0 || leaves.length === 0)
            lost.push(`${card.subject} ${step.node}: ${orphans.join('; ')}`);
          for (const leaf of leaves) ends[leaf.kind] += 1;
        }
      }
    }
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThan(80 * 60);
    expect(Math.min(ends.fact, ends.parameter, ends.cell)).toBeGreaterThan(1000);
  });

  test('every score, a zero for want of facts too, leads back to facts, parameters and cells', () => {
    const unfold = unfolding(snapshot.result, snapshot.scheme, snapshot.facts);
    const lost = cards.flatMap((card) =>
      [...stepsOf(card.step)]
        .map((step) => ({ step, way: unfold({ from: 'step', node: step.node, subject: card.subject }) }))
        .filter(({ way }) => way.orphans.length > 0 || way.leaves.length === 0)
        .map(({ step }) => `${card.subject} ${step.node}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('the words of the trace', () => {
  test('hold no number that the step, its facts, its parameters or its cell do not give', () => {
    const strange: string[] = [];
    let count = 0;
    for (const card of cards) {
      for (const step of stepsOf(card.step)) {
        const known = justified(step);
        const text = scorecardLines(snapshot, card, { ...step, children: [] }, pipe, { full: true }).tree.join('\n');
        for (const number of numbersIn(text)) {
          count += 1;
          if (!known.has(number)) strange.push(`${card.subject} ${step.node}: ${number} in ${text}`);
        }
      }
    }
    expect(strange.slice(0, 3)).toEqual([]);
    expect(count).toBeGreaterThan(80 * 200);
  });

  test('hold no number that has no origin of its own, apart from names, dates, and the words and place of the cell', () => {
    const { scheme, facts, result } = snapshot;
    const unfold = unfolding(result, scheme, facts);
    const lost: string[] = [];
    for (const card of cards) {
      for (const line of explain(card, { scheme, facts, assumed: result.assumed })) {
        for (const piece of line.pieces) {
          if (typeof piece === 'string') continue;
          const { leaves, orphans } = unfold(piece.origin);
          if (orphans.length > 0 || leaves.length === 0) lost.push(`${card.subject}: ${showSentence(line.pieces)}`);
        }
      }
    }
    expect(lost.slice(0, 3)).toEqual([]);
  });

  test('lead down to the words and the place of the cell of the Word file', () => {
    for (const card of chosen) {
      const { head, tree } = scorecardLines(snapshot, card, card.step, pipe, { full: true });
      const text = tree.join('\n');
      expect(text).toContain('sanming-2022.docx');
      expect(text).toContain('出处：表1 第3行 第2列');
      expect(text).toContain('“2.1从严治党（15分）”');
      expect(head).toContain(`总分 ${showNumber(card.total ?? '')} 分`);
    }
  });
});

describe('the total of every document is the total of the result', () => {
  const title = (card: Scorecard) => outcome.bodies.get(card.subject) ?? '';

  test('.xlsx', async () => {
    const { sheets } = await readXlsx(await resultWorkbook(outcome));
    const rows = sheets.flatMap((sheet) => sheet.rows);
    for (const card of cards) {
      const row = rows.find((cells) => cells.includes(title(card)));
      const numbers = (row ?? []).map((cell) => String(cell ?? ''));
      expect([title(card), numbers.includes(card.total ?? '')]).toEqual([title(card), true]);
    }
  });

  test('.docx', async () => {
    const xml = strFromU8(unzipSync(await resultDocument(outcome))['word/document.xml'] ?? new Uint8Array());
    const rows = xml
      .split('</w:tr>')
      .map((row) => [...row.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map((match) => match[1] ?? ''));
    for (const card of cards) {
      const row = rows.find((words) => words.includes(title(card)));
      const numbers = (row ?? []).filter((text) => /^\d+(?:\.\d+)?$/u.test(text)).map(parse);
      const isThere = numbers.some((number) => equals(number, parse(card.total ?? '')));
      expect([title(card), isThere]).toEqual([title(card), true]);
    }
  });

  test('.html and .pdf', async () => {
    for (const card of chosen) {
      const total = showNumber(card.total ?? '');
      const html = scorecardHtml(outcome, card).replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/gu, ' ');
      expect(numbersIn(html)).toContain(total);
      const pdf = pdfText(await scorecardPdf(outcome, card));
      expect(pdf).toContain(title(card));
      expect(pdf).toContain(`${total}${pdf.includes(`${total}分`) ? '分' : ''}`);
      expect(numbersIn(pdf)).toContain(total);
      expect(pdf).not.toContain('\uFFFD');
    }
    expect(chosen.length).toBeGreaterThanOrEqual(3);
    expect(chosen.map((card) => parse(card.total ?? '0').n > 0n)).toEqual(chosen.map(() => true));
  });
});
