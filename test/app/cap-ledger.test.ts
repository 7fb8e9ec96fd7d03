// Tests of the ledger of caps (封顶台账): every entry with what it is worth and what is left of it, and all of them make up the engine's score.
import { beforeAll, expect, test } from 'vitest';
import { demonstration } from '../kit/demonstration.ts';
import type { DemoCity } from '../../src/app/demo-city/demo-city.ts';
import { type Adjustment, plainAdjustment } from '../../src/domain/fact.ts';
import { add, format, parse, zero } from '../../src/domain/rational.ts';
import type { Step } from '../../src/domain/scorecard.ts';
import { capLedger } from '../../src/engine/cap-ledger.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { plan, type Plan } from '../../src/engine/plan.ts';

let city: DemoCity;
let planned: Plan;
beforeAll(async () => {
  city = await demonstration();
  planned = plan(city.scheme, city.assumptions);
});

const stepsOf = (step: Step): Step[] => [step, ...step.children.flatMap(stepsOf)];
const total = (numbers: readonly (string | null)[]): string =>
  format(numbers.reduce((all, each) => add(all, parse(each ?? '0')), zero));

test('in all of the city, the entries make up what the engine gives, and every limit that cuts is told', () => {
  const { scorecards } = evaluate(planned, city.facts);
  let cuts = 0;
  for (const { subject, step } of scorecards) {
    const values = new Map(stepsOf(step).map((each) => [each.node, each]));
    for (const row of capLedger(planned, city.facts, subject)) {
      const given = values.get(row.node);
      expect([subject, row.node, row.effective]).toEqual([subject, row.node, given?.value]);
      expect([subject, row.node, row.isWhole]).toEqual([subject, row.node, true]);
      expect(total(row.entries.map(({ effective }) => effective))).toBe(row.effective);
      expect(total(row.entries.map(({ nominal }) => nominal))).toBe(row.nominal);
      const isCut = row.nominal !== row.effective;
      const told = row.entries.flatMap((entry) => entry.cuts);
      expect([subject, row.node, told.length > 0]).toEqual([subject, row.node, isCut]);
      expect(total([row.effective, ...told.map(({ points }) => points)])).toBe(row.nominal);
      cuts += told.length;
      // Whatever the engine set aside stands there with its reason, and counts nothing.
      const aside = stepsOf(given ?? step).flatMap(({ inputs }) => inputs.filter(({ used }) => !used));
      expect(
        row.entries
          .filter(({ why }) => why !== null)
          .map(({ fact }) => fact)
          .toSorted(),
      ).toEqual(aside.map(({ fact }) => fact).toSorted());
    }
  }
  expect(cuts).toBeGreaterThan(0);
});

const award = (id: string, date: string | null, level: string, more: Partial<Adjustment> = {}): Adjustment => ({
  ...plainAdjustment,
  id,
  node: 'a1.1',
  subject: 'tuiyi',
  by: '甲',
  at: '2022-12-30',
  evidence: [],
  supersedes: null,
  title: `表彰${id}`,
  document: `文〔2022〕${id}号`,
  date,
  level,
  matter: `事项${id}`,
  ...more,
});
const ledgerOf = (...facts: Adjustment[]) =>
  capLedger(planned, { ...city.facts, facts }, 'tuiyi').find(({ node }) => node === 'a1') ?? expect.unreachable();

test('what came last is cut first, the day of the document decides, one without a day is the last', () => {
  const { nominal, effective, entries } = ledgerOf(
    award('d', null, '国家级'),
    award('c', '2022-09-01', '国家级'),
    award('a', '2022-03-01', '国家级'),
    award('b', '2022-05-01', '省级'),
  );
  expect([nominal, effective]).toEqual(['7', '5']);
  expect(entries.map(({ fact, nominal: own, effective: left }) => [fact, own, left])).toEqual([
    ['a', '2', '2'],
    ['b', '1', '1'],
    ['c', '2', '2'],
    ['d', '2', '0'],
  ]);
  expect(entries.flatMap(({ cuts }) => cuts)).toEqual([{ node: 'a1', label: '正向激励', limit: '5', points: '2' }]);
});

test('one that is cut in part keeps the rest; a matter that counts once has its reason, not a cut', () => {
  const { entries } = ledgerOf(
    award('a', '2022-03-01', '国家级'),
    award('b', '2022-04-01', '国家级'),
    award('c', '2022-05-01', '国家级'),
    award('e', '2022-06-01', '省级', { matter: '事项a' }),
  );
  expect(entries.map(({ fact, nominal, effective }) => [fact, nominal, effective])).toEqual([
    ['a', '2', '2'],
    ['b', '2', '2'],
    ['c', '2', '1'],
    ['e', null, null],
  ]);
  expect(entries.at(-1)?.why).toContain('只计一次');
});

test('deductions are cut at the floor in the same way', () => {
  const finding = (id: string, date: string) =>
    award(id, date, '严重', { node: 'a2.1', matter: null, incident: `事件${id}` });
  const facts = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => finding(id, `2022-0${at + 1}-01`));
  const row = capLedger(planned, { ...city.facts, facts }, 'tuiyi').find(({ node }) => node === 'a2');
  expect([row?.nominal, row?.effective, row?.entries.at(-1)?.effective]).toEqual(['-12', '-10', '0']);
  expect(row?.entries.at(-1)?.cuts).toEqual([{ node: 'a2', label: '察访核验', limit: '-10', points: '-2' }]);
});
