// A button that saves a file of the server (下载按钮): how it goes and a way to stop it where that takes long, a refusal in words beside it.
import { Button } from 'antd';
import { download } from '../fetch.ts';
import { useStoppable } from '../form/stoppable.ts';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { useLongWait } from './long-wait.ts';
import { Progress } from './progress.tsx';
import { Refused } from './refused.tsx';

export function DownloadButton({ path, label, name }: { path: string; label: string; name?: string }) {
  const t = useWords({ zh, en });
  const save = useStoppable((_: void, signal) => download(path, { signal }));
  const isLong = useLongWait(save.isPending);
  return (
    <>
      <Button
        loading={save.isPending}
        {...(name === undefined ? {} : { 'aria-label': name })}
        onClick={() => save.mutate()}
      >
        {label}
      </Button>
      {isLong && <Progress label={t.state.writing(name ?? label)} share={null} onCancel={save.stop} />}
      {save.error !== null && <Refused error={save.error} onRetry={() => save.mutate()} />}
    </>
  );
}
