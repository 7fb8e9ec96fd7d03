// No variant without a case (每个变体都有案例), and controls that a hole is reported.
import { describe, expect, test } from 'vitest';
import { loadCases, loadIndex } from '../cases/load.ts';
import { variants } from '../cases/variants.ts';
import { findGaps, findSilent, findUnused } from './variants.ts';

const cases = loadCases();
const index = loadIndex();

describe('every variant of the table', () => {
  test('has a case that is entered in the index', () => {
    expect(variants.length).toBeGreaterThan(60);
    expect(findGaps(variants, index, cases).join('\n')).toBe('');
  });

  test('is told in words that a case expects', () => {
    expect(findSilent(variants, cases).join('\n')).toBe('');
  });

  test('a hole in the list, the index or the cases is reported', () => {
    const [first] = cases;
    const extra = { id: 'new-variant', family: 'result', sentence: '新的变体。' } as const;
    const less = new Map([...index].filter(([id]) => id !== 'add-up'));
    const ghost = new Map([...index, ['add-up', ['add-up.yaml', 'ghost.yaml']]]);
    expect(findGaps([...variants, extra], index, cases)).toEqual([
      'variant new-variant (新的变体。) has no case: write one and enter it in index.yaml',
    ]);
    expect(findGaps(variants, less, cases)).toHaveLength(2);
    expect(findGaps(variants, ghost, cases)).toEqual(['index.yaml: add-up names ghost.yaml, which is not there']);
    expect(findGaps(variants, new Map([...index, ['odd', []]]), cases)).toEqual([
      'index.yaml: odd is not a variant of variants.ts',
    ]);
    expect(findGaps(variants, index, cases.slice(1))).toEqual([
      `index.yaml: ${first?.variants[0]} names ${first?.file}, which is not there`,
    ]);
    expect(findGaps([...variants, ...variants.slice(0, 1)], index, cases)).toEqual([
      'variants.ts: add-up stands twice',
    ]);
    const mute = cases.map((each) => ({ ...each, expected: new Map() }));
    expect(findGaps(variants, index, mute)).toHaveLength(cases.length);
    expect(findSilent(variants, mute)).toHaveLength(variants.length);
  });
});

describe('every choice of the closed set', () => {
  test('is made by a case', () => {
    expect(findUnused(cases).join('\n')).toBe('');
  });

  test.each([
    ['share.yaml', 'no case uses Operation[share].by=mean-of-rates'],
    ['assessors-leader.yaml', 'no case uses Operation[marks].combine=leader'],
    ['ballots-few-merged.yaml', 'no case uses Operation[weighted].tooFew=merge'],
    ['adjust-rank-few.yaml', 'no case uses Operation[provincial-rank].few=bottom-first'],
    ['combined-districts-mean.yaml', 'no case uses Operation=mean'],
    ['result-rounding.yaml', 'no case uses Rounding.mode=half-even'],
    ['result-ties-decision.yaml', 'no case uses Ranking.ties=decision'],
    ['target-own-past.yaml', 'no case uses Goal=mean-of-years'],
    ['result-missing.yaml', 'no case uses AbsentReason=missing'],
  ])('without %s, its choice is reported', (file, message) => {
    const beside: Record<string, string> = {
      'target-own-past.yaml': 'target-growth.yaml',
      'result-missing.yaml': 'result-withdrawn.yaml',
    };
    const files = [file, beside[file]];
    expect(findUnused(cases.filter((each) => !files.includes(each.file)))).toContain(message);
  });
});
