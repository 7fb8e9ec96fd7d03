// Who has not handed in, before marking is closed (截止前看谁没有报送): told, not silently taken.
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../may.ts';
import { usePunctuation } from '../punctuation.ts';
import { handingQuery } from './query.ts';
import { useHandingWords } from './words.ts';

export function Unhanded({ cycle }: { cycle: string }) {
  const t = useHandingWords().closing;
  const { list } = usePunctuation();
  const may = useMay();
  const { data } = useQuery({ ...handingQuery(cycle), enabled: may('handing:read') });
  if (data === undefined) return null;
  const open = data.assessors.filter(({ state }) => state !== 'handed-in');
  if (open.length === 0) return <p>{t.all}</p>;
  return (
    <>
      <p>
        {t.some(open.length, data.assessors.length)}
        {open.map(({ title }) => title).join(list)}
      </p>
      <p className="unclear">{t.why}</p>
    </>
  );
}
