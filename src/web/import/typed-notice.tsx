// A cell that is still being mended when the import is to be kept (还没有采用的改正): said, and taken or given up on the spot.
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { TypedCell } from './typed-cell.ts';

type Props = { typed: TypedCell; onSee: () => void; onTake: () => void; onDrop: () => void };

export function TypedNotice({ typed, onSee, onTake, onDrop }: Props) {
  const t = useWords({ zh, en }).commit;
  return (
    <section className="notice is-waiting" role="alert">
      <p>{t.typed(typed.row, typed.column)}</p>
      <div className="actions">
        <Button size="small" onClick={onTake}>
          {t.typedTake}
        </Button>
        <Button size="small" onClick={onSee}>
          {t.typedSee}
        </Button>
        <Button size="small" onClick={onDrop}>
          {t.typedDrop}
        </Button>
      </div>
    </section>
  );
}
