// Random small schemes with facts (随机方案): every composition, marks of several assessors, n/a, caps, vetoes and roundings; always sound.
import * as fc from 'fast-check';
import type { Fact, Mark } from '../../src/domain/fact.ts';
import type { Absent, Combine, Operation } from '../../src/domain/operation.ts';
import { format, mul, parse, rational, sum as total } from '../../src/domain/rational.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import type { Node, Rounding, Scheme } from '../../src/domain/scheme.ts';
import { adjustment, bonus, mark, node, row, scheme } from './kit.ts';

const assessors = ['考评甲', '考评乙', '考评丙'];
const people = ['子', '丑', '寅'];

/** Points in quarters, so that sums stay readable and thirds still occur by division. */
const points = fc.integer({ min: 1, max: 120 }).map((quarters) => format(rational(BigInt(quarters), 4n)));
const rounding: fc.Arbitrary<Rounding | null> = fc.option(
  fc.record({ places: fc.integer({ min: 0, max: 2 }), mode: fc.constantFrom('half-up', 'half-even', 'down') }),
  { freq: 3 },
);
const absent: fc.Arbitrary<Absent> = fc.constantFrom('reweight', 'peers-mean', 'full', 'zero');

const combine: fc.Arbitrary<Combine> = fc.constantFrom<Combine>(
  { how: 'mean' },
  { how: 'weights', weights: { 考评甲: '50%', 考评乙: '30%', 考评丙: '20%' } },
  { how: 'leader', leader: '考评甲', share: '60%' },
  { how: 'trimmed', drop: 1 },
  { how: 'parts', points: null },
);

/** Points as written: generated schemes hold no references. */
const pointsOf = ({ points: own }: Node): string => (typeof own === 'string' ? own : '0');

const leaf = (id: string, full: string | null): fc.Arbitrary<Node> =>
  fc.record({ combine, scale: fc.constantFrom(null, '100'), rounding }).map((given) =>
    row(id, full, {
      assessors,
      rounding: given.rounding,
      operation: { type: 'marks', scale: given.scale, combine: given.combine },
    }),
  );

/** Weights of so many children in hundredths, together one hundred percent. */
function weightsOf(ids: readonly string[]): Record<string, string> {
  const each = 100n / BigInt(ids.length);
  const first = 100n - each * BigInt(ids.length - 1);
  return Object.fromEntries(ids.map((id, index) => [id, `${index === 0 ? first : each}%`]));
}

const kinds = ['sum', 'equal', 'weights', 'rates', 'weighted', 'mean', 'better', 'worse', 'cap'] as const;
type Kind = (typeof kinds)[number];

function composed(id: string, kind: Kind, full: string, rows: Node[], rule: Absent): Node {
  const ids = rows.map((child) => child.id);
  const same = rows.map((child) => ({ ...child, points: full }));
  const make = (operation: Operation, children: Node[], ownPoints = full): Node =>
    node(id, operation, { points: ownPoints, children });
  const without = rows.map((child) => ({ ...child, points: null }));
  const own = format(total(rows.map((child) => parse(pointsOf(child)))));
  const weights = weightsOf(ids);
  const made: Record<Kind, Node> = {
    sum: make({ type: 'sum', absent: rule }, rows, own),
    equal: make({ type: 'share', by: { how: 'equal' }, absent: rule }, without),
    weights: make({ type: 'share', by: { how: 'weights', weights }, absent: rule }, rows),
    rates: make({ type: 'share', by: { how: 'mean-of-rates' }, absent: rule }, rows),
    weighted: make({ type: 'weighted', weights, normalise: true, absent: rule }, rows),
    mean: make({ type: 'mean' }, same),
    better: make({ type: 'pick', which: 'better' }, same),
    worse: make({ type: 'pick', which: 'worse' }, same),
    // A limit below the sum of its rows, so that it cuts some and leaves others.
    cap: node(id, { type: 'cap', max: format(mul(parse(own), rational(3n, 4n))), min: null }, { children: rows }),
  };
  return made[kind];
}

const component = (id: string): fc.Arbitrary<Node> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      full: points,
      rule: absent,
      rows: fc
        .integer({ min: 1, max: 3 })
        .chain((count) =>
          fc.tuple(
            ...Array.from({ length: count }, (_, index) => points.chain((full) => leaf(`${id}.${index + 1}`, full))),
          ),
        ),
    })
    .map(({ kind, full, rule, rows }) => composed(id, kind, full, rows, rule));

const capped: fc.Arbitrary<Node> = fc
  .record({ max: fc.option(points), min: fc.option(points) })
  .map(({ max, min }) =>
    node(
      '限',
      { type: 'cap', max, min: min === null ? null : `-${min}` },
      { kind: 'adjustment', children: [bonus('加'), bonus('扣', { sign: 'minus' })] },
    ),
  );

const fullOfAll = (children: readonly Node[]): string => format(total(children.map((child) => parse(pointsOf(child)))));

