// Issuing and beginning to mark in one go (下达并开始评分): for a year that is marked at once; it can be recalled as long as no fact was given.
import { Button } from 'antd';
import { useCycles } from '../cycle.ts';
import { singleClick } from '../form/single-click.ts';
import { useWords } from '../language.ts';
import { useMayEver } from '../may.ts';
import { Refused } from '../state/refused.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { useDeed } from './query.ts';

const both = [
  { rest: 'opening', body: {} },
  { rest: 'marking', body: {} },
];

export function OpenNow({ cycle }: { cycle: string }) {
  const t = useWords({ zh, en }).moves;
  const mayOpen = useMayEver()('stage:opening');
  const stage = useCycles().cycles.find(({ id }) => id === cycle)?.stage;
  const deed = useDeed(cycle);
  if (deed.isSuccess) return <p role="status">{t.opened}</p>;
  if (!mayOpen || stage !== 'drafted') return null;
  return (
    <>
      <Button loading={deed.isPending} onClick={singleClick(() => deed.mutate(both))}>
        {t.openingAndMarking}
      </Button>
      {deed.error !== null && <Refused error={deed.error} />}
    </>
  );
}
