// One press, one act (双击只算一次): for buttons that may slide, or come up, under the pointer of a double click.
import type { MouseEvent } from 'react';

/** The browser counts the presses in one place (`detail`, 0 for a key); the second of a double click does nothing. */
export const singleClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (detail < 2) act();
  };
