// Tests of the folder that the program renews (自己的文件夹): only what it wrote, and nobody changed, is written over.
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { renewFolder } from './own-folder.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const renew = (content: string): void => void renewFolder(folder, [{ path: at('结果.txt'), content }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-own-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('its own files are renewed again and again', () => {
  for (const content of ['one', 'two', 'two', 'three']) {
    renew(content);
    expect(readFileSync(at('结果.txt'), 'utf8')).toBe(content);
  }
});

test('a file that a person put there, or changed, stays', () => {
  writeFileSync(at('结果.txt'), 'mine');
  expect(() => renew('one')).toThrow(Refusal);
  expect(readFileSync(at('结果.txt'), 'utf8')).toBe('mine');
  rmSync(at('结果.txt'));
  renew('one');
  writeFileSync(at('结果.txt'), 'one, signed');
  expect(() => renew('two')).toThrow(Refusal);
  expect(readFileSync(at('结果.txt'), 'utf8')).toBe('one, signed');
});

test('a record that is none gives no permission', () => {
  renew('one');
  writeFileSync(at('.written.json'), '{"files":["结果.txt"]}');
  expect(() => renew('two')).toThrow(Refusal);
});

test('a record of somebody else stays, and nothing is written beside it', () => {
  for (const other of ['mine', '{"files":{}}']) {
    writeFileSync(at('.written.json'), other);
    expect(() => renew('one')).toThrow(Refusal);
    expect([readFileSync(at('.written.json'), 'utf8'), existsSync(at('结果.txt'))]).toEqual([other, false]);
  }
});

test('a link that leads nowhere is in the way, and a refusal says so', () => {
  symlinkSync(at('nowhere'), at('结果.txt'));
  expect(() => renew('one')).toThrow(Refusal);
  rmSync(at('结果.txt'));
  renew('one');
  rmSync(at('结果.txt'));
  symlinkSync(at('nowhere'), at('结果.txt'));
  expect(() => renew('two')).toThrow(Refusal);
});
