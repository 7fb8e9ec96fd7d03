// Invented facts for a worked example (举例用的事实): what an ordinary body might bring, of the kind that the operation reads.
import { type Adjustment, type Fact, plainAdjustment } from '../../domain/fact.ts';
import type { Goal } from '../../domain/goal.ts';
import type { Operation, OperationOf } from '../../domain/operation.ts';
import { figuresRead, kindRead } from '../../domain/operation-reads.ts';
import { add, fixed, format, formatPercent, mul, parse, rational } from '../../domain/rational.ts';
import type { Settled } from '../../domain/setting.ts';

export const period = '2026';
export const exampleSubjects = ['甲局', '乙局', '丙局'] as const;
/** The node in question. */
export const exampleNode = 'row';

const common = { by: '举例', at: `${period}-12-30`, evidence: [], supersedes: null };
type Ballot = OperationOf<'ballot-levels' | 'ballot-mean' | 'ballot-ranking' | 'vote-bands'>;

/** 90 %, 80 % and 95 % of full, in turn. */
const shares = [rational(9n, 10n), rational(4n, 5n), rational(19n, 20n)] as const;
/** A percentage stays one. */
function shareOf(full: string, index: number): string {
  const share = mul(parse(full), shares[index % shares.length] ?? shares[0]);
  return full.endsWith('%') ? formatPercent(share) : format(share);
}

export const exampleMarks = (node: string, assessors: readonly string[], full: string): Fact[] =>
  exampleSubjects.flatMap((subject, at) =>
    assessors.map((assessor, index): Fact => {
      const value = shareOf(full, at + index);
      return {
        type: 'mark',
        id: `${node}-${subject}-${assessor}`,
        ...common,
        node,
        subject,
        assessor,
        value,
        notApplicable: false,
        reason: '举例',
      };
    }),
  );

/** What a goal asks for, as far as the scheme says it; else a round number. */
const goalNumber = (goal: Settled<Goal> | undefined): string => (goal?.from === 'value' ? goal.value : '100');

function goalIn(operation: Settled<Operation>): Settled<Goal> | undefined {
  if ('goal' in operation) return operation.goal;
  const measured = 'actual' in operation ? operation.actual : 'figure' in operation ? operation.figure : '';
  return typeof measured === 'object' ? measured.against : undefined;
}

const plus = (number: string, more: number): string => format(add(parse(number), parse(String(more))));

/** Cases are counted from what is allowed, or missing to what is required; null where the figure counts none. */
function casesOf(operation: Settled<Operation>, index: number): string | null {
  const cases = 2 + index;
  if (operation.type === 'count') return plus(operation.allowed ?? '0', cases);
  if (operation.type === 'escalate') return String(cases);
  if (operation.type !== 'shortfall') return null;
  return plus(typeof operation.required === 'string' ? operation.required : goalNumber(operation.required), -cases);
}

/** A number of the year that earns something and is not everything. */
function ownNumber(operation: Settled<Operation>, index: number): string {
  const cases = casesOf(operation, index);
  if (cases !== null) return cases;
  if (operation.type === 'take-over') return shareOf(operation.outOf, index);
  if (operation.type === 'tiers') return String(15 + index);
  if (operation.type === 'bands') return bandNumber(operation, index);
  const goal = goalNumber(goalIn(operation));
  return operation.type === 'reach' ? goal : shareOf(goal, index);
}

/** Inside of one of the intervals. */
function bandNumber({ bands }: Settled<OperationOf<'bands'>>, index: number): string {
  const band = bands[index % bands.length];
  const [low, high] = [band?.from ?? null, band?.to ?? null];
  if (low !== null && high !== null) return format(mul(add(parse(low), parse(high)), rational(1n, 2n)));
  if (low !== null) return format(add(parse(low), parse(low.endsWith('%') ? '1%' : '1')));
  return high === null ? '80' : format(add(parse(high), parse(high.endsWith('%') ? '-1%' : '-1')));
}

