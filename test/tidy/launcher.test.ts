// The launchers (启动器): they run before anything is installed, and know when something is missing.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const scripts = resolve(import.meta.dirname, '../../scripts');
const runtime: { isInstallNeeded: (folder: string) => boolean } = await import(join(scripts, 'runtime.mjs'));

/** Modules that a text imports and that neither Node nor the clone brings along. */
const packagesIn = (text: string) =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/gu)]
    .map((match) => match[1] ?? '')
    .filter((name) => !name.startsWith('node:') && !name.startsWith('.'));

test('no script needs a package', () => {
  expect(packagesIn("import { z } from 'zod';\nimport { run } from './runtime.mjs';")).toEqual(['zod']);
  const files = readdirSync(scripts).filter((name) => name.endsWith('.mjs'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.flatMap((name) => packagesIn(readFileSync(join(scripts, name), 'utf8')))).toEqual([]);
});

describe('an install is needed', () => {
  let folder = '';
  const tool = { version: '1.0.0', integrity: 'sha512-a' };
  const optional = { version: '2.0.0', optional: true };
  const write = (name: string, packages: object) =>
    writeFileSync(join(folder, name), JSON.stringify({ packages: { '': {}, ...packages } }));
  const present = (packages: object) => {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    write('node_modules/.package-lock.json', packages);
    return runtime.isInstallNeeded(folder);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-launcher-'));
    write('package-lock.json', { 'node_modules/tool': tool, 'node_modules/tool-darwin': optional });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('in a fresh clone', () => {
    expect(runtime.isInstallNeeded(folder)).toBe(true);
  });

  test('when an install was broken off, and left no list', () => {
    mkdirSync(join(folder, 'node_modules', 'tool'), { recursive: true });
    expect(runtime.isInstallNeeded(folder)).toBe(true);
  });

  test('when a package is missing or has another version or content', () => {
    expect(present({})).toBe(true);
    expect(present({ 'node_modules/tool': { ...tool, version: '1.0.1' } })).toBe(true);
    expect(present({ 'node_modules/tool': { ...tool, integrity: 'sha512-b' } })).toBe(true);
  });

  test('not when all is there but the packages of other systems', () => {
    expect(present({ 'node_modules/tool': tool })).toBe(false);
  });
});
