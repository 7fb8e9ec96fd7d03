// Facts of the demonstration city (示范事实): marks, tallies, adjustments and figures for every office and row.
import type { Fact, Facts, Figure, Mark, Tally } from '../../domain/fact.ts';
import {
  compare,
  div,
  format,
  isDecimal,
  mul,
  parse,
  rational,
  round,
  type Rational,
  whole,
} from '../../domain/rational.ts';
import type { Subject } from '../../domain/scheme.ts';
import type { Plan } from '../../engine/plan.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { adjustmentsFor, type Person, ranksFor } from './adjustments.ts';
import { countsFor } from './ballots.ts';
import { city } from './bodies.ts';
import { clerksOf } from './clerks.ts';
import { chanceOf } from './random.ts';
import { cycle, demonstration } from './scheme.ts';
import { reasonsOf } from './reasons.ts';

/** A part of a number in hundredths; where the whole has no end as a decimal, two places of it. */
function hundredths(full: Rational, share: number): string {
  const value = div(mul(full, whole(share)), whole(100));
  return format(isDecimal(value) ? value : round(value, 2, 'down'));
}

const quality = (seed: number, person: Person): number =>
  person.isShown ? 9 : chanceOf(seed, 'quality', person.seedName).whole(3, 12);

/** Marks of the assessors but the subject itself: most are full, the others say why not. */
function marksFor(plan: Plan, node: PlannedNode, person: Person, seed: number): Mark[] {
  const { operation } = node;
  if (operation.type !== 'marks' && operation.type !== 'discretion') return [];
  const scale =
    operation.type === 'marks' && operation.scale !== null
      ? parse(operation.scale)
      : operation.type === 'discretion'
        ? parse(operation.max)
        : plan.points.get(node.id)?.get(person.subject.group)?.value;
  if (scale == null) return [];
  const others = node.assessors.filter((assessor) => assessor !== person.subject.id);
  const organiser = plan.scheme.organiser;
  const alone =
    node.assessors.length > 0 && others.length === 0 && plan.rules.recusal.alone === 'organiser' && organiser !== null;
  return (alone ? [organiser] : others).map((assessor): Mark => {
    const chance = chanceOf(seed, 'mark', node.id, person.seedName, assessor);
    const share = chance.chance(quality(seed, person), 18) ? 100 - chance.whole(1, 14) : 100;
    const value = share === 100 && isDecimal(scale) ? format(scale) : hundredths(scale, share);
    const isFull = compare(parse(value), scale) === 0;
    return {
      type: 'mark',
      id: `mark:${node.id}:${person.subject.id}:${assessor}`,
      node: node.id,
      subject: person.subject.id,
      by: chance.pick(clerksOf(plan.scheme, assessor)),
      at: `2022-12-${String(chance.whole(10, 30))}`,
      evidence: isFull ? [] : [`示范材料-${chance.whole(100, 999)}.pdf`],
      supersedes: null,
      assessor,
      value,
      notApplicable: false,
      reason: isFull ? null : chance.pick(reasonsOf(assessor, node.id)),
    };
  });
}

function talliesFor(node: PlannedNode, person: Person, seed: number): Tally[] {
  const { operation } = node;
  if (
    operation.type !== 'ballot-levels' &&
    operation.type !== 'ballot-mean' &&
    operation.type !== 'ballot-ranking' &&
    operation.type !== 'vote-bands'
  )
    return [];
  const chance = chanceOf(seed, 'tally', node.id, person.seedName);
  const voterGroup = operation.voterGroup ?? null;
  const channel = operation.channel ?? null;
  // One channel of the seventh seat has too few votes.
  const isFew = channel !== null && person.seat === 6 && node.id.endsWith('.2');
  const voters = isFew ? chance.whole(8, 15) : channel === null ? chance.whole(12, 18) : chance.whole(240, 860);
  const id = `tally:${node.id}:${person.subject.id}`;
  const who = {
    by: '示范计票系统',
    at: '2022-12-31',
    evidence: [`示范计票单-${chance.whole(1000, 9999)}.pdf`],
    supersedes: null,
  };
  return [
    {
      type: 'tally',
      id,
      node: node.id,
      subject: person.subject.id,
      ...who,
      voterGroup,
      channel,
      counts: countsFor(operation, voters, chance),
    },
  ];
}

