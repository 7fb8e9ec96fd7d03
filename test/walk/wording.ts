// What stands behind the words of an output (文字的依据): sentences, facts, parameters, cells, remarks, as grounds in the order of reading.
import type { Fact } from '../../src/domain/fact.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { compare, format, numberPattern, parse } from '../../src/domain/rational.ts';
import type { Input, Piece, Quantity, Scorecard, Step, Use } from '../../src/domain/scorecard.ts';
import { placeText } from '../../src/domain/source.ts';
import { valueTeller } from '../../src/domain/policy-value.ts';
import { cardFigures, type City, groupFigures, stepsOf, there } from './city.ts';
import { byRule, figure, type Ground, numeralsIn, said, value, words } from './ground.ts';

/** Every text and number inside a value. */
export function* leavesOf(given: unknown): Generator<string> {
  if (typeof given === 'object' && given !== null) {
    for (const [key, item] of Object.entries(given)) {
      yield key;
      yield* leavesOf(item);
    }
  } else if (typeof given === 'string' || typeof given === 'number') yield String(given);
}

/** A sentence of the engine: its words have to come from `from`. A minus that stands before a number as a word belongs to it. */
export function sentence(pieces: readonly Piece[], from: readonly string[]): Ground[] {
  return pieces.map((piece, index): Ground => {
    if (typeof piece === 'string') return said(piece, from);
    const before = pieces[index - 1];
    const isNegative = typeof before === 'string' && before.endsWith('−') && !piece.value.startsWith('-');
    return figure(isNegative ? { ...piece, value: `-${piece.value}` } : piece);
  });
}

const ofFact = (fact: Fact, text: string | number, as: Quantity['as'] = 'points'): Ground => {
  const exact = String(text);
  const isPercent = exact.endsWith('%');
  return figure(value(format(parse(exact)), { from: 'fact', fact: fact.id }, isPercent ? 'percent' : as));
};

const texts = (...all: (string | null)[]): Ground[] => all.map((text) => words(text));

/** What a fact says itself, in the order in which a scorecard prints it. */
function contentOf(city: City, fact: Fact): Ground[] {
  if (fact.type === 'mark')
    return [words(city.titles.get(fact.assessor)), ...(fact.value === null ? [] : [ofFact(fact, fact.value)])];
  if (fact.type === 'figure')
    return [
      ...texts(fact.key, fact.period),
      ...(fact.value === null ? [words(fact.level)] : [ofFact(fact, fact.value)]),
    ];
  if (fact.type === 'tally')
    return [
      ...texts(fact.voterGroup, fact.channel),
      ...Object.keys(fact.counts)
        .toSorted((a, b) => (a < b ? -1 : 1))
        .flatMap((answer) => [words(answer), ofFact(fact, fact.counts[answer] ?? 0, 'count')]),
    ];
  const numbers = [fact.rank, fact.ranked, fact.points].flatMap((number) =>
    number === null ? [] : [ofFact(fact, number)],
  );
  return [
    words(fact.title),
    ...numbers,
    ...texts(fact.issuer, fact.document, fact.date, fact.level, fact.matter, fact.incident),
  ];
}

