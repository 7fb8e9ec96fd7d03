// The wiring of the server (装配): settings, database, demonstration, routes and pages; what was started is stopped again.
import { randomUUID, X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { consoleRoutes } from './api/console.ts';
import type { Reach } from './api/origin.ts';
import { createServer } from './api/server.ts';
import { demoPassword, demoPeople } from './app/demo-city/account.ts';
import { loadDemoCity } from './app/demo-city/load.ts';
import type { Deps } from './app/deps.ts';
import { writeCheckpoints } from './app/checkpoint.ts';
import { openSetup, type Setup } from './app/jurisdiction.ts';
import { sendReminders } from './app/reminder/send.ts';
import { listJurisdictions } from './app/session.ts';
import { settleAllDue } from './app/stage.ts';
import { ticking } from './app/tick.ts';
import { progressOn } from './cli/progress.ts';
import { refusalLines } from './cli/refusal.ts';
import { screenOf } from './cli/screen.ts';
import { type Config, readConfig } from './config.ts';
import { Refusal } from './domain/refusal.ts';
import { mailerFor } from './mail.ts';
import { openCheckpoints } from './store/checkpoint.ts';
import { openCluster } from './store/embedded/cluster.ts';
import { evidenceFilesIn } from './store/evidence-files.ts';
import { openStore } from './store/open.ts';

const root = resolve(import.meta.dirname, '..');
const progress = progressOn(process.stderr);
const say = (line: string): void => {
  progress.end();
  process.stdout.write(`${line}\n`);
};

/** Undone from the last to the first, each once, however the start went and whoever asks. */
const undo: (() => Promise<unknown>)[] = [];
let stopped: Promise<void> | null = null;
const stop = (): Promise<void> => (stopped ??= undoAll());
async function undoAll(): Promise<void> {
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step().catch(() => undefined);
}

/** Aborted by Ctrl-C: from then on the start fails because it is being stopped, which is nothing to tell. */
const stopping = new AbortController();

/** What is being opened is closed as well, when Ctrl-C comes before it is open; and the start does not go on then. */
async function toUndo<T>(opening: Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
  undo.push(async () => close(await opening));
  const opened = await opening;
  stopping.signal.throwIfAborted();
  return opened;
}

async function openDatabase(config: Config): Promise<Deps> {
  const { database, dataFolder } = config;
  const given =
    database ??
    (await toUndo(openCluster({ folder: dataFolder, onProgress: progress.step }), (cluster) => cluster.stop()));
  const store = await toUndo(openStore(given), (opened) => opened.close());
  const isPublic = reachOf(config).by !== 'machine';
  const files = evidenceFilesIn(config.evidenceFolder);
  const mail = config.mail === null ? {} : { mail: mailerFor(config.mail) };
  const checkpoints = openCheckpoints(config.checkpointFolder);
  return { store, files, now: () => new Date(), id: () => randomUUID(), isPublic, checkpoints, ...mail };
}

const reachOf = ({ tls, publicUrl }: Config): Reach =>
  publicUrl !== null ? { by: 'proxy', url: publicUrl } : tls === null ? { by: 'machine' } : { by: 'tls' };

/** All addresses of the machine are none to open: the certificate names one, else the machine does. */
function reachedAs({ host, tls }: Config): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const names = tls === null ? '' : (new X509Certificate(tls.cert).subjectAltName ?? '');
  const found = /(?:^|, )DNS:(?<name>[^*,\s]+)/u.exec(names) ?? /(?:^|, )IP Address:(?<name>[^,\s]+)/u.exec(names);
  return found?.groups?.['name'] ?? hostname();
}

function addressOf(config: Config, port: number): string {
  const { tls, publicUrl } = config;
  const host = reachedAs(config);
  const shown = host.includes(':') ? `[${host}]` : host;
  return publicUrl ?? `${tls === null ? 'http' : 'https'}://${shown}:${port}`;
}

const portInUse = (port: number): Refusal =>
  new Refusal('port-in-use', {
    what: `端口 ${port} 已被占用，服务没有启动。`,
    why: '另一个程序正在使用它，也可能是另一个准绳服务。',
    next: '请停止那个程序，或者用环境变量 PORT 另选一个端口，例如 PORT=8650 npm start。',
    english: `Port ${port} is in use by another program: stop it, or choose another port with PORT.`,
  });

