// The dry run as it goes (试读进度): a word at once, after a moment how to stop it, and once stopped how to go on.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { useLongWait } from '../state/long-wait.ts';
import { Progress } from '../state/progress.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { Judged } from './verdict.ts';

export function JudgingState({ judged: { isJudging, isStopped, stop, retry } }: { judged: Judged }) {
  const t = useWords({ zh, en });
  const isLong = useLongWait(isJudging);
  if (isLong) return <Progress label={t.judging} share={null} onCancel={stop} />;
  return (
    <span role="status" className="bench-state">
      {isJudging ? t.judging : ''}
      {isStopped && (
        <>
          {t.judgingStopped}{' '}
          <Button size="small" onClick={retry}>
            {t.judgeAgain}
          </Button>
        </>
      )}
    </span>
  );
}
