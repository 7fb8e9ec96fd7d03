// What the commit will ask about facts (事实不符): told while the table is looked over, with each cause and its place.
import type { VerdictReply } from '../../api/import.ts';
import type { Problem } from '../../domain/problem.ts';
import { useLanguage } from '../language.ts';
import { useSchemeWords } from '../scheme/words.ts';
import { ProblemList } from '../state/problem-list.tsx';

type Props = { unfit: NonNullable<VerdictReply['unfit']>; onPick: (problem: Problem) => void };

export function ImportUnfit({ unfit: { what, why, english, problems }, onPick }: Props) {
  const t = useSchemeWords();
  const isChinese = useLanguage() === 'zh';
  return (
    <section className="notice is-waiting" aria-label={t.unfit.title}>
      {isChinese ? (
        <>
          <p>
            <b>{what}</b>
          </p>
          <p>{why}</p>
        </>
      ) : (
        <p lang="en">{english}</p>
      )}
      <details className="unfit-causes">
        <summary>{t.unfit.causes(problems.length)}</summary>
        <ProblemList problems={problems} onPick={onPick} />
      </details>
    </section>
  );
}
