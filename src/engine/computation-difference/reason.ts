// Why a row has another score than before (得分变化的原因): facts, parameters, rules, points, or the others of the group.
import { inQuotes } from '../../domain/quote.ts';
import { oneLine, showAmount, showSentence } from '../../domain/display.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Fact } from '../../domain/fact.ts';
import { type TellValue, valueTeller } from '../../domain/policy-value.ts';
import { type Node, nodesOf, type Scheme } from '../../domain/scheme.ts';
import type { Step, Use } from '../../domain/scorecard.ts';
import { titlesIn } from '../../domain/title.ts';
import { tellEntered } from '../explain/fact.ts';
import type { Computation } from '../computation.ts';

/** `fact` and `parameter` where the reason is one; `text` is a whole Chinese sentence without its full stop. */
export type Reason = {
  kind: 'fact-added' | 'fact-corrected' | 'fact-gone' | 'parameter' | 'rule' | 'points' | 'others';
  fact: string | null;
  parameter: string | null;
  text: string;
};

/** One of the two computations, prepared for many questions. */
export type Side = {
  facts: ReadonlyMap<string, Fact>;
  nodes: ReadonlyMap<string, Node>;
  titles: ReadonlyMap<string, string>;
  questions: ReadonlyMap<string, string>;
  tellValue: TellValue;
  rules: string;
};

/** What computes, without the words around it. */
const ruleOf = ({ kind, points, operation, rounding, assessors, groups }: Node): string =>
  canonical([kind, points, operation, rounding, assessors, groups]);

const rulesOf = ({ absent, recusal, rounding, order, ranking, vetoes }: Scheme): string =>
  canonical([absent, recusal, rounding, order ?? null, ranking, vetoes]);

export function sideOf({ scheme, facts }: Computation): Side {
  const nodes = new Map([...nodesOf(scheme.root)].map((node) => [node.id, node]));
  return {
    facts: new Map(facts.facts.map((fact) => [fact.id, fact])),
    nodes,
    titles: titlesIn(scheme),
    questions: new Map(scheme.parameters.map(({ key, title }) => [key, oneLine(title)])),
    tellValue: valueTeller(scheme),
    rules: rulesOf(scheme),
  };
}

function* stepsOf(step: Step | null): Generator<Step> {
  if (step === null) return;
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

const usedIn = (step: Step | null): Set<string> =>
  new Set([...stepsOf(step)].flatMap(({ inputs }) => inputs.filter(({ used }) => used).map(({ fact }) => fact)));

const parametersIn = (step: Step | null): Map<string, Use> =>
  new Map([...stepsOf(step)].flatMap(({ parameters }) => parameters.map((use): [string, Use] => [use.parameter, use])));

/** A fact in words; one of somebody else says whose it is. */
function told(side: Side, id: string, subject: string): string {
  const fact = side.facts.get(id);
  if (fact === undefined) return '已经不在的一条';
  const whose = fact.subject === subject ? '' : `${side.titles.get(fact.subject) ?? fact.subject}的`;
  return `${whose}${showSentence(tellEntered(fact, side.titles))}`;
}

const factReason = (kind: Reason['kind'], fact: string, text: string): Reason => ({
  kind,
  fact,
  parameter: null,
  text,
});

/** What a fact corrects, the last first: between two computations it may be corrected more than once. */
function* chainOf(side: Side, id: string): Generator<string> {
  const earlier = side.facts.get(id)?.supersedes ?? null;
  if (earlier === null) return;
  yield earlier;
  yield* chainOf(side, earlier);
}

function factReasons(before: Side, after: Side, subject: string, old: Set<string>, now: Set<string>): Reason[] {
  const came = [...now].filter((id) => !old.has(id));
  const corrected = new Set(came.flatMap((id) => [...chainOf(after, id)]));
  const went = [...old].filter((id) => !now.has(id) && !corrected.has(id));
  return [
    ...came.map((id) => {
      // One that came and was corrected since the earlier computation was never counted.
      const earlier = [...chainOf(after, id)].find((each) => before.facts.has(each));
      return earlier === undefined
        ? factReason('fact-added', id, `计入${told(after, id, subject)}`)
        : factReason(
            'fact-corrected',
            id,
            `更正为${told(after, id, subject)}（原为${told(before, earlier, subject)}）`,
          );
    }),
    ...went.map((id) => factReason('fact-gone', id, `不再计入${told(before, id, subject)}`)),
  ];
}

function parameterReasons(before: Side, after: Side, old: Map<string, Use>, now: Map<string, Use>): Reason[] {
  return [...now].flatMap(([key, use]) => {
    const earlier = old.get(key);
    if (earlier === undefined || earlier.value === use.value) return [];
    const values = [before.tellValue(key, earlier.value), after.tellValue(key, use.value)].map(showSentence);
    const text = `参数${inQuotes(after.questions.get(key) ?? key)}由 ${values.join(' 改为 ')}${use.assumed ? '（假设）' : ''}`;
    return { kind: 'parameter', fact: null, parameter: key, text } satisfies Reason;
  });
}

const plainReason = (kind: Reason['kind'], text: string): Reason => ({ kind, fact: null, parameter: null, text });

/** Rows below the row whose way of counting changed. */
function ruleReasons(before: Side, after: Side, steps: readonly Step[]): Reason[] {
  const changed = [...new Set(steps.map(({ node }) => node))].filter((id) => {
    const [old, now] = [before.nodes.get(id), after.nodes.get(id)];
    return old === undefined || now === undefined || ruleOf(old) !== ruleOf(now);
  });
  const rows = changed.map((id) => inQuotes(after.titles.get(id) ?? before.titles.get(id) ?? id));
  return [
    ...(rows.length === 0 ? [] : [plainReason('rule', `计分办法有变：${rows.join('、')}`)]),
    ...(before.rules === after.rules ? [] : [plainReason('rule', '方案的总体规则有变')]),
  ];
}

const pointsShown = (points: string | null): string => (points === null ? '无分值' : `${showAmount(points)} 分`);

/** At least one reason: what no fact, parameter or rule of the row explains comes from the others. */
export function reasonsFor(
  [before, after]: readonly [Side, Side],
  subject: string,
  [old, now]: readonly [Step | null, Step | null],
): Reason[] {
  const own = [
    ...factReasons(before, after, subject, usedIn(old), usedIn(now)),
    ...parameterReasons(before, after, parametersIn(old), parametersIn(now)),
    ...ruleReasons(before, after, [...stepsOf(old), ...stepsOf(now)]),
  ];
  if (own.length > 0) return own;
  if (old !== null && now !== null && old.points !== now.points)
    return [plainReason('points', `本项分值由 ${pointsShown(old.points)} 变为 ${pointsShown(now.points)}`)];
  return [plainReason('others', '本项没有变，是同组其他单位或别的项的变化带来的')];
}
