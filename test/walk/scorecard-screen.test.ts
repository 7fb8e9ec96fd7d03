// The scorecard on the screen (屏幕得分单逐数核对): every line of `trace --full` for all 80 bodies, and its sentences piece by piece.
import { beforeAll, describe, expect, test } from 'vitest';
import { scorecardLines } from '../../src/cli/scorecard.ts';
import type { Screen } from '../../src/cli/screen.ts';
import { showSentence } from '../../src/domain/display.ts';
import { parse } from '../../src/domain/rational.ts';
import type { Scorecard, Step } from '../../src/domain/scorecard.ts';
import { placeText } from '../../src/domain/source.ts';
import type { Line } from '../../src/domain/explanation.ts';
import { explain } from '../../src/engine/explain.ts';
import { originsOf } from '../../src/engine/origins.ts';
import { alterations, injected, unmarked } from './alter.ts';
import {
  cardFigures,
  chosenCards,
  type City,
  demonstrationCity,
  fileIn,
  run,
  stepsOf,
  there,
  titleOf,
  totalOf,
} from './city.ts';
import { align, byRule, figure, type Ground, maybe, value, type Walk, walk, words } from './ground.ts';
import { assumptionGrounds, gradeNoteGrounds, leavesOf, namesIn, sentence, warningGrounds } from './wording.ts';

let city: City;
beforeAll(async () => {
  city = await demonstrationCity();
});

const pipe: Screen = { width: 100, wrapAt: null, paint: (_, text) => text };

/** The texts that the words of a line may come from. */
function sourcesOf(line: Line, step: Step): string[] {
  const names = [...city.titles.values()];
  if (line.kind === 'step' || line.kind === 'note') return namesIn(city, step);
  if (line.kind === 'clause') return step.source === null ? [] : [placeText(step.source), step.source.words];
  if (line.kind === 'parameter') {
    const used = step.parameters.map(({ parameter }) => there(city.parameters.get(parameter), parameter));
    const assumed = city.snapshot.result.assumed.filter(({ parameter }) => used.some(({ key }) => key === parameter));
    const places = used.flatMap(({ source }) => (source === null ? [] : [placeText(source)]));
    return [...leavesOf(used), ...assumed.map(({ reason }) => reason), ...places, ...namesIn(city, step)];
  }
  const inputs = step.inputs.map((input) => there(city.facts.get(input.fact), input.fact));
  return [...leavesOf(inputs), ...leavesOf(step.inputs), ...names];
}

/** The first line: who, how many points, which place, and why this grade. */
const headGrounds = (card: Scorecard): Ground[] => [
  words(titleOf(city, card.subject)),
  words(titleOf(city, card.group)),
  ...maybe(totalOf(card)),
  ...maybe(cardFigures(city, card).rank),
  words(card.grade),
  ...gradeNoteGrounds(city, card),
];

/** The lines of a card as the engine says them; each belongs to a step. */
function lineGrounds(card: Scorecard): Ground[][] {
  const { scheme, facts, result } = city.snapshot;
  const steps = new Map([...stepsOf(card.step)].map((step) => [step.node, step]));
  const lines = explain(card, { scheme, facts, assumed: result.assumed }).slice(1);
  return lines.map((line) => [
    ...sentence(line.pieces, sourcesOf(line, there(steps.get(line.node ?? ''), 'step'))),
    // Behind each step stands its id, as the scheme has it.
    ...(line.kind === 'step' ? [words(line.node)] : []),
  ]);
}

/** The rows that cost the total most: the effect, the row, and its score. */
function lossGrounds(card: Scorecard): Ground[][] {
  const steps = new Map([...stepsOf(card.step)].map((step) => [step.node, step]));
  const losses = cardFigures(city, card).rows.filter(({ effect }) => effect !== null && parse(effect.value).n < 0n);
  const shown = losses.slice(0, 5).map(({ node, effect }) => {
    const step = there(steps.get(node), node);
    const own = { from: 'step', node, subject: card.subject } as const;
    return [
      ...maybe(effect),
      words(step.number),
      words(step.title),
      ...[step.value, step.points].flatMap((points) => (points === null ? [] : [figure(value(points, own))])),
    ];
  });
  return shown.length === 0 ? [] : [[], ...shown];
}

function fileGrounds({ step }: Scorecard): Ground[][] {
  const sources = [...stepsOf(step)].flatMap(({ source }) => source ?? []);
  const files = [...new Map(sources.map((source) => [source.sha256, source])).values()];
  return files.map(({ file, sha256 }) => [words(file), byRule(`256 ${sha256.slice(0, 12)}`, 'digest')]);
}