/** A fact as a scorecard prints it: what it says, why, with which evidence, who and when, what it corrects, and why it does not count. */
export function factGrounds(city: City, input: Input): Ground[] {
  const fact = there(city.facts.get(input.fact), input.fact);
  const reason = fact.type === 'mark' || fact.type === 'figure' ? fact.reason : null;
  const own = city.snapshot.facts.facts.filter(({ subject }) => subject === fact.subject);
  return [
    ...contentOf(city, fact),
    ...texts(reason, ...fact.evidence, fact.by, fact.at, fact.supersedes, fact.id),
    ...(input.used ? [] : [said(input.why ?? '', [...leavesOf(own)])]),
  ];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** Names with an amount each: nodes in the order of the table, anything else from the highest amount down. Null for other values. */
function amountsOf(city: City, given: unknown): [name: string, exact: string][] | null {
  if (typeof given !== 'object' || given === null) return null;
  const entries = Object.entries(given).flatMap(([key, item]: [string, unknown]): [string, string][] =>
    typeof item === 'string' && numberPattern.test(item) ? [[key, item]] : [],
  );
  if (entries.length < Object.keys(given).length || Array.isArray(given)) return null;
  const order = [...city.nodes.keys()];
  const isOfTable = entries.every(([key]) => city.nodes.has(key));
  const sorted = entries.toSorted(([a, x], [b, y]) =>
    isOfTable ? order.indexOf(a) - order.indexOf(b) : compare(parse(y), parse(x)),
  );
  return sorted.map(([key, exact]) => [namesOf(city).get(key) ?? key, exact]);
}

/** A parameter with its value as `text`: the words of the chosen answer, or each number of the value. */
export function parameterGrounds(city: City, key: string, text: string): Ground[] {
  const parameter = there(city.parameters.get(key), key);
  const choice = parameter.choices?.find((each) =>
    [canonical(parsed(text)), canonical(text)].includes(canonical(each.value)),
  );
  if (choice !== undefined) return [words(parameter.title), words(choice.title)];
  const amounts = amountsOf(city, parsed(text));
  const pieces =
    amounts === null
      ? valueTeller(city.snapshot.scheme)(key, text)
      : amounts.flatMap(([name, exact]): Piece[] => {
          const as = exact.endsWith('%') ? 'percent' : 'plain';
          return [`${name} `, value(format(parse(exact)), { from: 'parameter', parameter: key }, as)];
        });
  return [words(parameter.title), ...sentence(pieces, [...namesOf(city).values(), ...leavesOf(parsed(text))])];
}

/** A parameter as a scorecard prints it: with the reason of an assumption, or who signed it, why, and where it stands. */
export function useGrounds(city: City, { parameter: key, value: text, assumed }: Use): Ground[] {
  const { signer, reason, source } = there(city.parameters.get(key), key);
  const assumption = city.snapshot.result.assumed.find(({ parameter }) => parameter === key);
  const basis = assumed
    ? [words(assumption?.reason)]
    : texts(signer, reason, source === null ? null : placeText(source));
  return [...parameterGrounds(city, key, text), ...basis];
}

const namesOf = ({ titles, nodes }: City): Map<string, string> => {
  const labels = [...nodes.values()].map(({ id, number, title }): [string, string] => [id, `${number ?? ''} ${title}`]);
  return new Map([...titles, ...labels]);
};

export const labelGround = ({ number, title }: Pick<Step, 'number' | 'title'>): Ground[] => [
  words(number),
  words(title),
];

export function sourceGrounds({ source }: Step): { place: Ground[]; words: Ground } {
  if (source === null) return { place: [], words: words('') };
  return { place: [words(source.file), words(placeText(source))], words: words(source.words) };
}

/** Texts whose numbers a step's sentences may repeat: titles of its nodes, its facts and its bodies. */
export function namesIn(city: City, step: Step): string[] {
  const facts = step.inputs.map(({ fact }) => there(city.facts.get(fact), fact));
  const titles = facts.flatMap((fact) =>
    fact.type === 'adjustment' ? [fact.title, fact.matter ?? '', fact.incident ?? ''] : [],
  );
  const answers = facts.flatMap((fact) => (fact.type === 'tally' ? Object.keys(fact.counts) : []));
  const nodes = [...stepsOf(step)].flatMap(({ number, title }) => [number ?? '', title]);
  return [...nodes, ...titles, ...titles, ...answers, ...city.titles.values()];
}

/** A note on a grade: the size of the group, the share of a quota and its places. */
export function gradeNoteGrounds(city: City, card: Scorecard): Ground[] {
  if (card.gradeNote === null || numeralsIn(card.gradeNote).length === 0) return [words(card.gradeNote)];
  const { size, quotas } = groupFigures(city, card);
  const quota = there(quotas[0], 'quota');
  return [figure(size), figure(quota.share), figure(quota.places)];
}

/** What a limit has cut, nominal before effective points. */
export const cutGrounds = (city: City, card: Scorecard, node: string): Ground[] => {
  const cut = cardFigures(city, card).rows.find((row) => row.node === node)?.cut;
  return cut == null ? [] : [figure(cut.nominal), figure(cut.limit)];
};

export const warningGrounds = ({ snapshot, summary }: City): Ground[][] => [
  [words(snapshot.result.demonstration)],
  summary.assumed === null ? [] : [figure(summary.assumed)],
];

/** An assumption as a line: the question, its answer and the reason. */
export const assumptionGrounds = (city: City): { answer: Ground[]; reason: Ground }[] =>
  city.snapshot.result.assumed.map(({ parameter, value: text, reason }) => ({
    answer: parameterGrounds(city, parameter, text),
    reason: words(reason),
  }));

export const digestGrounds = ({ snapshot: { receipt } }: City, length = 64): Ground[] =>
  [receipt.scheme, receipt.assumptions, receipt.facts, receipt.result].flatMap((digest) =>
    digest === null ? [] : [byRule(digest.slice(0, length), 'digest')],
  );
