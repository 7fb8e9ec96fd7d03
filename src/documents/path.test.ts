// Tests of names of files (文件名): a title stays readable, and leads nowhere.
import { win32 } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName } from './path.ts';

test('a title stays as it is where every system takes it', () => {
  for (const title of ['得分单-示范市财政局', '水利局（河长办）', 'a.b', '人社局 2022'])
    expect(safeName(title)).toBe(title);
});

test('what parts, hides, or names a device is taken out', () => {
  expect(safeName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(safeName('水利局/河长办')).toBe('水利局_河长办');
  expect(safeName('C:\\x:y')).toBe('C_x_y');
  expect(safeName('甲\n乙\u0000丙\u202E丁')).toBe('甲_乙_丙_丁');
  expect(safeName('..')).toBe('_');
  expect(safeName(' . x. . ')).toBe('x');
  for (const name of ['CON', 'nul.txt', 'Com1', 'LPT9.doc']) expect(safeName(name)).toBe(`_${name}`);
  expect(safeName('长'.repeat(200))).toBe('长'.repeat(60));
});

test('no title makes more than one name, or one that a system refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = safeName(title);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|[. ]$/u);
      expect(win32.basename(name)).toBe(name);
      expect([name.length > 0, Buffer.byteLength(name) <= 255, name.isWellFormed()]).toEqual([true, true, true]);
    }),
  );
});
