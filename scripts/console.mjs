// The build of the browser console (控制台的构建): Vite from src/web to dist/console, and whether that is still of today.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import { root } from './runtime.mjs';

/** Where the built console lies: index.html, assets/ with hashed names, each text with its .gz beside it. */
export const consoleFolder = join(root, 'dist', 'console');
const fresh = `${consoleFolder}.new`;
const lock = `${consoleFolder}.lock`;
const record = (folder) => join(folder, '.built');

/** What the bundle is made of. Types of src/api are erased, so they change no byte of it. */
const sources = ['src/web/**/*', 'src/domain/**/*', 'src/engine/**/*', 'package-lock.json', 'scripts/console.mjs'];
const isTest = (path) => /\.test\.tsx?$/u.test(path);

function sourceHash() {
  const hash = createHash('sha256');
  const paths = globSync(sources, { cwd: root }).filter((path) => !isTest(path));
  for (const path of paths.toSorted()) {
    if (!statSync(join(root, path)).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0');
  }
  return hash.digest('hex');
}

/** Whether the built console is missing or was made of other sources. Compared by content: dates say nothing after a checkout. */
export function isStale() {
  if (!existsSync(record(consoleFolder))) return true;
  return readFileSync(record(consoleFolder), 'utf8') !== sourceHash();
}

/** Packages that only single pages need get chunks of their own, so that a change of a page leaves them in the cache. */
const groups = [
  { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
  { name: 'tanstack', test: /node_modules\/@tanstack\/(?:react-)?(?:router|query|store|history)/ },
  { name: 'echarts', test: /node_modules\/(?:echarts|zrender)\// },
];

async function bundle() {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  const source = sourceHash();
  await build({
    configFile: false,
    root: join(root, 'src', 'web'),
    base: '/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: fresh,
      emptyOutDir: true,
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      // A file inlined as a data: address would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
  });
  for (const path of globSync('assets/*', { cwd: fresh })) {
    if (!['.js', '.css', '.svg'].includes(extname(path))) continue;
    const packed = gzipSync(readFileSync(join(fresh, path)), { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(join(fresh, `${path}.gz`), packed);
  }
  writeFileSync(record(fresh), source);
  rmSync(consoleFolder, { recursive: true, force: true });
  renameSync(fresh, consoleFolder);
}

/** One build at a time, also between processes; a lock that a killed build left is taken over after two minutes. */
async function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'));
      return;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 120_000) rmSync(lock, { force: true });
      else await wait(200);
    }
  }
}

/**
 * Builds the console unless it is of today, in a process of its own: the server goes on answering meanwhile,
 * and what the bundler held in memory is given back. Throws an Error with the bundler's words.
 * @returns {Promise<void>}
 */
export function buildConsole() {
  return new Promise((done, fail) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => (words += chunk));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`The console could not be built.\n${words}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await takeLock();
  try {
    if (isStale()) await bundle();
  } finally {
    rmSync(lock, { force: true });
  }
}
