// What a problem says (问题的话): its own Chinese sentence, which quotes the document; in English a short gloss before it.
import { lazy, Suspense } from 'react';
import type { Problem } from '../../domain/problem.ts';
import type { ProblemCode } from '../../domain/problem-code.ts';
import { useLanguage } from '../language.ts';

/** Two hundred sentences that the first page does without. Where they do not come, the Chinese one says it all. */
async function glosses(): Promise<Partial<Record<ProblemCode, string>>> {
  try {
    return (await import('../words/en/problem.ts')).problem;
  } catch {
    return {};
  }
}

const Gloss = lazy(async () => {
  const words = await glosses();
  return { default: ({ code }: { code: ProblemCode }) => <span className="problem-gloss">{words[code]}</span> };
});

/** Phrasing only: it may stand in a paragraph or a button. */
export function ProblemWords({ problem: { code, message } }: { problem: Pick<Problem, 'code' | 'message'> }) {
  if (useLanguage() === 'zh') return message;
  return (
    <>
      <Suspense fallback={null}>
        <Gloss code={code} />
      </Suspense>
      <span lang="zh-CN">{message}</span>
    </>
  );
}
