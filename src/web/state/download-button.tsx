// A button that saves a file of the server (下载按钮): busy while it is written, a refusal in words beside it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { download } from '../fetch.ts';
import { Refused } from './refused.tsx';

export function DownloadButton({ path, label, name }: { path: string; label: string; name?: string }) {
  const save = useMutation({ mutationFn: () => download(path) });
  return (
    <>
      <Button
        loading={save.isPending}
        {...(name === undefined ? {} : { 'aria-label': name })}
        onClick={() => save.mutate()}
      >
        {label}
      </Button>
      {save.error !== null && <Refused error={save.error} onRetry={() => save.mutate()} />}
    </>
  );
}
