// Awards, findings and provincial ranks of the demonstration city (示范加减分): invented, of 示范市 and 示范省 alone.
import { type Adjustment, plainAdjustment } from '../../domain/fact.ts';
import type { Operation } from '../../domain/operation.ts';
import { nodesOf, type Scheme, type Subject } from '../../domain/scheme.ts';
import type { Settled } from '../../domain/setting.ts';
import type { PlannedNode } from '../../engine/scene.ts';
import { city, cityShort, province } from './bodies.ts';
import { clerksOf } from './clerks.ts';
import { type Chance, chanceOf } from './random.ts';
import { awards, findings, rankedMatters } from './words.ts';

type Adjusting = Extract<Settled<Operation>, { type: 'adjustments' }>;
type Ranked = Extract<Settled<Operation>, { type: 'provincial-rank' }>;
/** Who it is about; `seat` is the subject's place in its group, `seedName` is shared by subjects that are to be equal; `isShown` marks the office whose scorecard is the example. */
export type Person = { subject: Subject; seat: number; seedName: string; isShown: boolean };

const superiors = ['委办公厅', '政府办公厅', '总工会', '精神文明办'].map((office) => `${province}${office}`);
const level = (operation: Adjusting, chance: Chance): string | null =>
  operation.levels === null ? null : chance.pick(Object.keys(operation.levels));

function blank(scheme: Scheme, node: PlannedNode, person: Person, number: number, chance: Chance): Adjustment {
  return {
    ...plainAdjustment,
    id: `adjustment:${node.id}:${person.subject.id}:${number}`,
    node: node.id,
    subject: person.subject.id,
    by: chance.pick(clerksOf(scheme, scheme.organiser)),
    at: `2022-12-${String(chance.whole(10, 28))}`,
    evidence: [],
    supersedes: null,
    title: '',
  };
}

const dated = (chance: Chance): string =>
  `2022-${String(chance.whole(2, 11)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`;

/** Every third office has an award or two; the fifth seat has so many in the row that yields to others that the cap cuts. */
function additions(
  scheme: Scheme,
  node: PlannedNode,
  operation: Adjusting,
  person: Person,
  seed: number,
): Adjustment[] {
  const chance = chanceOf(seed, 'awards', node.id, person.seedName);
  const isGeneral = (operation.elsewhere ?? []).length > 0;
  const count =
    person.seat === 4 && isGeneral ? awards.length : person.isShown ? 2 : chance.chance(1, 3) ? chance.whole(1, 2) : 0;
  const start = chance.whole(0, awards.length - 1);
  return Array.from({ length: count }, (_, index): Adjustment => {
    const matter = awards[(index + start) % awards.length] ?? awards[0];
    const document = `${cityShort}省表〔2022〕${chance.whole(1, 90)}号`;
    const stated = operation.levels === null ? '0.5' : null;
    const named = {
      title: `获“${matter}”表扬（示范）`,
      issuer: chance.pick(superiors),
      document,
      date: dated(chance),
      matter,
    };
    return {
      ...blank(scheme, node, person, index + 1, chance),
      ...named,
      level: level(operation, chance),
      points: stated,
    };
  });
}

/** Findings: some offices have one; the third seat and the example have one incident that two bodies reported, the ninth seat enough to reach the floor. */
function deductions(
  scheme: Scheme,
  node: PlannedNode,
  operation: Adjusting,
  person: Person,
  seed: number,
): Adjustment[] {
  const chance = chanceOf(seed, 'findings', node.id, person.seedName);
  const issuers = issuersOf(scheme, node);
  const isTwice = person.seat === 2 || person.isShown;
  const count = isTwice ? 2 : person.seat === 8 ? 14 : chance.chance(1, 4) ? 1 : 0;
  const worst = operation.levels === null ? null : (Object.keys(operation.levels)[0] ?? null);
  return Array.from({ length: count }, (_, index): Adjustment => {
    const what = isTwice ? findings[0] : (findings[(index + chance.whole(0, 6)) % findings.length] ?? findings[0]);
    const incident = isTwice ? `${city}窗口抽查第1号` : `${city}察访第${person.seat + 1}-${index + 1}号`;
    const stated = operation.levels === null ? '0.5' : null;
    const issuer = issuers[(index + person.seat) % issuers.length] ?? `${city}效能检查组`;
    const named = {
      title: `${person.subject.title}：${what}（示范，${issuer}通报）`,
      issuer,
      document: `${cityShort}督〔2022〕${chance.whole(1, 90)}号`,
      date: dated(chance),
      incident,
    };
    const graded = person.seat === 8 ? worst : level(operation, chance);
    return { ...blank(scheme, node, person, index + 1, chance), ...named, level: graded, points: stated };
  });
}

/** Offices of the city that may report for the row or the row above it. */
function issuersOf(scheme: Scheme, node: PlannedNode): string[] {
  const rows = [...nodesOf(scheme.root)].filter(
    ({ id, children }) => id === node.id || children.some((child) => child.id === node.id),
  );
  const admitted = rows.flatMap((row) => row.admitted?.tiers.flatMap((tier) => tier.bodies) ?? []);
  const offices = new Set(scheme.subjects.map(({ id }) => id));
  return scheme.bodies.filter(({ id }) => admitted.includes(id) && offices.has(id)).map(({ title }) => title);
}

export function adjustmentsFor(
  scheme: Scheme,
  node: PlannedNode,
  operation: Adjusting,
  person: Person,
  seed: number,
): Adjustment[] {
  if (operation.sign === 'plus') return additions(scheme, node, operation, person, seed);
  return deductions(scheme, node, operation, person, seed);
}

/** The province ranks its ten cities: some offices are responsible for an indicator in front or at the end, alone or with another. */
export function ranksFor(
  scheme: Scheme,
  node: PlannedNode,
  operation: Ranked,
  person: Person,
  seed: number,
): Adjustment[] {
  const chance = chanceOf(seed, 'rank', node.id, person.seedName);
  if (!person.isShown && !chance.chance(1, 4)) return [];
  const ranked = 10;
  const isFront = chance.chance(2, 3);
  const steps = isFront ? operation.top.length : operation.bottom.length;
  const rank = isFront ? chance.whole(1, Math.max(1, steps)) : ranked + 1 - chance.whole(1, Math.max(1, steps));
  const bodies = chance.chance(1, 3) ? 2 : 1;
  const matter = chance.pick(rankedMatters);
  const named = {
    title: `${province}${matter}考核，${city}列第 ${rank} 名（示范）`,
    issuer: `${province}绩效办`,
    document: `${cityShort}省绩〔2022〕${chance.whole(1, 30)}号`,
    date: '2022-12-05',
    matter,
  };
  return [
    {
      ...blank(scheme, node, person, 1, chance),
      ...named,
      rank,
      ranked,
      tied: 1,
      bodies,
      share: bodies === 1 ? null : '1/2',
    },
  ];
}
