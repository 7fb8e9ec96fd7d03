// Tests of trials (试算): what is tried counts, what is there stays, and everything says that it is not saved.
import { describe, expect, test } from 'vitest';
import { demonstration } from '../../test/kit/demonstration.ts';
import { facts, mark, parameter, row, scheme, sum } from '../../test/properties/kit.ts';
import { canonical } from '../domain/canonical.ts';
import type { Fact } from '../domain/fact.ts';
import { compute } from './computation.ts';
import { computationDifference } from './computation-difference/difference.ts';
import { checkFacts } from './facts-check.ts';
import { plan } from './plan.ts';
import { isTrial, type Trial, type TriedFact, whatIf } from './what-if.ts';

const today = '2026-11-25';
const base = () => ({
  scheme: scheme(sum('总', '20', [row('1', '10'), row('2', { parameter: '分' } as unknown as string)]), {
    parameters: [parameter('分', { value: '10', signer: '主任' })],
  }),
  assumptions: null,
  facts: facts(...['子', '丑', '寅'].flatMap((who) => [mark('1', who, '8'), mark('2', who, '8')])),
});
const trial = (value: string | null): Trial => {
  const { id: _id, by: _by, at: _at, ...said } = mark('1', '丑', value ?? '0');
  return { type: 'fact', fact: { ...said, value, notApplicable: value === null, reason: null } };
};

describe('a trial', () => {
  test('of a mark supersedes the one that stands, by a fact that says so; the last one counts', () => {
    const tried = whatIf(base(), [trial('3'), trial('9')], today);
    const added = tried.facts.facts.filter(isTrial);
    expect(added).toEqual([
      { ...mark('1', '丑', '9'), id: 'draft-1', by: '试算', at: today, reason: '试算', supersedes: '评-1-丑-考评甲' },
    ]);
    expect(compute(tried).result.scorecards[0]).toMatchObject({ subject: '丑', total: '17', rank: 1 });
    expect(tried.scheme.title).toBe('测试方案（试算，未保存）');
  });
  test('that does not fit is told by its row and subject, not by an id that nobody gave', () => {
    const tried = whatIf(base(), [trial('11')], today);
    const [fault] = checkFacts(plan(tried.scheme, tried.assumptions), tried.facts);
    expect(fault).toMatchObject({ code: 'mark-above-range', place: { text: '试算的改动 · 项1 · 丑', node: '1' } });
  });
  test('of n/a leaves the row out', () => {
    expect(compute(whatIf(base(), [trial(null)], today)).result.scorecards[0]?.subject).toBe('丑');
  });
  test('of a signed parameter counts and is listed as assumed', () => {
    const given = base();
    const before = canonical(given);
    const tried = compute(whatIf(given, [{ type: 'parameter', key: '分', value: '10' }], today));
    expect(tried.result.assumed).toEqual([{ parameter: '分', title: '参数分', value: '10', reason: '试算' }]);
    expect(canonical(given)).toBe(before);
  });
  test('of nothing is the base itself', () => {
    const given = base();
    expect(whatIf(given, [], today)).toBe(given);
  });
});

test('in the demonstration city ranks move at once, and all of it is explained', async () => {
  const city = await demonstration();
  const changed = city.facts.facts.find((fact) => fact.type === 'mark' && fact.value === '100');
  if (changed?.type !== 'mark') throw new Error('no full mark');
  const { node, subject } = changed;
  const trials: Trial[] = [{ type: 'fact', fact: { ...changed, value: '1', reason: null, supersedes: changed.id } }];
  const tried = whatIf(city, trials, today);
  const errors = checkFacts(plan(tried.scheme, tried.assumptions), tried.facts).filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors).toEqual([]);
  const { subjects, unchanged } = computationDifference(compute(city), compute(tried));
  expect(subjects.length + unchanged).toBe(80);
  expect(subjects[0]).toMatchObject({
    subject,
    rows: [{ node, reasons: [{ kind: 'fact-corrected', fact: 'draft-1' }] }],
  });
});

test('an adjustment tried anew counts, one that is left out does not, and a figure replaces that of its box', async () => {
  const city = await demonstration();
  const all = city.facts.facts;
  const superseded = new Set(all.map(({ supersedes }) => supersedes));
  const stands = ({ id }: Fact) => !superseded.has(id);
  const added = all.find(
    (fact) => fact.type === 'adjustment' && fact.node === 'a1.1' && fact.subject === 'rendaban' && stands(fact),
  );
  const figure = all.find((fact) => fact.type === 'figure' && stands(fact));
  if (added?.type !== 'adjustment' || figure?.type !== 'figure') throw new Error('no such facts');
  const tried = (fact: TriedFact) => whatIf(city, [{ type: 'fact', fact }], today);
  const moved = (fact: TriedFact) => {
    const { subjects } = computationDifference(compute(city), compute(tried(fact)));
    const own = subjects.find(({ subject }) => subject === fact.subject);
    return { rows: own?.rows.map(({ node }) => node), reasons: own?.rows.flatMap(({ reasons }) => reasons) };
  };
  expect(moved({ ...added, supersedes: added.id, withdrawn: true }).rows).toContain('a1');
  expect(moved({ ...added, title: '另一件', matter: '另一件', supersedes: null }).rows).toContain('a1');
  expect(moved({ ...figure, value: '1%', supersedes: null })).toMatchObject({
    rows: [figure.node],
    reasons: [{ kind: 'fact-corrected', fact: 'draft-1' }],
  });
  const left = tried({ ...added, supersedes: added.id, withdrawn: true }).facts.facts.at(-1);
  expect(left).toMatchObject({ id: 'draft-1', by: '试算', withdrawn: true, changedFor: '试算' });
});
