// The build of the browser console (控制台的构建): from src/web to dist/console, and whether that is still of today.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { alone } from './alone.mjs';
import { root } from './runtime.mjs';

/** Where the built console lies: index.html, manifest.json, and assets/ with hashed names, each text with its .gz beside it. */
export const consoleFolder = join(root, 'dist', 'console');
const fresh = `${consoleFolder}.new`;
const buildLock = `${consoleFolder}.lock`;
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** What the bundle is made of. Types of src/api are erased, so they change no byte of it. */
const sources = ['src/web/**/*', 'src/domain/**/*', 'src/engine/**/*', 'package-lock.json', 'vite.config.ts'];
const isTest = (path) => /\.test\.tsx?$/u.test(path);

/** Of the clone in `from`. */
export function sourceHash(from = root) {
  const hash = createHash('sha256');
  const paths = globSync(sources, { cwd: from }).filter((path) => !isTest(path) && statSync(join(from, path)).isFile());
  for (const path of paths.toSorted())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(from, path)))
      .update('\0');
  return hash.digest('hex');
}

/** Whether the built console is missing or was made of other sources. Compared by content: dates say nothing after a checkout. */
export function isStale(from = root, built = consoleFolder) {
  const record = join(built, '.built');
  return !existsSync(record) || readFileSync(record, 'utf8') !== sourceHash(from);
}

/** In a process of its own: the server goes on answering meanwhile, and what the bundler held in memory is given back. */
function bundle() {
  return new Promise((done, fail) => {
    const args = [vite, 'build', '--configLoader', 'native', '--outDir', fresh];
    const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => (words += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      process.off('exit', end);
      if (code === 0) done();
      else fail(new Error(`The console could not be built.\n${words}`));
    });
  });
}

/** Packed once here, so that the server packs nothing while it answers. */
function pack() {
  for (const path of globSync('assets/*', { cwd: fresh })) {
    if (!['.js', '.css', '.svg'].includes(extname(path))) continue;
    const packed = gzipSync(readFileSync(join(fresh, path)), { level: constants.Z_BEST_COMPRESSION });
    writeFileSync(join(fresh, `${path}.gz`), packed);
  }
}

/**
 * Builds the console unless it is of today; the old one stays in use until the new one is whole.
 * Throws an Error with the bundler's words when the sources do not build.
 * @returns {Promise<void>}
 */
export function buildConsole() {
  return alone(buildLock, async () => {
    if (!isStale()) return;
    const source = sourceHash();
    await bundle();
    pack();
    writeFileSync(join(fresh, '.built'), source);
    rmSync(consoleFolder, { recursive: true, force: true });
    renameSync(fresh, consoleFolder);
  });
}
