// Progress (进度): shown on a terminal, taken away at the end, nothing in a pipe.
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';
import type { Stream } from './screen.ts';

function streamOf(isTTY: boolean): { stream: Stream; text: () => string } {
  let text = '';
  const stream: Stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  stream.isTTY = isTTY;
  return { stream, text: () => text };
}

test('a step is shown on a terminal, takes the place of the one before, and is cleared at the end', () => {
  const { stream, text } = streamOf(true);
  const progress = progressOn(stream);
  progress.step('正在读取');
  progress.step('正在计分');
  expect(text()).toBe('… 正在读取\r\u001B[K… 正在计分');
  progress.end();
  expect(text().endsWith('\r\u001B[K')).toBe(true);
});

test('nothing in a pipe', () => {
  const { stream, text } = streamOf(false);
  const progress = progressOn(stream);
  progress.step('正在读取');
  progress.end();
  expect(text()).toBe('');
});