/** The figure of a row that is held against a goal in per cent. */
function figuresFor({ scheme }: Plan, node: PlannedNode, person: Person, seed: number): Figure[] {
  const { operation } = node;
  if (operation.type !== 'ratio' || typeof operation.actual !== 'string') return [];
  const chance = chanceOf(seed, 'figure', node.id, person.seedName);
  const value = `${format(rational(BigInt(chance.whole(860, 999)), 10n))}%`;
  const who = {
    by: chance.pick(clerksOf(scheme, scheme.organiser)),
    at: '2022-12-30',
    evidence: [`示范台账-${chance.whole(100, 999)}.xlsx`],
    supersedes: null,
  };
  const key = operation.actual;
  return [
    {
      type: 'figure',
      id: `figure:${node.id}:${person.subject.id}`,
      node: node.id,
      subject: person.subject.id,
      ...who,
      key,
      period: cycle,
      value,
      level: null,
      notApplicable: false,
      reason: null,
    },
  ];
}

function factsOf(plan: Plan, node: PlannedNode, person: Person, seed: number): Fact[] {
  const { operation } = node;
  if (operation.type === 'adjustments') return adjustmentsFor(plan.scheme, node, operation, person, seed);
  if (operation.type === 'provincial-rank') return ranksFor(plan.scheme, node, operation, person, seed);
  return [
    ...marksFor(plan, node, person, seed),
    ...talliesFor(node, person, seed),
    ...figuresFor(plan, node, person, seed),
  ];
}

/** Two offices that mark nobody get the same facts word for word, so that they tie: the last two of their group. */
function twinsOf(plan: Plan, subjects: readonly Subject[]): Subject[] {
  const assessors = new Set([...plan.nodes.values()].flatMap((node) => node.assessors));
  return subjects.filter(({ id }) => !assessors.has(id)).slice(-2);
}

/** The first mark under full of the first office was entered wrongly and is corrected by a later fact. */
function withCorrection(facts: Fact[]): Fact[] {
  const wrong = facts.find((fact): fact is Mark => fact.type === 'mark' && fact.reason !== null);
  if (wrong === undefined || wrong.value === null) return facts;
  const correction: Mark = {
    ...wrong,
    id: `${wrong.id}:更正`,
    at: '2022-12-31',
    supersedes: wrong.id,
    reason: `${wrong.reason ?? ''}（复核后更正分值）`,
    value: format(mul(parse(wrong.value), parse('0.98'))),
  };
  return [...facts, correction];
}

/** `shown` is the office whose scorecard is the example. All facts, by subject and in the order of the table. Equal seeds give equal facts. */
export function demoFacts(plan: Plan, shown: string | null, seed: number): Facts {
  const { scheme } = plan;
  const persons = scheme.groups.flatMap((group): Person[] => {
    const subjects = scheme.subjects.filter((subject) => subject.group === group.id);
    const [first, second] = twinsOf(plan, subjects);
    return subjects.map((subject, seat) => ({
      subject,
      seat,
      seedName: subject === second && first !== undefined ? first.id : subject.id,
      isShown: subject.id === shown,
    }));
  });
  const facts = persons.flatMap((person) =>
    [...plan.nodes.values()]
      .filter((node) => node.children.length === 0 && plan.appliesTo.get(node.id)?.has(person.subject.group) === true)
      .flatMap((node) => factsOf(plan, node, person, seed)),
  );
  return {
    format: 'plumbline/facts/1',
    title: `${city}${cycle}年度绩效考评事实`,
    cycle,
    demonstration,
    facts: withCorrection(facts),
  };
}