/** The two components side by side, or in a part that only holds them together, with a rounding or a limit of its own. */
function held(how: 'apart' | 'sum' | 'weighted' | 'cap', children: Node[], own: Rounding | null): Node[] {
  if (how === 'apart') return children;
  const isWeighted = how === 'weighted' && children.every(({ points: full }) => full !== null);
  const full = fullOfAll(children);
  const weights = weightsOf(children.map(({ id }) => id));
  const max = format(mul(parse(full), rational(7n, 8n)));
  const operation: Operation =
    how === 'cap' && full !== '0'
      ? { type: 'cap', max, min: null }
      : isWeighted
        ? { type: 'weighted', weights, normalise: true }
        : { type: 'sum' };
  return [node('基', operation, { points: operation.type === 'cap' ? null : full, rounding: own, children })];
}

const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    first: component('1'),
    second: component('2'),
    how: fc.constantFrom('apart', 'sum', 'weighted', 'cap'),
    inner: rounding,
    cap: capped,
    rounding,
    rule: absent,
    ties: fc.constantFrom('equal', 'decision', 'next'),
    criteria: fc.constantFrom('1', '2'),
    vetoed: fc.constantFrom(null, '1', '2', '2.1', '基'),
  })
  .map(({ first, second, how, inner, cap, rounding: last, rule, ties, criteria, vetoed }) => {
    const parts = held(how, [first, second], inner);
    const root = node('总', { type: 'sum' }, { kind: 'total', points: fullOfAll(parts), children: [...parts, cap] });
    const lines = [
      { title: '优秀', atLeast: '30' },
      { title: '良好', atLeast: null },
    ];
    const place = vetoed === '基' && how === 'apart' ? null : vetoed;
    return scheme(root, {
      rounding: last,
      absent: rule,
      ranking: { within: 'all', ties, criteria: [criteria] },
      grades: { lines, quotas: [{ title: '优秀', share: '40%' }] },
      vetoes: [{ level: '重大', effect: 'row-zero', node: place }],
    });
  });

/** Full marks of a row for its marks: its scale, its own points, or what an equal share hands down. */
function fullOf(given: Scheme, child: Node): string {
  if (child.operation?.type === 'marks' && typeof child.operation.scale === 'string') return child.operation.scale;
  if (child.points !== null) return pointsOf(child);
  const parent = [...nodesOf(given.root)].find(({ children }) => children.includes(child)) ?? given.root;
  const { n, d } = parse(pointsOf(parent));
  return format(rational(n, d * BigInt(parent.children.length)));
}

/** What does not apply to somebody at all: a component, or a row of it. */
const outside = fc.array(fc.record({ on: fc.constantFrom('1', '2', '1.1', '2.1'), whom: fc.constantFrom(...people) }), {
  maxLength: 3,
});

/** A mark as a share of full in eighths; null is n/a. Few are n/a, so that most subjects have a total. */
const eighths = fc.option(fc.integer({ min: 0, max: 8 }), { freq: 12 });

function marksFor(given: Scheme): fc.Arbitrary<Mark[]> {
  const rows = [...nodesOf(given.root)].filter(({ operation }) => operation?.type === 'marks');
  const places = rows.flatMap((child) =>
    people.flatMap((who) => assessors.map((assessor) => ({ child, who, assessor }))),
  );
  return fc.tuple(outside, ...places.map(() => eighths)).map(([none, ...shares]) =>
    places.map(({ child, who, assessor }, index) => {
      const isOutside = none.some(({ on, whom }) => whom === who && `${child.id}.`.startsWith(`${on}.`));
      const share = isOutside ? null : (shares[index] ?? null);
      const full = parse(fullOf(given, child));
      return mark(child.id, who, share === null ? null : format(rational(full.n * BigInt(share), full.d * 8n)), {
        assessor,
      });
    }),
  );
}

const adjustments: fc.Arbitrary<Fact[]> = fc
  .array(fc.record({ on: fc.constantFrom('加', '扣'), who: fc.constantFrom(...people), size: points }), {
    maxLength: 5,
  })
  .map((list) => list.map(({ on, who, size }, index) => adjustment(on, who, size, { id: `调${index}` })));

/** Every second town has one. */
const vetoes: fc.Arbitrary<Fact[]> = fc
  .option(fc.record({ on: fc.constantFrom('1.1', '2.1'), who: fc.constantFrom(...people) }), { freq: 2 })
  .map((veto) => (veto === null ? [] : [adjustment(veto.on, veto.who, null, { id: '否', veto: true, level: '重大' })]));

export type Town = { scheme: Scheme; marks: Mark[]; facts: Fact[] };

/** A sound scheme with all marks, some adjustments and perhaps a veto. Raising a mark is possible in `marks`. */
export const towns: fc.Arbitrary<Town> = schemes.chain((given) =>
  fc
    .tuple(marksFor(given), adjustments, vetoes)
    .map(([marks, extra, vetoed]) => ({ scheme: given, marks, facts: [...marks, ...extra, ...vetoed] })),
);

/** The full marks that a mark is out of. */
export const fullOfMark = (given: Scheme, { node: on }: Mark): string => {
  const child = [...nodesOf(given.root)].find(({ id }) => id === on);
  return child === undefined ? '0' : fullOf(given, child);
};
