// What a body's scorecard has to print (得分单应有的数): the grounds of each text, from the title down to the fingerprints.
import { isHolder } from '../../src/domain/part.ts';
import { compare, div, max, parse, type Rational, whole } from '../../src/domain/rational.ts';
import type { Scorecard, Step } from '../../src/domain/scorecard.ts';
import type { Bar } from '../../src/domain/summary.ts';
import { shortened } from '../../src/documents/write/text-width.ts';
import { cardFigures, type City, fullMarks, scoreOf, stepsOf, there, titleOf, totalOf } from './city.ts';
import { byRule, figure, type Ground, maybe, words } from './ground.ts';
import {
  assumptionGrounds,
  digestGrounds,
  factGrounds,
  gradeNoteGrounds,
  labelGround,
  namesIn,
  sentence,
  sourceGrounds,
  useGrounds,
  warningGrounds,
} from './wording.ts';

const heads = (city: City, card: Scorecard): Ground[][] => [
  [words(titleOf(city, card.subject))],
  [words(city.snapshot.result.title), words(city.snapshot.result.cycle)],
  maybe(totalOf(card)),
  maybe(cardFigures(city, card).rank),
  card.rankByRounding ? [] : [figure(cardFigures(city, card).among)],
  [words(card.grade)],
  gradeNoteGrounds(city, card),
  [words(titleOf(city, card.group))],
];

/** `29.505 / 31.5 分（失 1.995）`, `+5 分（名义 +9，限 5）`. */
function barGrounds({ gained, full, cut }: Bar): Ground[] {
  const isLost = full !== null && parse(full.lost.value).n > 0n;
  return [
    figure(gained),
    ...(full === null ? [] : [figure(full.points), ...(isLost ? [figure(full.lost)] : [])]),
    ...(cut === null ? [] : [figure(cut.nominal), figure(cut.limit)]),
  ];
}

/** 1, 2 or 5 times a power of ten, the least with which six steps reach the end. */
function ticksOf(bars: readonly Bar[]): Ground[][] {
  const end = bars
    .flatMap(({ to, full }) => [to, ...(full === null ? [] : [full.to])])
    .map(({ value }) => parse(value))
    .reduce(max);
  const sizes = [0n, 1n, 2n].flatMap((power) => [1n, 2n, 5n].map((size) => size * 10n ** power));
  const step = there(
    sizes.find((size) => compare(div(end, whole(6)), whole(Number(size))) <= 0),
    'step',
  );
  const reaches = (at: Rational): boolean => compare(at, end) <= 0;
  return Array.from({ length: 7 }, (_, at) => step * BigInt(at))
    .filter((at) => reaches({ n: at, d: 1n }))
    .map((at) => [byRule(String(at), 'axis')]);
}

/** The picture: its words for those who do not see it, then the axis and the bars. */
function picture(city: City, card: Scorecard): { hidden: Ground[][]; drawn: Ground[][] } {
  const { bars } = cardFigures(city, card);
  const described = bars.flatMap((bar) => [words(bar.title), ...barGrounds(bar), figure(bar.to)]);
  return {
    hidden: [[words(titleOf(city, card.subject))], [...described, ...maybe(totalOf(card))]],
    drawn: [
      ...ticksOf(bars),
      ...bars.flatMap((bar) => [[words(bar.title)], barGrounds(bar), [figure(bar.to)]]),
      maybe(totalOf(card)),
    ],
  };
}

/** The steps above one, from the top; what only holds parts together is not named. */
function above(city: City, root: Step, node: string): Step[] {
  const path = (step: Step): Step[] | null => {
    if (step.node === node) return [];
    for (const child of step.children) {
      const below = path(child);
      if (below !== null) return [step, ...below];
    }
    return null;
  };
  return (path(root) ?? []).filter((step) => !isHolder(there(city.nodes.get(step.node), step.node)));
}

const titleIn = ({ number, title }: Step): string =>
  `${number === null ? '' : `${number} `}${title.replaceAll('\n', ' ')}`;

function score(city: City, card: Scorecard, step: Step): Ground[] {
  const own = scoreOf(card, step);
  return own === null ? [] : [figure(own), ...maybe(fullMarks(city, card, step))];
}

/** A row with what it cost. */
function effects(city: City, card: Scorecard): Ground[][] {
  const steps = new Map([...stepsOf(card.step)].map((step) => [step.node, step]));
  return cardFigures(city, card).rows.flatMap(({ node, lost, effect, cut }) => {
    const step = there(steps.get(node), node);
    return [
      labelGround(step),
      above(city, card.step, node).map((each) => words(shortened(titleIn(each), 48))),
      score(city, card, step),
      cut === null ? [] : [figure(cut.nominal), figure(cut.limit)],
      maybe(lost),
      maybe(effect),
    ];
  });
}

/** A step with all that is said of it, and the steps below it. */
function trace(city: City, card: Scorecard, step: Step): Ground[][] {
  const names = namesIn(city, step);
  const source = sourceGrounds(step);
  return [
    labelGround(step),
    score(city, card, step),
    sentence(step.sentence, names),
    ...step.notes.map((note) => sentence(note, names)),
    ...step.inputs.map((input) => factGrounds(city, input)),
    ...step.parameters.map((use) => useGrounds(city, use)),
    source.place,
    [source.words],
    ...step.children.flatMap((child) => trace(city, card, child)),
  ];
}

function foot(city: City): Ground[][] {
  const { receipt, facts } = city.snapshot;
  const last =
    facts.facts
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? '';
  return [
    [byRule(receipt.engine, 'version'), byRule(last, 'date'), byRule('256', 'digest')],
    ...digestGrounds(city).map((ground) => [ground]),
  ];
}

/** Texts of the web page that its reader does not see on the page itself. */
export type CardGrounds = {
  warnings: Ground[][];
  unseen: Ground[][];
  heads: Ground[][];
  hidden: Ground[][];
  rest: Ground[][];
};

export function cardGrounds(city: City, card: Scorecard): CardGrounds {
  const { hidden, drawn } = picture(city, card);
  const [title = []] = heads(city, card);
  return {
    warnings: warningGrounds(city),
    unseen: [title, [...title, ...maybe(totalOf(card))]],
    heads: heads(city, card),
    hidden,
    rest: [
      ...drawn,
      ...effects(city, card),
      ...trace(city, card, card.step),
      ...assumptionGrounds(city).map(({ answer, reason }) => [...answer, reason]),
      ...foot(city),
    ],
  };
}
