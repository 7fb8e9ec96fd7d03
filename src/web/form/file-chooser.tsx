// A button in front of the browser's own file dialog (选择文件).
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';

type Props = {
  /** What the field is called to who hears the page. */
  label: string;
  /** Extensions, as the browser takes them: `.docx,.xlsx`. */
  accept: string;
  children: ReactNode;
  isPrimary?: boolean;
  isBusy?: boolean;
  /** Several may be chosen; `onFile` is told of each. */
  isMany?: boolean;
  onFile: (file: File) => void;
};

export function FileChooser({
  label,
  accept,
  children,
  isPrimary = false,
  isBusy = false,
  isMany = false,
  onFile,
}: Props) {
  const place = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={place}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={isMany}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file chosen again after it was mended is another one.
          target.value = '';
          for (const file of files) onFile(file);
        }}
      />
      <Button type={isPrimary ? 'primary' : 'default'} loading={isBusy} onClick={() => place.current?.click()}>
        {children}
      </Button>
    </>
  );
}
