// Why a year takes neither marks nor data yet (还不能评分): all that the check of its scheme finds, each with its place.
import type { Problem } from '../../domain/problem.ts';
import { Empty } from '../state/empty.tsx';
import { ProblemList } from '../state/problem-list.tsx';
import { usePick } from './address.ts';
import { useSchemeWords } from './words.ts';

export function Unready({ cycle, causes }: { cycle: string; causes: readonly Problem[] }) {
  const t = useSchemeWords().unready;
  const pick = usePick(cycle);
  const count = (wanted: string) => causes.filter(({ severity }) => severity === wanted).length;
  return (
    <>
      <Empty title={t.title(count('error'), count('question'))} next={t.next} />
      <section className="card">
        <ProblemList problems={causes} onPick={pick} />
      </section>
    </>
  );
}