/** A text of the engine may hold line breaks: its lines on the screen are one place. */
function placesOf(card: Scorecard, text: string): string[] {
  const { scheme, facts, result } = city.snapshot;
  const left = text.split('\n');
  return explain(card, { scheme, facts, assumed: result.assumed })
    .slice(1)
    .map(({ kind, pieces }) => left.splice(0, kind === 'step' ? 1 : showSentence(pieces).split('\n').length).join('\n'))
    .concat(left);
}

function walkTree(card: Scorecard, text: string, files = fileGrounds(card), lines = lineGrounds(card)): Walk {
  const all = text.split('\n');
  const heads = all.slice(0, files.length);
  const tree = placesOf(card, all.slice(files.length).join('\n'));
  return walk(align(titleOf(city, card.subject), [...heads, ...tree], [...files, ...lines]), city.unfold);
}

describe('every number of the result', () => {
  test('in every sentence and note of all 80 scorecards unfolds to facts, parameters and cells', () => {
    const ends = { fact: 0, parameter: 0, cell: 0 };
    const lost: string[] = [];
    for (const { subject, step: root } of city.cards) {
      for (const step of stepsOf(root)) {
        // The score itself too: a zero for want of facts is said by the rule.
        for (const origin of [...originsOf(step), { from: 'step', node: step.node, subject } as const]) {
          const { leaves, orphans } = city.unfold(origin);
          if (orphans.length > 0 || leaves.length === 0) lost.push(`${subject} ${step.node}: ${orphans.join('; ')}`);
          for (const leaf of leaves) ends[leaf.kind] += 1;
        }
      }
    }
    expect(lost).toEqual([]);
    expect(Math.min(ends.fact, ends.parameter, ends.cell)).toBeGreaterThan(1000);
  });
});

describe('the scorecard on the screen', () => {
  test('of all 80 bodies holds no number that its step does not give', () => {
    const faults: string[] = [];
    let figures = 0;
    for (const card of city.cards) {
      const { tree } = scorecardLines(city.snapshot, card, card.step, pipe, { full: true });
      const walked = walkTree(card, tree.join('\n'));
      faults.push(...walked.faults);
      figures += walked.figures;
    }
    expect(faults).toEqual([]);
    expect(figures).toBeGreaterThan(80 * 100);
  });

  test('says the same as `trace` prints, under its head and its warnings', async () => {
    for (const card of chosenCards(city)) {
      const printed = (await run('trace', fileIn('snapshot.json'), '--body', card.subject, '--full')).trimEnd();
      const [head = '', ...rest] = printed.split('\n\n');
      const losses = lossGrounds(card);
      const [most = '', ...tree] = losses.length === 0 ? ['', ...rest] : rest;
      const above = [
        headGrounds(card),
        ...warningGrounds(city).slice(0, 1),
        ...assumptionGrounds(city).flatMap(({ answer, reason }) => [answer, [reason]]),
      ];
      expect(walk(align('head', head.split('\n'), above), city.unfold).faults).toEqual([]);
      const walked = walk(align('losses', losses.length === 0 ? [] : most.split('\n'), losses), city.unfold);
      expect([walked.faults, walked.figures >= losses.length - 1]).toEqual([[], true]);
      expect(walkTree(card, tree.join('\n\n')).faults).toEqual([]);
    }
  });

  test('a changed digit, a dropped ≈ and a figure from nowhere are found', () => {
    const card = there(
      city.cards.find(({ subject }) => subject === 'tuiyi'),
      'tuiyi',
    );
    const [files, lines] = [fileGrounds(card), lineGrounds(card)];
    const text = scorecardLines(city.snapshot, card, card.step, pipe, { full: true }).tree.join('\n');
    const spoilt = [...alterations(text, 150), ...unmarked(text, 30), ...injected(text, ' 分', 30)];
    expect(spoilt.filter((each) => walkTree(card, each, files, lines).faults.length === 0)).toEqual([]);
  });

  test('leads down to the words and the place of the cell of the Word file', () => {
    for (const card of chosenCards(city)) {
      const text = scorecardLines(city.snapshot, card, card.step, pipe, { full: true }).tree.join('\n');
      expect(text).toContain('sanming-2022.docx');
      expect(text).toContain('出处：表1 第3行 第2列');
      expect(text).toContain('“2.1从严治党（15分）”');
    }
  });
});
