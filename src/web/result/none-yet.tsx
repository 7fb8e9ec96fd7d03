// Nothing is computed yet (还没有计算过): what comes first, and the way to the page where it is computed.
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useMay } from '../may.ts';
import { Empty } from '../state/empty.tsx';
import { result as en } from '../words/en/result.ts';
import { result as zh } from '../words/zh/result.ts';

/** `isThere`: the page of the results itself. */
export function NoneYet({ cycle, isThere = false }: { cycle: string; isThere?: boolean }) {
  const t = useWords({ zh, en });
  const mayCompute = useMay()('result:compute');
  return (
    <Empty title={t.none} next={mayCompute ? t.noneNext : t.noneForReader}>
      {!isThere && mayCompute && <Link to={addressOf('results', { cycle })}>{t.toCompute}</Link>}
    </Empty>
  );
}
