// Tests of the demonstration city (示范市): what it promises to hold, and that nothing real stands in it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportResult } from '../../domain/row.ts';
import type { Facts } from '../../domain/fact.ts';
import { isOpen, nodesOf } from '../../domain/scheme.ts';
import type { Scorecard, Step } from '../../domain/scorecard.ts';
import { Snapshot } from '../../domain/snapshot.ts';
import { factsWorkbook } from '../../documents/facts-xlsx/template.ts';
import { readDocument } from '../../documents/read/read.ts';
import { loadFacts } from '../offline/fact.ts';
import { importScheme } from '../offline/scheme.ts';
import { computeSnapshot, verifySnapshot } from '../offline/scorecard.ts';
import { demoPeople } from './account.ts';
import { type DemoCity, defaultSeed, demoCityOf, samplePath } from './demo-city.ts';
import { renamedDocument } from './load.ts';
import { chanceOf } from './random.ts';
import { cityIn, renamed } from './rename.ts';

let imported: ImportResult;
let city: DemoCity;
let snapshot: Snapshot;
beforeAll(async () => {
  imported = await importScheme({ path: samplePath });
  city = demoCityOf(imported, defaultSeed);
  snapshot = computeSnapshot(city);
});

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}
const steps = (cards: readonly Scorecard[]) =>
  cards.flatMap((card) => [...stepsOf(card.step)].map((step) => ({ card, step })));
/** Every text but what was read from the cells of the sample. */
const ownTexts = (value: unknown): string =>
  JSON.stringify(value, (key, item: unknown) => (key === 'source' ? null : item));

