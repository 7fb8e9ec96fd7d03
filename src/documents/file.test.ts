// Tests of files on disk (文件): nothing is lost by writing, and whatever the system says is a refusal.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { readBytes, writeFiles } from './file.ts';
import { unopened } from './read/refuse.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const text = (path: string): string => fs.readFileSync(path, 'utf8');
const write = (
  path: string,
  content: string,
  { inputs = [], force = false }: { inputs?: string[]; force?: boolean } = {},
) => writeFiles([{ path, content }], { inputs, mayOverwrite: () => force });

function refused(run: () => unknown): string {
  try {
    run();
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
  return 'accepted';
}

beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'plumbline-file-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('a new file is written with the folders above it, and nothing is left beside it', () => {
  const [written] = write(at('new', 'folder', 'a.txt'), 'one');
  expect(written).toEqual({
    path: at('new', 'folder', 'a.txt'),
    bytes: 3,
    sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
    isOverwritten: false,
  });
  expect(fs.readdirSync(at('new', 'folder'))).toEqual(['a.txt']);
});

test('another content is written over with permission only, the same content never', () => {
  write(at('b.txt'), 'one');
  expect(refused(() => write(at('b.txt'), 'two'))).toBe('output-exists');
  expect(text(at('b.txt'))).toBe('one');
  const before = fs.statSync(at('b.txt')).ino;
  expect(write(at('b.txt'), 'one')[0]?.isOverwritten).toBe(false);
  expect(fs.statSync(at('b.txt')).ino).toBe(before);
  expect(write(at('b.txt'), 'two', { force: true })[0]?.isOverwritten).toBe(true);
  expect(text(at('b.txt'))).toBe('two');
});

test('an input is never written over: not by another name, not through a link, not with permission', () => {
  fs.writeFileSync(at('input.json'), 'input');
  fs.linkSync(at('input.json'), at('hard.json'));
  fs.symlinkSync(at('input.json'), at('soft.json'));
  for (const name of ['input.json', 'hard.json', 'soft.json', join('.', 'new', '..', 'input.json')])
    expect([name, refused(() => write(at(name), 'new', { inputs: [at('input.json')], force: true }))]).toEqual([
      name,
      'output-unwritable',
    ]);
  expect(text(at('input.json'))).toBe('input');
});

test('one file that may not be written keeps all others of the call from being written', () => {
  fs.writeFileSync(at('there.txt'), 'mine');
  const files = ['first.txt', 'there.txt'].map((name) => ({ path: at(name), content: 'new' }));
  expect(refused(() => writeFiles(files, { inputs: [], mayOverwrite: () => false }))).toBe('output-exists');
  expect(fs.existsSync(at('first.txt'))).toBe(false);
});

test('two contents for one file are refused, however its name is written', () => {
  fs.mkdirSync(at('room'));
  fs.symlinkSync(at('room'), at('door'));
  const names = [
    ['twice.txt', 'twice.txt'],
    ['twice.txt', './room/../twice.txt'],
    ['room/twice.txt', 'door/twice.txt'],
  ];
  for (const each of names) {
    const files = each.map((name) => ({ path: `${folder}/${name}`, content: name }));
    expect(refused(() => writeFiles(files, { inputs: [], mayOverwrite: () => true }))).toBe('output-unwritable');
    expect([fs.existsSync(at('twice.txt')), fs.readdirSync(at('room'))]).toEqual([false, []]);
  }
});

test('a file keeps the rights that it had, also those that new files do not get', () => {
  const before = process.umask(0o022);
  fs.writeFileSync(at('shared.txt'), 'old');
  fs.chmodSync(at('shared.txt'), 0o664);
  write(at('shared.txt'), 'new', { force: true });
  process.umask(before);
  expect(fs.statSync(at('shared.txt')).mode & 0o777).toBe(0o664);
});

test('the new file takes the place of the old one at once: who holds the old one still reads it whole', () => {
  fs.writeFileSync(at('old.txt'), 'old', { mode: 0o640 });
  const held = fs.openSync(at('old.txt'), 'r');
  write(at('old.txt'), 'new', { force: true });
  expect(fs.readFileSync(held, 'utf8')).toBe('old');
  fs.closeSync(held);
  expect(text(at('old.txt'))).toBe('new');
  expect(fs.statSync(at('old.txt')).mode & 0o777).toBe(0o640);
  fs.symlinkSync(at('old.txt'), at('link.txt'));
  write(at('link.txt'), 'newer', { force: true });
  expect([fs.lstatSync(at('link.txt')).isSymbolicLink(), text(at('old.txt'))]).toEqual([true, 'newer']);
});

test('what cannot be written is refused, and no temporary file stays', () => {
  fs.mkdirSync(at('sub'));
  fs.writeFileSync(at('sub', 'file'), 'x');
  const places = [at('sub'), at('sub', 'file', 'a.txt'), at('sub', `${'长'.repeat(100)}.txt`), '/dev/null'];
  for (const place of places)
    expect([place, refused(() => write(place, 'new', { force: true }))]).toEqual([place, 'output-unwritable']);
  expect(fs.readdirSync(at('sub'))).toEqual(['file']);
});

test('what cannot be read is refused with its reason', () => {
  fs.writeFileSync(at('empty'), '');
  fs.symlinkSync(at('circle'), at('circle'));
  const codes = [
    at('nowhere'),
    at('empty', 'below'),
    folder,
    at('circle'),
    at('长'.repeat(100)),
    at('empty'),
    '/dev/zero',
  ];
  expect(codes.map((path) => refused(() => readBytes(path, 10)))).toEqual([
    'file-missing',
    'file-unreadable',
    'file-unreadable',
    'file-unreadable',
    'file-unreadable',
    'file-empty',
    'file-unreadable',
  ]);
  fs.writeFileSync(at('large'), 'x'.repeat(11));
  expect(refused(() => readBytes(at('large'), 10))).toBe('file-too-large');
  expect(unopened('EACCES').why).toBe('没有读取它的权限。');
  expect(unopened('EWHATEVER').why).toContain('EWHATEVER');
});
