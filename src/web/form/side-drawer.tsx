// A drawer beside the page (侧边抽屉): closing it asks first where something in it is not saved.
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { UnsavedScope, useClosing } from './closing.tsx';

type Props = {
  title: string;
  /** Pixels. */
  size: number;
  /** Closes by a button in it only: a stray key or click must not take away what is shown once. */
  isHeld?: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function SideDrawer({ title, size, isHeld = false, onClose, children }: Props) {
  const t = useWords({ zh, en });
  const { scope, close, question } = useClosing(onClose);
  return (
    <Drawer
      open
      size={size}
      title={title}
      onClose={close}
      keyboard={!isHeld}
      mask={{ closable: !isHeld }}
      closable={isHeld ? false : { 'aria-label': t.state.close }}
    >
      <UnsavedScope value={scope}>{children}</UnsavedScope>
      {question}
    </Drawer>
  );
}