describe('the same seed', () => {
  test('gives the same city, byte for byte, whatever is asked for first', () => {
    expect(JSON.stringify(demoCityOf(imported, defaultSeed))).toBe(JSON.stringify(city));
    expect(JSON.stringify(demoCityOf(imported, defaultSeed + 1).facts)).not.toBe(JSON.stringify(city.facts));
    const [one, two] = [chanceOf(1, 'a'), chanceOf(1, 'b')];
    const drawn = [one.whole(0, 999), one.whole(0, 999)];
    expect([chanceOf(1, 'a').whole(0, 999), two.whole(0, 999)][0]).toBe(drawn[0]);
    expect(drawn).not.toEqual([two.whole(0, 999), two.whole(0, 999)]);
  });

  test('draws every number of a range, and none outside of it', () => {
    const chance = chanceOf(7, 'range');
    const seen = new Set(Array.from({ length: 2000 }, () => chance.whole(3, 12)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('the city', () => {
  test('nobody gives a mark for another body than the own', () => {
    const { scheme, facts } = city;
    const marks = facts.facts.filter((fact) => fact.type === 'mark');
    for (const { title, office, roles } of demoPeople) {
      const own = scheme.bodies.find(({ names }) => office !== null && names.includes(office))?.id;
      const given = marks.filter(({ by }) => by === title);
      expect([title, new Set(given.map(({ assessor }) => assessor))]).toEqual([
        title,
        new Set(given.length > 0 ? [own] : []),
      ]);
      expect([title, given.length > 0 || !roles.includes('assessor')]).toEqual([title, true]);
    }
  });

  test('has 80 bodies in two groups, each with sections and an assignment for every row', () => {
    const { scheme, assignments } = city;
    expect(scheme.subjects).toHaveLength(80);
    expect(new Set(scheme.subjects.map(({ id }) => id)).size).toBe(80);
    expect(new Set(scheme.bodies.map(({ id }) => id)).size).toBe(scheme.bodies.length);
    expect(scheme.groups.map(({ title }) => title)).toEqual(['党群', '政府']);
    expect(scheme.subjects.filter(({ sections }) => sections.length === 0)).toEqual([]);
    expect(assignments.map(({ subject }) => subject)).toEqual(scheme.subjects.map(({ id }) => id));
    expect(assignments.map(({ rows }) => rows.length)).toEqual(assignments.map(() => imported.rows.length));
  });

  test('gives the body of the sample its own assignment', () => {
    const own = city.assignments.find(({ subject }) => subject === 'tuiyi');
    const expected = renamed(imported.assignment, cityIn(imported.title ?? ''));
    expect(own?.rows).toEqual(expected?.rows);
    expect(own?.rows.every((row) => row.leads.length > 0)).toBe(true);
    expect(city.scheme.subjects.find(({ id }) => id === 'tuiyi')?.title).toBe('示范市退役军人事务局');
  });

  test('has facts of all four kinds, for every subject, and a reason for every mark under full', () => {
    for (const type of ['mark', 'tally', 'figure'] as const) {
      const subjects = new Set(city.facts.facts.filter((fact) => fact.type === type).map((fact) => fact.subject));
      expect([type, subjects.size]).toEqual([type, 80]);
    }
    const marks = city.facts.facts.filter((fact) => fact.type === 'mark');
    expect(marks.filter(({ value, reason }) => value !== '100' && reason === null)).toEqual([]);
    const adjusted = new Set(city.facts.facts.filter((fact) => fact.type === 'adjustment').map((fact) => fact.node));
    expect(adjusted.size).toBe(4);
  });

  test('says on every part that it is invented', () => {
    const parts = [city.scheme, city.facts, ...city.assignments, snapshot.result];
    expect(
      parts.filter(({ demonstration }) => demonstration !== '示范数据，纯属虚构 / demonstration data, invented'),
    ).toEqual([]);
    expect(city.assumptions.note).toContain('待签署');
    expect(Object.values(city.assumptions.values).filter(({ reason }) => !reason.includes('待签署'))).toEqual([]);
  });
});

test('the assumptions answer what the scheme leaves open, all of it and nothing else', () => {
  const open = city.scheme.parameters.filter(isOpen).map(({ key }) => key);
  expect(Object.keys(city.assumptions.values).toSorted()).toEqual(open.toSorted());
});

test('its snapshot, written and read back, is verified', () => {
  const again = Snapshot.parse(JSON.parse(JSON.stringify(snapshot)));
  expect(verifySnapshot(again)).toEqual({ first: null, count: 0 });
});

const inOrder = ({ facts, ...rest }: Facts) => ({ ...rest, facts: facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
test('its facts written to the workbook and read back score the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-city-'));
  try {
    const path = join(folder, 'facts.xlsx');
    writeFileSync(path, await factsWorkbook(city.scheme, city.facts, null));
    const { facts, problems } = await loadFacts([path], city.scheme);
    expect(problems).toEqual([]);
    expect(inOrder(facts)).toEqual(inOrder(city.facts));
    expect(computeSnapshot({ ...city, facts }).receipt).toEqual(snapshot.receipt);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('what has to occur', () => {
  test('every body has a total, and nothing but assumptions stands in for signatures', () => {
    expect(snapshot.result.scorecards.filter(({ total }) => total === null)).toEqual([]);
    expect(snapshot.result.assumed.length).toBeGreaterThan(20);
  });

  test('a tie that does not depend on rounding, in both groups', () => {
    const tied = snapshot.result.scorecards.filter((card) => card.tied && !card.rankByRounding);
    expect(new Set(tied.map(({ group }) => group))).toEqual(new Set(['dangqun', 'zhengfu']));
  });

  test('recusal: a body does not mark itself, alone or among others', () => {
    const self = city.facts.facts.filter((fact) => fact.type === 'mark' && fact.assessor === fact.subject);
    expect(self).toEqual([]);
    const recused = steps(snapshot.result.scorecards).filter(({ step }) =>
      JSON.stringify([step.sentence, step.notes]).includes('回避'),
    );
    expect(recused.length).toBeGreaterThan(5);
  });

  test('one incident reported by two bodies is deducted once', () => {
    const findings = city.facts.facts.filter(
      (fact) => fact.type === 'adjustment' && fact.incident !== null && fact.subject === 'tuiyi',
    );
    const incidents = new Set(findings.map((fact) => fact.type === 'adjustment' && fact.incident));
    const issuers = new Set(findings.map((fact) => fact.type === 'adjustment' && fact.issuer));
    expect([findings.length, incidents.size, issuers.size]).toEqual([2, 1, 2]);
    const inputs = steps(snapshot.result.scorecards.filter(({ subject }) => subject === 'tuiyi')).flatMap(
      ({ step }) => step.inputs,
    );
    const used = inputs.filter((input) => findings.some(({ id }) => id === input.fact)).map((input) => input.used);
    expect(new Set(used)).toEqual(new Set([true, false]));
    expect(used).toHaveLength(2);
  });

  test('a cap and a floor that cut, a channel with too few votes, a corrected fact', () => {
    const values = (node: string) =>
      steps(snapshot.result.scorecards)
        .filter(({ step }) => step.node === node)
        .map(({ step }) => step.value);
    expect(values('a1')).toContain('5');
    expect(values('a2')).toContain('-10');
    expect(steps(snapshot.result.scorecards).filter(({ step }) => step.absent === 'too-few').length).toBeGreaterThan(0);
    expect(city.facts.facts.filter((fact) => fact.supersedes !== null)).toHaveLength(1);
  });
});

describe('nothing real', () => {
  test('the real city stands in the cells of the sample only', () => {
    const real = cityIn(imported.title ?? '') ?? '';
    expect(real).toHaveLength(3);
    expect(ownTexts(imported.scheme)).toContain(real.slice(0, 2));
    expect(ownTexts([city.scheme, city.assignments, city.facts])).not.toContain(real.slice(0, 2));
    const words = [...nodesOf(city.scheme.root)].map((node) => node.source?.words ?? '').join('');
    expect(words).toContain(real.slice(0, 2));
  });

  test('all bodies are of 示范市 or above it, all issuers of 示范市 or 示范省, and every finding says that it is an example', () => {
    const others = [...city.scheme.bodies, ...city.scheme.subjects].filter(({ title }) => !title.startsWith('示范市'));
    expect(others.filter(({ title }) => !/中央|国务院|^示范省/u.test(title))).toEqual([]);
    expect(others).toHaveLength(5);
    const adjustments = city.facts.facts.filter((fact) => fact.type === 'adjustment');
    expect(adjustments.filter(({ issuer }) => issuer === null || !/^示范[市省]/u.test(issuer))).toEqual([]);
    expect(adjustments.filter(({ title }) => !title.includes('示范'))).toEqual([]);
    const findings = adjustments.filter(({ incident }) => incident !== null);
    expect(
      findings.filter(({ issuer, title }) => issuer?.startsWith('示范市') !== true || !title.startsWith('示范市')),
    ).toEqual([]);
  });

  test('the file of 示范市 says what its kept grid says, and is another than the sample', async () => {
    const raw = await readDocument(samplePath);
    const { bytes, raw: kept } = await renamedDocument(raw, cityIn(imported.title ?? ''));
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-renamed-'));
    const path = join(folder, kept.file);
    writeFileSync(path, bytes);
    expect(await readDocument(path)).toEqual(kept);
    rmSync(folder, { recursive: true });
    expect(kept.sha256).not.toBe(raw.sha256);
    expect(JSON.stringify(raw)).toContain('三明');
    expect(JSON.stringify(kept).replaceAll(kept.file, '')).not.toContain('三明');
  });

  test('the name of a city is found in a title, and replaced everywhere but in sources', () => {
    expect(cityIn('平安市2023年度考核表')).toBe('平安市');
    expect(cityIn('2023年平安州考核表')).toBe('平安州');
    expect(cityIn('关于平安县工作的表')).toBe('平安县');
    expect(cityIn('考核表')).toBe(null);
    expect(renamed({ 平安: '平安市某局', source: { words: '平安市' } }, '平安市')).toEqual({
      示范: '示范市某局',
      source: { words: '平安市' },
    });
  });
});
