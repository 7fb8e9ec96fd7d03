// The weight of the first page (首屏大小): what a browser loads from the address to the login and on to the home page.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildConsole, consoleFolder, isStale } from '../../scripts/console.mjs';
import { problem } from '../../src/web/words/en/problem.ts';
import { firstPage, load, type Manifest } from './manifest.ts';

const bytesMax = 250_000;

describe('the built console', () => {
  let manifest: Manifest = {};
  beforeAll(async () => {
    await buildConsole();
    manifest = JSON.parse(readFileSync(join(consoleFolder, 'manifest.json'), 'utf8')) as Manifest;
  });

  test('is of today after it was built', () => {
    expect(isStale()).toBe(false);
  });

  test('sends less than 250 KB, packed, before the first page stands', () => {
    const files = load(manifest, firstPage);
    const bytes = files.map((file) => [file, statSync(join(consoleFolder, `${file}.gz`)).size] as const);
    const sum = bytes.reduce((total, [, size]) => total + size, 0);
    expect(files.length).toBeGreaterThan(5);
    expect(sum, bytes.map(([file, size]) => `${size} ${file}`).join('\n')).toBeLessThan(bytesMax);
  });

  test('loads the glosses of problems when an English screen shows one', () => {
    const gloss = problem['points-shared'];
    const saying = (files: string[]) =>
      files.filter((file) => readFileSync(join(consoleFolder, file), 'utf8').includes(gloss));
    expect(saying(load(manifest, firstPage))).toEqual([]);
    expect(saying(load(manifest, ['words/en/problem.ts'])).length).toBe(1);
  });

  test('loads charts and the data grid with their own pages only', () => {
    const text = load(manifest, firstPage)
      .map((file) => readFileSync(join(consoleFolder, file), 'utf8'))
      .join('\n');
    // Names that survive minifying: of a tag of zrender, of a class of the grid; and of React, as the control.
    expect(['_zr_', 'rdg-', 'react.element'].filter((name) => text.includes(name))).toEqual(['react.element']);
  });
});

describe('the weight is counted over', () => {
  const chunk = (file: string, more: Partial<Manifest[string]> = {}) => ({ file, ...more });
  const manifest: Manifest = {
    'index.html': chunk('index.js', {
      imports: ['_a.js'],
      css: ['index.css'],
      dynamicImports: ['far.tsx', 'near.tsx'],
    }),
    '_a.js': chunk('a.js', { imports: ['_b.js'] }),
    '_b.js': chunk('b.js', { imports: ['_a.js'] }),
    'near.tsx': chunk('near.js', { imports: ['index.html', '_c.js'], css: ['near.css'] }),
    '_c.js': chunk('c.js'),
    'far.tsx': chunk('far.js'),
  };

  test('what is imported, once, and not what is loaded later', () => {
    const files = ['a.js', 'b.js', 'c.js', 'index.css', 'index.js', 'near.css', 'near.js'];
    expect(load(manifest, ['index.html', 'near.tsx'])).toEqual(files);
  });

  test('a name that is not in the manifest is a fault, not nothing', () => {
    expect(() => load(manifest, ['gone.tsx'])).toThrow('gone.tsx');
  });
});
