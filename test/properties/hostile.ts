// Hostile schemes and facts (刁难的方案与事实): every operation of one row with settings nobody would mean; most are refused.
import * as fc from 'fast-check';
import type { Fact } from '../../src/domain/fact.ts';
import { Operation } from '../../src/domain/operation.ts';
import type { Node, Scheme } from '../../src/domain/scheme.ts';
import { adjustment, figure, mark, node, scheme, subjects, tally } from './kit.ts';

const amount = fc.constantFrom('0', '1', '-1', '5', '10', '0.5', '50%', '150%', '-50%', '1/3', '-7/3', '9'.repeat(30));
const divisor = fc.constantFrom('1', '5', '1%', '1/3', '0.0001');
const key = fc.constantFrom('数', '它');
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const goal = fc.oneof(
  fc.record({ from: fc.constant('value'), value: amount }),
  fc.record({ from: fc.constant('figure'), key }),
  fc.record({ from: fc.constant('last-year'), key, growth: amount }),
  fc.record({ from: fc.constant('mean-of-years'), key, years: fc.integer({ min: 1, max: 3 }) }),
);
const measured = fc.oneof(
  key,
  fc.record({ figure: key, against: goal, as: fc.constantFrom('rate', 'growth', 'difference') }),
);
const order = fc.constantFrom('high-first', 'low-first');
const ties = fc.constantFrom('same', 'mean');
const unit = fc.constantFrom('share', 'absolute');
const steps = fc.constantFrom('proportional', 'whole');
const levels = fc.dictionary(fc.constantFrom('好', '中', '差'), amount);
const table = fc.array(amount, { minLength: 1, maxLength: 3 });
const bound = { fromIncluded: fc.boolean(), toIncluded: fc.boolean() };
const bands = fc.array(fc.record({ from: orNull(amount), to: orNull(amount), ...bound, points: amount }), {
  minLength: 1,
  maxLength: 3,
});
const slope = orNull(fc.record({ per: divisor, points: amount, unit }));
const ballot = {
  voterGroup: orNull(fc.constant('甲')),
  channel: fc.constant(null),
  minimum: orNull(amount),
  invalid: fc.constantFrom<string[][]>([], ['中']),
};
const combine = fc.oneof(
  fc.constant({ how: 'mean' }),
  fc.record({ how: fc.constant('weights'), weights: fc.record({ 考评甲: amount, 考评乙: amount }) }),
  fc.record({ how: fc.constant('leader'), leader: fc.constantFrom('考评甲', '子'), share: amount }),
  fc.record({ how: fc.constant('trimmed'), drop: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ how: fc.constant('parts'), points: orNull(fc.record({ 考评甲: amount, 考评乙: amount })) }),
);
const start = fc.constantFrom('full', 'zero');
const against = { actual: measured, goal, order };
const group = { figure: measured, order };

const fields: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  marks: { scale: orNull(divisor), combine },
  discretion: { from: start, min: amount, max: amount },
  reach: against,
  ratio: { ...against, cap: orNull(amount) },
  slope: { ...against, atGoal: amount, above: slope, below: slope, steps },
  tiers: {
    actual: measured,
    base: amount,
    tiers: fc.array(fc.record({ upTo: orNull(amount), divisor }), { minLength: 1, maxLength: 3 }),
  },
  count: { figure: key, from: start, each: amount, allowed: orNull(amount), floor: orNull(amount) },
  shortfall: { figure: key, required: fc.oneof(amount, goal), each: amount },
  escalate: { figure: key, steps: fc.array(fc.oneof(amount, fc.constant('all')), { minLength: 1, maxLength: 3 }) },
  graded: { grades: levels },
  levels: { figure: key, levels },
  bands: { figure: measured, bands },
  'vote-bands': { ...ballot, answer: fc.constantFrom('好', '差'), bands },
  'rank-table': { ...group, table, ties, qualify: goal },
  'rank-ladder': { ...group, step: amount, ties },
  'best-ratio': group,
  'against-mean': { ...group, base: amount, per: divisor, points: amount, unit, steps },
  'max-min': { ...group, base: amount },
  'take-over': { figure: key, outOf: divisor },
  'ballot-levels': { ...ballot, levels },
  'ballot-mean': { ...ballot, scale: divisor },
  'ballot-ranking': { ...ballot, table },
  'provincial-rank': {
    top: table,
    bottom: table,
    share: fc.constantFrom('each', 'equal', 'stated'),
    ties,
    few: fc.constantFrom('top-first', 'bottom-first', 'none'),
    outside: fc.constantFrom('set-aside', 'refuse'),
  },
};
const operation = fc.oneof(
  ...Object.entries(fields).map(([type, settings]) => fc.record({ type: fc.constant(type), ...settings })),
);

const who = ['子', '丑', '寅'];
const subject = fc.constantFrom(...who);
const level = orNull(fc.constantFrom('好', '差'));
const small = orNull(fc.integer({ min: 1, max: 5 }));
const votes = fc.dictionary(fc.constantFrom('好', '中', '差', '1', '2'), fc.nat(20));

/** Facts of all kinds on the row; most do not belong there. */
const factOf = (id: string): fc.Arbitrary<Fact> =>
  fc.oneof(
    fc
      .record({ subject, value: orNull(amount), key, period: fc.constantFrom('2022', '2021', '2020'), level })
      .map((given) =>
        given.level === null
          ? figure('1', given.subject, given.value, { id, key: given.key, period: given.period })
          : figure('1', given.subject, null, { id, key: given.key, level: given.level, notApplicable: false }),
      ),
    fc
      .record({ subject, value: orNull(amount), assessor: fc.constantFrom('考评甲', '考评乙', '子', '主办') })
      .map((given) => mark('1', given.subject, given.value, { id, assessor: given.assessor })),
    fc
      .record({ subject, votes, voterGroup: ballot.voterGroup })
      .map((given) => tally('1', given.subject, given.votes, { id, voterGroup: given.voterGroup })),
    fc
      .record({ subject, level, rank: small, ranked: small, tied: small, bodies: small, share: orNull(amount) })
      .map(({ subject: whose, ...given }) => adjustment('1', whose, null, { id, ...given })),
  );

const row = fc
  .record({
    operation,
    points: fc.constantFrom(null, '0', '5', '10'),
    assessors: fc.constantFrom<string[][]>(['考评甲', '考评乙'], ['子'], ['子', '考评甲']),
  })
  .map((given): Node =>
    node('1', Operation.parse(given.operation), { points: given.points, assessors: given.assessors }),
  );

export type Hostile = { scheme: Scheme; facts: Fact[] };

export const hostile: fc.Arbitrary<Hostile> = fc
  .record({
    row,
    facts: fc.tuple(...Array.from({ length: 16 }, (_, index) => factOf(`事${index}`))),
    absent: fc.constantFrom('reweight', 'peers-mean', 'full', 'zero'),
    alone: fc.constantFrom('reweight', 'peers-mean', 'organiser'),
    order: fc.constantFrom('adjust-then-round', 'round-then-adjust'),
    kind: fc.constantFrom('indicator', 'adjustment'),
  })
  .map((given) => ({
    scheme: scheme(node('总', { type: 'sum' }, { children: [{ ...given.row, kind: given.kind }] }), {
      subjects: subjects(...who.map((id): [string, string] => [id, '一组'])),
      absent: given.absent,
      recusal: { alone: given.alone },
      order: given.order,
      rounding: { places: 2, mode: 'half-up' },
    }),
    facts: given.facts,
  }));
