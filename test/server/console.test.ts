// When the console is built anew (重新构建): after any change of what it is made of, and only then.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isStale, sourceHash } from '../../scripts/console.mjs';

const clone = mkdtempSync(join(tmpdir(), 'plumbline-console-'));
const built = join(clone, 'dist');
afterAll(() => rmSync(clone, { recursive: true, force: true }));

test('after a change of the pages, the engine, the domain or the packages; not after one of a test or of the server', () => {
  for (const folder of ['src/web', 'src/engine', 'src/domain', 'src/app', 'dist'])
    mkdirSync(join(clone, folder), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(clone, path), text);
  const record = () => write('dist/.built', sourceHash(clone));
  write('src/web/page.tsx', 'one');
  expect(isStale(clone, built)).toBe(true);
  record();
  expect(isStale(clone, built)).toBe(false);
  for (const path of [
    'src/web/page.tsx',
    'src/web/new.css',
    'src/engine/a.ts',
    'src/domain/a.ts',
    'package-lock.json',
  ]) {
    write(path, 'two');
    expect([path, isStale(clone, built)]).toEqual([path, true]);
    record();
  }
  rmSync(join(clone, 'src/web/new.css'));
  expect(isStale(clone, built)).toBe(true);
  record();
  for (const path of ['src/web/page.test.tsx', 'src/app/a.ts']) {
    write(path, 'three');
    expect([path, isStale(clone, built)]).toEqual([path, false]);
  }
});
