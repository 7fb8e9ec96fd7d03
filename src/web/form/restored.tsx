// What was typed before and is not saved (未保存的填写): shown again, and where it can be given up.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

/** `onAnew` gives it up. */
export function Restored({ onAnew }: { onAnew: () => void }) {
  const t = useWords({ zh, en }).restored;
  return (
    <p className="notice is-waiting restored">
      <span>{t.told}</span>
      <Button size="small" onClick={onAnew}>
        {t.giveUp}
      </Button>
    </p>
  );
}
