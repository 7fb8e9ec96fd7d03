// The explanation (得分说明): a scorecard as Chinese sentences, from the total down to the facts, the parameters and the words of the clause.
import { labelOf, oneLine } from '../domain/display.ts';
import type { Line, LineKind } from '../domain/explanation.ts';
import { isEquation } from '../domain/explanation.ts';
import { absentReasons } from '../domain/glossary.ts';
import type { Fact, Facts } from '../domain/fact.ts';
import type { Parameter, Scheme } from '../domain/scheme.ts';
import { type TellValue, valueTeller } from '../domain/policy-value.ts';
import type { Origin, Piece, Result, Scorecard, Step, Use } from '../domain/scorecard.ts';
import { placeText } from '../domain/source.ts';
import { titlesIn } from '../domain/title.ts';
import { tellFact } from './explain/fact.ts';

/** `assumed` gives the reasons of assumed parameters; a result brings its own. */
export type Lookups = { scheme: Scheme; facts: Facts; assumed?: Result['assumed'] };

export type Books = {
  titles: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  facts: ReadonlyMap<string, Fact>;
  parameters: ReadonlyMap<string, Parameter>;
  assumed: ReadonlyMap<string, string>;
  tellValue: TellValue;
};

function booksOf({ scheme, facts, assumed = [] }: Lookups): Books {
  return {
    titles: titlesIn(scheme),
    groups: new Map(scheme.groups.map(({ id, title }) => [id, title])),
    facts: new Map(facts.facts.map((fact) => [fact.id, fact])),
    parameters: new Map(scheme.parameters.map((parameter) => [parameter.key, parameter])),
    assumed: new Map(assumed.map(({ parameter, reason }) => [parameter, reason])),
    tellValue: valueTeller(scheme),
  };
}

/** “2.1 从严治党 得 13.5 分 = 15 分 × 四项得分率平均 90%；其中：”. The sign = only where the sentence is the whole calculation. */
function tellStep(step: Step, subject: string): Piece[] {
  const label = labelOf(step);
  if (step.value === null) {
    const reason = step.absent === null ? '' : absentReasons[step.absent];
    return [`${label} 没有得分：${reason}`, ...(step.sentence.length === 0 ? [] : ['（', ...step.sentence, '）'])];
  }
  const origin: Origin = { from: 'step', node: step.node, subject };
  const sign = isEquation(step) ? ' = ' : '：';
  const below = step.children.length === 0 ? [] : ['；其中：'];
  return [`${label} 得 `, { value: step.value, as: 'points', origin }, ` 分${sign}`, ...step.sentence, ...below];
}

/** Who signed a value and why; an assumed one says that it waits for a signature. */
function tellUse(use: Use, books: Books): Piece[] {
  const parameter = books.parameters.get(use.parameter);
  const value = books.tellValue(use.parameter, use.value);
  const head: Piece[] = [`参数：${oneLine(parameter?.title ?? use.parameter)} 取 `, ...value];
  if (use.assumed) {
    const reason = books.assumed.get(use.parameter);
    return [...head, `（假设，待签署${reason === undefined || reason === '' ? '' : `；理由：${reason}`}）`];
  }
  const signed = parameter?.signer == null ? '' : `${parameter.signer}签署`;
  const reason = parameter?.reason == null ? '' : `理由：${parameter.reason}`;
  const source = parameter?.source == null ? '' : `出处：${placeText(parameter.source)}`;
  const basis = [signed, reason, source].filter((part) => part !== '').join('；');
  return basis === '' ? head : [...head, `（${basis}）`];
}

function linesOf(step: Step, subject: string, depth: number, books: Books): Line[] {
  const line = (kind: LineKind, pieces: Piece[]): Line => ({ depth: depth + 1, kind, node: step.node, pieces });
  const facts = step.inputs.map((input) => {
    const fact = books.facts.get(input.fact);
    return line('fact', fact === undefined ? [`事实“${input.fact}”`] : tellFact(fact, input, books.titles));
  });
  const { source } = step;
  return [
    { depth, kind: 'step', node: step.node, pieces: tellStep(step, subject) },
    ...step.notes.map((note) => line('note', note)),
    ...facts,
    ...step.parameters.map((use) => line('parameter', tellUse(use, books))),
    ...(source === null ? [] : [line('clause', [`出处：${placeText(source)}：“${oneLine(source.words)}”`])]),
    ...step.children.flatMap((child) => linesOf(child, subject, depth + 1, books)),
  ];
}

/** Name, total, rank and grade in one sentence; what is missing where there is no total. */
function tellTotal(card: Scorecard, books: Books): Piece[] {
  const origin: Origin = { from: 'step', node: card.step.node, subject: card.subject };
  const name = books.titles.get(card.subject) ?? card.subject;
  const group = books.groups.get(card.group) ?? card.group;
  if (card.total === null) {
    return [
      `${name}（${group}） 暂无总分，还缺：${card.missing.map((node) => books.titles.get(node) ?? node).join('、')}`,
    ];
  }
  const ranked: Piece = { value: String(card.rank), as: 'count', origin: { from: 'computed', of: [origin] } };
  const rank: Piece[] =
    card.rank === null ? ['，总分相同，名次待定'] : ['，第 ', ranked, ' 名', ...(card.tied ? ['（并列）'] : [])];
  return [
    `${name}（${group}） 总分 `,
    { value: card.total, as: 'points', origin },
    ' 分',
    ...rank,
    ...(card.rankByRounding ? ['，名次受舍入影响'] : []),
    ...(card.grade === null ? [] : [`，等次：${card.grade}`]),
    ...(card.gradeNote === null ? [] : [`（${card.gradeNote}）`]),
  ];
}

const isResult = (what: Result | Scorecard): what is Result => 'format' in what;

/** A whole result opens with its title and what was assumed. Pure: names come from the lookups, nothing is computed. */
export function explain(what: Result | Scorecard, lookups: Lookups): Line[] {
  if (!isResult(what)) {
    const books = booksOf(lookups);
    return [
      { depth: 0, kind: 'total', node: null, pieces: tellTotal(what, books) },
      ...linesOf(what.step, what.subject, 0, books),
    ];
  }
  const assumed = { ...lookups, assumed: what.assumed };
  const books = booksOf(assumed);
  const uses = what.assumed.map(({ parameter, value }) => tellUse({ parameter, value, assumed: true }, books));
  const idle = (what.idle ?? []).map((use) => [...tellUse({ ...use, assumed: false }, books), '；另有假设，未采用']);
  const title = [`${what.title}（${what.cycle}）`, ...(what.demonstration === null ? [] : [`——${what.demonstration}`])];
  return [
    { depth: 0, kind: 'title', node: null, pieces: title },
    ...[...uses, ...idle].map((pieces): Line => ({ depth: 0, kind: 'parameter', node: null, pieces })),
    ...what.scorecards.flatMap((card) => explain(card, assumed)),
  ];
}
