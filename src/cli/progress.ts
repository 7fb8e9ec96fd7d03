// What is being done at the moment (进度): one line on the terminal's error stream, and nothing in a pipe or on a dumb terminal.

import type { Stream } from './screen.ts';

export type Progress = { step: (text: string) => void; end: () => void };

export function progressOn(stream: Stream): Progress {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return { step: () => undefined, end: () => undefined };
  let isShown = false;
  const clear = () => {
    if (isShown) stream.write('\r\u001B[K');
    isShown = false;
  };
  return {
    step: (text) => {
      clear();
      stream.write(`… ${text}`);
      isShown = true;
    },
    end: clear,
  };
}
