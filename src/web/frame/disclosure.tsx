// A button that opens a small panel below itself (下拉面板): Escape and a press outside close it.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

/** `title` is what the button shows, `label` what it is for. A press on a link or button inside closes the panel. */
export function Disclosure({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const onOutside = ({ target }: Event) => {
      if (target instanceof Node && place.current?.contains(target) !== true) setOpen(false);
    };
    const onChosen = ({ target }: Event) => {
      if (target instanceof Element && target.closest(`[data-panel] :is(a, button)`) !== null) setOpen(false);
    };
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener('pointerdown', onOutside, { signal });
    document.addEventListener('focusin', onOutside, { signal });
    document.addEventListener('click', onChosen, { signal });
    return () => controller.abort();
  }, [isOpen]);
  return (
    <div className="disclosure" ref={place}>
      <button
        ref={button}
        type="button"
        className="header-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`${label} ${title}`}
        title={title}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="disclosure-title">{title}</span>
        <span aria-hidden="true" className="disclosure-mark">
          ▾
        </span>
      </button>
      <div id={id} className="panel" data-panel hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}
