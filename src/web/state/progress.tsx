// Long work on the screen (进度): how far it is, and a way to stop it.
import { Button } from 'antd';
import { useId } from 'react';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

type Props = {
  /** What is being done: “正在读取文件…”. */
  label: string;
  /** From 0 to 1; null while nobody knows. */
  share: number | null;
  onCancel?: () => void;
};

export function Progress({ label, share, onCancel }: Props) {
  const t = useWords({ zh, en });
  const id = useId();
  return (
    <div className="progress" role="status">
      <label htmlFor={id}>{label}</label>
      {share === null ? <progress id={id} /> : <progress id={id} max={1} value={share} />}
      {onCancel !== undefined && <Button onClick={onCancel}>{t.state.cancel}</Button>}
    </div>
  );
}
