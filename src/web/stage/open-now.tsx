// Issuing and beginning to mark in one go (下达并开始评分): for a year that is marked at once; it can be recalled as long as no fact was given.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { Refused } from '../state/refused.tsx';
import { stage as en } from '../words/en/stage.ts';
import { stage as zh } from '../words/zh/stage.ts';
import { singleClick } from '../form/single-click.ts';
import { useDeed } from './query.ts';

const both = [
  { rest: 'opening', body: {} },
  { rest: 'marking', body: {} },
];

export function OpenNow({ cycle }: { cycle: string }) {
  const t = useWords({ zh, en }).moves;
  const may = useMay();
  const deed = useDeed(cycle);
  if (!may('stage:opening')) return null;
  return (
    <>
      <Button loading={deed.isPending} onClick={singleClick(() => deed.mutate(both))}>
        {t.openingAndMarking}
      </Button>
      {deed.error !== null && <Refused error={deed.error} />}
    </>
  );
}
