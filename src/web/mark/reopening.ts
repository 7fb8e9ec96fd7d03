// The cell that was being typed in when a login came to lie over the page (接着填): opened again once it is gone.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { DataGridHandle } from 'react-data-grid';
import { useExpired } from '../session.ts';
import type { Desk } from './desk.ts';
import type { Spot } from './range.ts';

const editorIn = (grid: RefObject<DataGridHandle | null>): HTMLInputElement | null =>
  grid.current?.element?.querySelector<HTMLInputElement>('.mark-editor') ?? null;

/** Behind what was typed, once the editor is drawn: what is typed next goes on, and replaces nothing. */
function placeCaret(find: () => HTMLInputElement | null, framesLeft = 120): void {
  requestAnimationFrame(() => {
    const editor = find();
    if (editor === null) {
      if (framesLeft > 0) placeCaret(find, framesLeft - 1);
      return;
    }
    editor.focus();
    editor.setSelectionRange(editor.value.length, editor.value.length);
  });
}

/** A press in the dialog closes the editor, and keeps what is typed; here only the place is kept. */
export function useReopening(grid: RefObject<DataGridHandle | null>, { range }: Desk): void {
  const isExpired = useExpired();
  const left = useRef<Spot | null>(null);
  useLayoutEffect(() => {
    if (isExpired) {
      left.current = editorIn(grid) === null ? null : (range.get()?.anchor ?? null);
      return;
    }
    const spot = left.current;
    left.current = null;
    if (spot === null) return;
    // The dialog gives the focus back first. Whoever logged in by the keyboard alone never closed the editor.
    requestAnimationFrame(() => {
      if (editorIn(grid) === null) grid.current?.selectCell(spot, { enableEditor: true });
      placeCaret(() => editorIn(grid));
    });
  }, [isExpired, grid, range]);
}
