// The golden cases (案例): engine, second calculation and the expected values written by hand agree to the last digit.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical } from '../src/domain/canonical.ts';
import { showSentence } from '../src/domain/display.ts';
import { absentReasons } from '../src/domain/glossary.ts';
import { format, parse } from '../src/domain/rational.ts';
import type { Result, Scorecard, Step } from '../src/domain/scorecard.ts';
import { evaluate } from '../src/engine/evaluate.ts';
import { explain } from '../src/engine/explain.ts';
import { plan } from '../src/engine/plan.ts';
import { loadCases } from './cases/load.ts';
import type { Case, Expected } from './cases/read.ts';
import { needs } from './needs.ts';

const cases = loadCases();
const named = cases.map((each) => [`${each.file} ${each.title}`, each] as const);

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

const exact = (text: string): string => format(parse(text));

/** What a calculation says, in the words of 预期; `nodes` are scores or Chinese reasons. */
type Said = {
  总分: string | null;
  名次: number | null;
  并列: boolean;
  靠取整: boolean;
  等次: string | null;
  缺: string[];
  各项: Record<string, string | undefined>;
};

function saidBy(card: Scorecard): Said {
  const steps = [...stepsOf(card.step)];
  return {
    总分: card.total,
    名次: card.rank,
    并列: card.tied,
    靠取整: card.rankByRounding,
    等次: card.grade,
    缺: card.missing,
    各项: Object.fromEntries(
      steps.map(({ node, value, absent }) => [node, absent === null ? (value ?? undefined) : absentReasons[absent]]),
    ),
  };
}

/** Only what the case speaks of, so that both sides can be compared as a whole. */
function expectedOf(expected: Expected): Partial<Said> {
  const { total, rank, tied, rankByRounding, grade, missing, nodes } = expected;
  return {
    ...(total !== undefined && { 总分: total === null ? null : exact(total) }),
    ...(rank !== undefined && { 名次: rank }),
    ...(tied !== undefined && { 并列: tied }),
    ...(rankByRounding !== undefined && { 靠取整: rankByRounding }),
    ...(grade !== undefined && { 等次: grade }),
    ...(missing !== undefined && { 缺: missing }),
    各项: Object.fromEntries(
      [...nodes].map(([node, part]) => [node, 'value' in part ? exact(part.value) : absentReasons[part.absent]]),
    ),
  };
}

function sameWords(said: Said | undefined, expected: Partial<Said>): Partial<Said> {
  if (said === undefined) return {};
  const nodes = Object.fromEntries(Object.keys(expected.各项 ?? {}).map((node) => [node, said.各项[node]]));
  const rest = Object.entries(said).filter(([key]) => key in expected && key !== '各项');
  return { ...Object.fromEntries(rest), 各项: nodes };
}

function compare(each: Case, saidOf: (subject: string) => Said | undefined): void {
  for (const [subject, expected] of each.expected) {
    const wanted = expectedOf(expected);
    expect(sameWords(saidOf(subject), wanted), `${each.file} 第${expected.line}行 ${subject}`).toEqual(wanted);
  }
}

const run = ({ scheme, assumptions, facts }: Case): Result => evaluate(plan(scheme, assumptions), facts);
const cardOf = (result: Result, subject: string) => result.scorecards.find((card) => card.subject === subject);

describe.each(named)('%s', (_name, each) => {
  test('the engine computes what is expected', () => {
    const result = run(each);
    compare(each, (subject) => {
      const card = cardOf(result, subject);
      return card === undefined ? undefined : saidBy(card);
    });
  });

  test('the explanation says it in these words', () => {
    const result = run(each);
    for (const [subject, expected] of each.expected) {
      const card = cardOf(result, subject);
      const lines =
        card === undefined ? [] : explain(card, { scheme: each.scheme, facts: each.facts, assumed: result.assumed });
      for (const [node, pieces] of expected.sentences) {
        const own = lines.filter((line) => line.node === node || (line.node === null && node === each.scheme.root.id));
        const spoken = own.map((line) => showSentence(line.pieces)).join('\n');
        for (const piece of pieces) expect(spoken, `${each.file} ${subject} ${node}`).toContain(piece);
      }
      expect(card?.gradeNote ?? '', `${each.file} ${subject} 等次说明`).toContain(expected.gradeNote ?? '');
    }
  });

  test('the order of the facts does not matter, and what is assumed is said', () => {
    const result = run(each);
    const reversed = { ...each.facts, facts: each.facts.facts.toReversed() };
    expect(canonical(run({ ...each, facts: reversed }))).toBe(canonical(result));
    const assumed = Object.keys(each.assumptions?.values ?? {}).toSorted();
    expect(result.assumed.map(({ parameter }) => parameter).toSorted()).toEqual(assumed);
  });
});

describe('the second calculation', () => {
  const python = needs('python3');

  /** One run for all cases; it gets nothing but their Chinese text. */
  function computeAnew(): Record<string, Record<string, Said>> {
    const script = join(import.meta.dirname, 'cases', 'independent.py');
    const input = JSON.stringify(Object.fromEntries(cases.map(({ file, raw }) => [file, raw])));
    const { status, stdout, stderr } = spawnSync(python.path ?? '', [script], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`independent.py: ${stderr}`);
    return JSON.parse(stdout) as Record<string, Record<string, Said>>;
  }

  test.skipIf(!python.present)('agrees with what is expected, and with the engine on every row', () => {
    const anew = computeAnew();
    expect(Object.keys(anew).toSorted()).toEqual(cases.map(({ file }) => file));
    for (const each of cases) {
      compare(each, (subject) => anew[each.file]?.[subject]);
      for (const card of run(each).scorecards) {
        expect(anew[each.file]?.[card.subject], `${each.file} ${card.subject}`).toEqual(saidBy(card));
      }
    }
  });
});

test('the sample worked by hand in docs/scoring.md has every digit of its case', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'docs', 'scoring.md'), 'utf8');
  const [, byHand = ''] = text.split('## 样表手算');
  const sample = cases.find(({ file }) => file === 'official-table.yaml')?.expected.get('退役军人局');
  const parts = [...(sample?.nodes ?? [])].map(([node, part]) => [node, 'value' in part ? exact(part.value) : '']);
  expect(parts.length).toBeGreaterThan(15);
  const missing = [...parts, ['总分', sample?.total]].filter(([, value]) => !byHand.includes(`**${value}**`));
  expect(missing).toEqual([]);
});