function exampleFigures(operation: Settled<Operation>): Fact[] {
  const [own] = figuresRead(operation, period);
  return exampleSubjects.flatMap((subject, index) =>
    figuresRead(operation, period).map((read): Fact => {
      const level = operation.type === 'levels' ? (Object.keys(operation.levels)[index === 0 ? 1 : 0] ?? null) : null;
      const isOwn = read.key === own?.key && read.period === period;
      const number = isOwn ? ownNumber(operation, index) : '100';
      const value = operation.type === 'levels' ? null : number;
      const id = `${subject}-${read.key}-${read.period}`;
      return {
        type: 'figure',
        id,
        ...common,
        node: exampleNode,
        subject,
        ...read,
        value,
        level,
        notApplicable: false,
        reason: null,
      };
    }),
  );
}

/** Answers with votes, most for the best. */
function countsOf(operation: Settled<Ballot>, most: number): Record<string, number> {
  const [many, some, few] = [most, 30, 10];
  if (operation.type === 'ballot-mean')
    return { [shareOf(operation.scale, 0)]: many, [shareOf(operation.scale, 1)]: some };
  if (operation.type === 'ballot-ranking') return { 1: many, 2: some, 3: few };
  if (operation.type === 'vote-bands') {
    const [answer = ''] = [operation.answer].flat();
    return Object.fromEntries([
      [answer, many],
      [`非${answer}`, few],
    ]);
  }
  const [best = '', second = best, third = second] = Object.keys(operation.levels);
  return { [third]: few, [second]: some, [best]: many };
}

const exampleTallies = (operation: Settled<Ballot>): Fact[] =>
  exampleSubjects.map((subject, index) => {
    const least = operation.minimum == null ? 0 : Number.parseInt(fixed(parse(operation.minimum), 0), 10);
    const most = Math.max(60, least) + 10 - index * 5;
    const { voterGroup = null, channel = null } = operation;
    return {
      type: 'tally',
      id: `票-${subject}`,
      ...common,
      node: exampleNode,
      subject,
      voterGroup,
      channel,
      counts: countsOf(operation, most),
    };
  });

export const exampleAdjustment = (node: string, subject: string, more: Partial<Adjustment>): Adjustment => ({
  ...plainAdjustment,
  id: `${node}-${subject}-${more.title ?? ''}`,
  ...common,
  node,
  subject,
  title: '事项',
  ...more,
});

function exampleAdjustments(operation: Settled<Operation>): Fact[] {
  const [subject] = exampleSubjects;
  const at = (title: string, more: Partial<Adjustment>): Fact =>
    exampleAdjustment(exampleNode, subject, { title, document: `示范发〔${period}〕1号`, ...more });
  if (operation.type === 'graded')
    return Object.keys(operation.grades)
      .slice(-1)
      .map((level) => at('某个问题', { level }));
  if (operation.type === 'provincial-rank') {
    const ranked = Math.max(9, operation.top.length + operation.bottom.length);
    return [at('某项指标', { rank: Math.min(2, Math.max(1, operation.top.length)), ranked, bodies: 2, share: '50%' })];
  }
  if (operation.type !== 'adjustments') return [];
  const [level = null] = Object.keys(operation.levels ?? {});
  const what = operation.sign === 'plus' ? '某项表彰' : '某次通报';
  return [at(what, { level, points: operation.levels === null ? '1' : null, matter: '某事', incident: '某事' })];
}

const isBallot = (operation: Settled<Operation>): operation is Settled<Ballot> => kindRead(operation.type) === 'tally';

/** `full` is what a mark may be at most; compositions read no facts. */
export function exampleFacts(operation: Settled<Operation>, assessors: readonly string[], full: string): Fact[] {
  const kind = kindRead(operation.type);
  if (kind === 'mark')
    return exampleMarks(exampleNode, assessors, operation.type === 'discretion' ? operation.max : full);
  if (kind === 'figure') return exampleFigures(operation);
  if (isBallot(operation)) return exampleTallies(operation);
  return kind === 'adjustment' ? exampleAdjustments(operation) : [];
}
