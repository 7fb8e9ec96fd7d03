// What the output goes to (屏幕或管道): a terminal has a width and colours, a pipe gets plain unbroken text.
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** What is written to: the process's own streams, or what gathers the text. */
export type Stream = Writable & { isTTY?: boolean; columns?: number };

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

export type Screen = {
  /** Columns for bars and tables. */
  width: number;
  /** Columns to wrap text at; null in a pipe, where a line stays a line. */
  wrapAt: number | null;
  paint: (style: Style, text: string) => string;
};

const widest = 120;

/** Colours follow the stream, NO_COLOR and FORCE_COLOR, as Node's own `styleText` reads them. */
export function screenOf(stream: Stream): Screen {
  const columns = stream.isTTY === true ? Math.min(Math.max(stream.columns || 80, 40), widest) : null;
  return {
    width: columns ?? 100,
    wrapAt: columns,
    paint: (style, text) => styleText(style, text, { stream, validateStream: true }),
  };
}
