// All checks of a draft scheme (方案体检), each fault once: errors first, then open questions, then notes.
import { canonical } from '../../domain/canonical.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Draft } from '../draft.ts';
import { checkNotes } from './notes.ts';
import { checkPoints } from './points.ts';
import { checkQuestions } from './questions.ts';
import { checkRanges } from './ranges.ts';
import { checkReferences } from './references.ts';
import { checkStructure } from './structure.ts';
import { checkSigns } from './signs.ts';
import { checkTables } from './tables.ts';

const rank = { error: 0, question: 1, note: 2 } as const;

export function inspect(draft: Draft): Problem[] {
  const checks = [
    checkStructure,
    checkReferences,
    checkPoints,
    checkTables,
    checkSigns,
    checkRanges,
    checkQuestions,
    checkNotes,
  ];
  const problems = [...draft.problems, ...checks.flatMap((check) => check(draft))];
  const once = new Map(problems.map((problem) => [canonical(problem), problem]));
  return [...once.values()].toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}