async function serve(config: Config, deps: Deps, setup: Setup, consoleFolder: Promise<string>): Promise<string> {
  const app = await createServer(deps, {
    reach: reachOf(config),
    tls: config.tls,
    setup,
    log: (text) => process.stderr.write(`${text}\n`),
  });
  undo.push(() => app.close());
  await consoleRoutes(app, await consoleFolder);
  await app.listen({ host: config.host, port: config.port }).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'EADDRINUSE' ? portInUse(config.port) : fault;
  });
  const address = app.server.address();
  return addressOf(config, typeof address === 'object' && address !== null ? address.port : config.port);
}

/** Where the demonstration is, its accounts are said in the same line. */
async function readyLine(address: string, deps: Deps): Promise<string> {
  const isDemonstration = (await listJurisdictions(deps)).some(({ demonstration }) => demonstration !== null);
  const [organiser, assessor, subject] = ['organiser', 'assessor', 'subject'].map(
    (role) => demoPeople.find(({ roles }) => roles.some((each) => each === role))?.name,
  );
  const accounts = isDemonstration
    ? `  示范账号 demo accounts: ${organiser}（主办单位）、${assessor}（考评单位）、${subject}（被考评单位）……密码 password: ${demoPassword}`
    : '';
  return `准绳已就绪 Plumbline is ready: ${address}${accounts}`;
}

const setupLine = (address: string, code: string): string =>
  `建立自己的考评辖区 to create a jurisdiction: ${address}/setup  设置码 setup code: ${code}`;

const minute = 60_000;

/** At once, every `each` milliseconds from then on, and no more once the server stops. What was told once is not told each time. */
function keepDoing(name: string, each: number, work: (tell: (fault: unknown) => void) => Promise<unknown>): void {
  // What is begun behind the end is stopped by nobody.
  stopping.signal.throwIfAborted();
  let told = '';
  const clock = ticking(each, async () => {
    const faults: string[] = [];
    const tell = (fault: unknown): void =>
      void faults.push(`${name}: ${fault instanceof Error ? fault.message : String(fault)}\n`);
    await work(tell).catch(tell);
    const all = faults.join('');
    if (all !== told && !stopping.signal.aborted) process.stderr.write(all);
    told = all;
  });
  undo.push(() => clock.stop());
}

async function start(buildConsole: (onProgress: (text: string) => void) => Promise<string>): Promise<void> {
  const config = readConfig(root);
  const consoleFolder = buildConsole(progress.step);
  consoleFolder.catch(() => undefined);
  const deps = await openDatabase(config);
  if (deps.isPublic !== true) await loadDemoCity(deps, progress.step);
  keepDoing('checkpoints', 10 * minute, (tell) => writeCheckpoints(deps, tell));
  let address = '';
  // Beside the one line on the standard output: who reads this one may create a city.
  const tellCode = (code: string): void => void process.stderr.write(`${setupLine(address, code)}\n`);
  const setup = openSetup(tellCode);
  address = await serve(config, deps, setup, consoleFolder);
  keepDoing('calendar', minute / 2, () => settleAllDue(deps));
  if (deps.mail !== undefined) keepDoing('reminders', 5 * minute, () => sendReminders(address, deps));
  const line = await readyLine(address, deps);
  stopping.signal.throwIfAborted();
  say(line);
  tellCode(setup.code());
}

/** Starts the server and runs until it is told to stop; `buildConsole` answers with the folder of the built pages. */
export async function main(buildConsole: (onProgress: (text: string) => void) => Promise<string>): Promise<void> {
  // Heard for as long as the server runs: npm and the launcher may each pass on the same Ctrl-C, and the second one
  // would otherwise end this process before the database has stopped.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      void stop().then(() => {
        progress.end();
        process.exit(0);
      });
    });
  try {
    await start(buildConsole);
  } catch (fault) {
    if (stopping.signal.aborted) return;
    await stop();
    progress.end();
    if (!(fault instanceof Refusal)) throw fault;
    process.stderr.write(`${refusalLines(fault, screenOf(process.stderr)).join('\n')}\n`);
    process.exit(fault.exitCode);
  }
}
