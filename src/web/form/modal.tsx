// The browser's own dialog over the page (模态窗口): it holds the focus and gives it back, and closes only when told to.
import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

type Props = { title: string; isWide?: boolean; onEscape?: () => void; children: ReactNode };

/** Open as long as it is in the page. An element with `data-first` gets the focus. */
export function Modal({ title, isWide = false, onEscape, children }: Props) {
  const id = useId();
  const place = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: only then is the focus given back.
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  const keyDown = (event: KeyboardEvent) => {
    // Escape ends the composition of a character, or closes a list of names, before it is for the dialog.
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    // Nor is it for the drawer below.
    event.stopPropagation();
    onEscape?.();
  };
  return (
    <dialog
      ref={place}
      // Its own way out stays shut: the browser closes it on a second Escape, whatever `cancel` prevents.
      closedby="none"
      // A press on nothing keeps the focus inside, and with it the keys.
      tabIndex={-1}
      className={isWide ? 'dialog is-wide' : 'dialog'}
      aria-labelledby={id}
      onKeyDown={keyDown}
      onCancel={(event) => event.preventDefault()}
      onClose={({ currentTarget }) => {
        // In browsers that do not know `closedby`: what is still in the page is still to be answered.
        if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
