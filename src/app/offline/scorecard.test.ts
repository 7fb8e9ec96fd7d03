// Tests of scoring from files (计分): a faulty reading is not scored, and a snapshot that was changed is not passed on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assume, facts, mark, parameter, row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { computeSnapshot, loadSnapshot, readSnapshot, score, verifySnapshot } from './scorecard.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-score-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** The refusal that a call ends in. */
async function refusalOf(call: () => unknown): Promise<Refusal> {
  try {
    await call();
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  throw new Error('nothing was refused');
}

const one = scheme(sum('总', '10', [row('1', '10')], { kind: 'total' }), {
  subjects: subjects(['子', '一组']),
  demonstration: '示范数据',
  absent: { parameter: '缺' },
  parameters: [parameter('缺')],
});
const given = facts(mark('1', '子', '8'));
const assumptions = assume({ 缺: 'zero' });
const problem = (code: ProblemCode, severity: Problem['severity']): Problem => ({
  code,
  severity,
  place: { text: '表1', source: null, node: null },
  message: '标题写着 10 分，分值栏写着 20 分，两处不一致。',
});
const scored = (problems: (Omit<Problem, 'code'> & { code: string })[]) =>
  score({
    scheme: file('imported.json', { title: null, rows: [], assignment: null, scheme: one, problems }),
    facts: [file('facts.json', given)],
    assume: file('assumptions.json', assumptions),
  });

test('what the reading of the table found wrong stops the scoring, with every place; its notes come along', async () => {
  const noted = await scored([problem('column-guessed', 'note'), problem('row-without-points', 'question')]);
  expect(noted.problems.map(({ code }) => code)).toEqual(['column-guessed', 'mark-without-evidence']);
  expect(noted.snapshot.result.scorecards[0]?.total).toBe('8');
  const refused = await refusalOf(() => scored([problem('points-differ', 'error'), problem('sum-differs', 'error')]));
  expect([refused.code, refused.problems.map(({ code }) => code)]).toEqual([
    'scheme-has-errors',
    ['points-differ', 'sum-differs'],
  ]);
  expect(refused.why).toContain('两处不一致');
});

test('a reading by another version, with a problem that this one does not know, is told in one short sentence', async () => {
  const refused = await refusalOf(() => scored([{ ...problem('points-differ', 'note'), code: 'points-odd' }]));
  expect([refused.code, refused.problems.map(({ message }) => message)]).toEqual([
    'document-invalid',
    ['这一版准绳没有这个问题编码；请用这一版重新导入原表。'],
  ]);
});

const changed = (change: (snapshot: Snapshot) => void): string => {
  const snapshot = structuredClone(computeSnapshot({ scheme: one, assumptions, facts: given }));
  change(snapshot);
  return file('snapshot.json', snapshot);
};

test('a snapshot is passed on only when it is what its scheme, assumptions and facts give', async () => {
  const whole = changed(() => undefined);
  expect(loadSnapshot(whole)).toEqual(readSnapshot(whole));
  const silent = changed(({ result }) => Object.assign(result, { demonstration: null, assumed: [] }));
  expect(await refusalOf(() => loadSnapshot(silent))).toMatchObject({
    code: 'snapshot-differs',
    why: expect.stringContaining('result.demonstration：应为 "示范数据"，实为 null'),
  });
  expect(verifySnapshot(readSnapshot(silent)).first?.path).toBe('result.demonstration');
});

test('what is no number is found when the file is read', async () => {
  const worded = changed(({ result }) => Object.assign(result.scorecards[0] ?? {}, { total: 'abc' }));
  expect(await refusalOf(() => readSnapshot(worded))).toMatchObject({
    code: 'document-invalid',
    problems: [{ place: { text: 'result.scorecards[0].total' } }],
  });
});
