// Rules of settings and wiring (启动设置与接线的规则): one reader of the environment, files in src itself are rooms too.
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkEnvironment, checkImports } from './rules.ts';
import { readSource } from './source-text.ts';

const root = resolve(import.meta.dirname, '../..');

describe('only the settings read the environment', () => {
  test('holds', () => {
    const paths = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
    expect(paths).toContain('src/config.ts');
    const faults = paths.flatMap((path) =>
      checkEnvironment(readSource(path, readFileSync(resolve(root, path), 'utf8'))),
    );
    expect(faults.join('\n')).toBe('');
  });

  test.each([
    ['src/store/open.ts', "const url = process.env['DATABASE_URL'];"],
    ['src/main.ts', 'const { PORT } = process.env;'],
    ['src/web/page.tsx', 'const x = <p>{process . env.A}</p>;'],
    ['src/api/server.ts', "import { env } from 'node:process';"],
  ])('reports %s: %s', (path, text) => {
    expect(checkEnvironment(readSource(path, text))).toHaveLength(1);
  });

  test.each([
    ['src/config.ts', "const url = process.env['DATABASE_URL'];"],
    ['src/config.test.ts', "const url = process.env['DATABASE_URL'];"],
    ['src/store/open.ts', 'const options = { env: environment }; // process.env\nprocess.exit(1);'],
  ])('leaves alone %s: %s', (path, text) => {
    expect(checkEnvironment(readSource(path, text))).toEqual([]);
  });
});

describe('a file in src itself is a room of its name', () => {
  test.each([
    ['src/attic.ts', "import { Source } from './domain/source.ts';"],
    ['src/config.ts', "import { openStore } from './store/open.ts';"],
    ['src/store/open.ts', "import { readConfig } from '../config.ts';"],
    ['src/main.ts', "import fastify from 'fastify';"],
  ])('reports %s: %s', (path, text) => {
    expect(checkImports(readSource(path, text))).toHaveLength(1);
  });

  test('main may import the settings and the rooms that it wires', () => {
    const text = "import { readConfig } from './config.ts';\nimport { openStore } from './store/open.ts';";
    expect(checkImports(readSource('src/main.ts', text))).toEqual([]);
  });
});
