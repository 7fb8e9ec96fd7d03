// A dialog over the page (对话框): Escape asks first where something in it is not saved.
import type { ReactNode } from 'react';
import { UnsavedScope, useClosing } from './closing.tsx';
import { Modal } from './modal.tsx';

type Props = {
  title: string;
  /** Escape was pressed. Without it the dialog can only be answered. */
  onClose?: () => void;
  /** For tables. */
  isWide?: boolean;
  children: ReactNode;
};

const stay = () => {};

export function Dialog({ title, onClose, isWide = false, children }: Props) {
  const { scope, close, question } = useClosing(onClose ?? stay);
  return (
    <Modal title={title} isWide={isWide} {...(onClose === undefined ? {} : { onEscape: close })}>
      <UnsavedScope value={scope}>{children}</UnsavedScope>
      {question}
    </Modal>
  );
}
