// A button that copies a text (复制按钮), and says whether it is copied: the browser may refuse.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useWords({ zh, en }).state;
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(text), networkMode: 'always' });
  return (
    <>
      <Button onClick={() => copy.mutate()}>{label}</Button>
      <span role="status" className={copy.isError ? 'field-fault' : 'done'}>
        {copy.isSuccess ? t.copied : copy.isError ? t.notCopied : ''}
      </span>
    </>
  );
}
