// `npm start` in a fresh clone (新克隆的启动): installs what is missing, builds the console, serves; builds it anew after a change.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFirstStart } from '../kit/first-start.ts';
import { runningServer, type Server } from '../kit/server.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-clone-'));
const [clone, programs, calls] = ['clone', 'bin', 'npm.log'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const page = (words: string) => writeFileSync(join(clone, 'src/web/main.ts'), `document.title = '${words}';\n`);

beforeAll(async () => {
  const isConsole = (path: string) => path.startsWith(join(root, 'src/web'));
  for (const name of ['package.json', 'package-lock.json', 'vite.config.ts', 'scripts', 'src'])
    cpSync(join(root, name), join(clone, name), { recursive: true, filter: (path) => !isConsole(path) });
  // A console that is built at once: what is asked here is when, not what.
  mkdirSync(join(clone, 'src/web'));
  writeFileSync(join(clone, 'src/web/index.html'), '<script type="module" src="./main.ts"></script>');
  page('first');
  // In npm's place: a machine that tests has no network to install from.
  mkdirSync(programs);
  writeFileSync(
    join(programs, 'npm'),
    `#!/bin/sh\necho "$@" >> '${calls}'\nln -s '${join(root, 'node_modules')}' node_modules\n`,
    { mode: 0o755 },
  );
  await copyFirstStart(join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As npm does it: the line of package.json, in a shell. */
function npmStart(): Promise<Server> {
  const { scripts } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const path = [programs, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const settings = { DATA_DIR: join(folder, 'data'), PATH: path, npm_execpath: '' };
  return runningServer(settings, { elsewhere: { clone, line: `exec ${scripts.start}` } });
}

/** What the script of the served page says. */
async function served({ url }: Server): Promise<string> {
  const text = async (address: string) => (await fetch(address)).text();
  const script = /src="(?<path>[^"]+)"/u.exec(await text(url))?.groups?.['path'] ?? '/none';
  return /document\.title\s*=\s*.(?<words>\w+)/u.exec(await text(`${url}${script}`))?.groups?.['words'] ?? '';
}

test('first, again after a change of the pages', async () => {
  const first = await npmStart();
  expect(first.line).toContain('Plumbline is ready');
  expect(await served(first)).toBe('first');
  expect(await first.stop()).toBe(0);
  expect(readFileSync(calls, 'utf8')).toMatch(/^ci .*\n$/u);

  page('second');
  const second = await npmStart();
  expect(await served(second)).toBe('second');
  expect(await second.stop()).toBe(0);
  expect(readFileSync(calls, 'utf8').split('\n'), 'installed once').toHaveLength(2);
});
