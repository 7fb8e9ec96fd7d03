// A dialog over the page (对话框): the browser's own, which holds the focus and gives it back.
import { useEffect, useId, useRef, type ReactNode } from 'react';

type Props = {
  title: string;
  /** Escape was pressed. Without it the dialog can only be answered. */
  onClose?: () => void;
  /** For tables. */
  isWide?: true;
  children: ReactNode;
};

/** Open as long as it is in the page. An element with `data-first` gets the focus. */
export function Dialog({ title, onClose, isWide, children }: Props) {
  const id = useId();
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      className={isWide === true ? 'dialog is-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
