// What is typed and not taken, in sight (填写处): the bar leads there, and the keyboard goes on in it.

const waitMost = 3000;

/** On the element that holds the field, where something waits in it. */
export const typedMark = (node: string, isWaiting: boolean): { 'data-typed'?: string } =>
  isWaiting ? { 'data-typed': node } : {};

/** The row, or the whole view, may have to be drawn first. */
export function showTyped(node: string, until = performance.now() + waitMost): void {
  const place = document.querySelector(`[data-typed="${CSS.escape(node)}"]`);
  if (place === null) {
    if (performance.now() < until) requestAnimationFrame(() => showTyped(node, until));
    return;
  }
  place.scrollIntoView({ block: 'center' });
  place.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
}
