// Measures starts of the server (启动计时), run by the pinned Node: in an empty folder without built pages, then again with both; no server may run from this clone meanwhile.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { consoleFolder } from './console.mjs';
import { root } from './runtime.mjs';

const laterStarts = 3;
const patience = 180_000;
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;

/** Starts as a person would, and answers with the times to the line that says so, to a page, and of the stop. */
async function measure(dataFolder) {
  const begun = performance.now();
  const env = { ...process.env, DATA_DIR: dataFolder, PORT: '0', HOST: '', DATABASE_URL: '', DATABASE_SERVER_URL: '' };
  const args = [join(root, 'scripts', 'start.mjs')];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.on('close', (code) => done(code)));
  try {
    const address = await readAddress(child, ended);
    const ready = performance.now() - begun;
    const { status } = await fetch(address);
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    const page = performance.now() - begun;
    child.kill('SIGINT');
    const code = await ended;
    if (code !== 0) throw new Error(`the server ended with ${code}`);
    return { ready, page, stop: performance.now() - begun - page };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** The address in what the server prints; throws with all that it printed when it ends or says none in time. */
function readAddress(child, ended) {
  return new Promise((done, fail) => {
    let words = '';
    const give = (reason) => fail(new Error(`${reason}\n${words}`));
    const timer = setTimeout(() => give('no address in time'), patience);
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      words += chunk;
      const address = /https?:\/\/[^\s，。]+/u.exec(words)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      done(address);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => (words += chunk));
    void ended.then((code) => {
      clearTimeout(timer);
      give(`the server ended with ${code}`);
    });
  });
}

const print = (chinese, english, { ready, page, stop }) =>
  console.log(
    `${chinese} ${english}: 就绪 ready ${seconds(ready)}，首页 page ${seconds(page)}，停止 stop ${seconds(stop)}`,
  );

const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(
  `${cpus()[0]?.model ?? process.arch}，${availableParallelism()} 核 cores，${gigabytes} GB，${type()} ${release()}，` +
    `Node ${process.versions.node}，负载 load ${loadavg()[0]?.toFixed(1)}`,
);
const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  rmSync(consoleFolder, { recursive: true, force: true });
  print('首次（空文件夹，含生成页面）', 'first, builds the pages (wanted < 20 s)', await measure(folder));
  for (let count = 1; count <= laterStarts; count += 1) {
    print(`再次 ${count}`, 'later (wanted < 2 s)', await measure(folder));
  }
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
