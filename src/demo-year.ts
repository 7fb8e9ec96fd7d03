// `npm run demo:year`: a whole year of the demonstration city (示范年度), on a real PostgreSQL of its own, and the sealed archive verified.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exportArchive } from './app/archive/export.ts';
import { readCheckpoints } from './app/checkpoint.ts';
import { seat } from './app/demo-year/people.ts';
import { playYear, yearClock } from './app/demo-year/play.ts';
import type { Deps } from './app/deps.ts';
import { readKey, verifyArchive } from './app/offline/archive/verify.ts';
import { archiveAnswer } from './cli/archive.ts';
import { progressOn } from './cli/progress.ts';
import { refusalLines } from './cli/refusal.ts';
import { screenOf } from './cli/screen.ts';
import { Refusal } from './domain/refusal.ts';
import { openCheckpoints } from './store/checkpoint.ts';
import { openCluster } from './store/embedded/cluster.ts';
import { evidenceFilesIn } from './store/evidence-files.ts';
import { openStore } from './store/open.ts';

const screen = screenOf(process.stdout);
const progress = progressOn(process.stderr);
const say = (line: string): void => {
  progress.end();
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<number> {
  const out = resolve('out', 'demo-year');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-year-'));
  const cluster = await openCluster({ folder, onProgress: progress.step });
  try {
    const store = await openStore({ url: cluster.url });
    const clock = yearClock();
    const checkpoints = openCheckpoints(join(folder, 'checkpoints'));
    const files = evidenceFilesIn(join(folder, 'evidence'));
    const deps: Deps & { checkpoints: typeof checkpoints } = {
      store,
      files,
      checkpoints,
      now: clock.now,
      id: () => randomUUID(),
    };
    let day = '';
    let acts = 0;
    const cycle = await playYear(deps, clock, {
      progress: progress.step,
      tell: (who, what) => {
        const now = clock.now().toISOString().slice(0, 10);
        if (now !== day) say(`\n${(day = now)}`);
        acts += 1;
        say(`  ${who.title}：${what}`);
      },
    });
    const archivist = await seat('dangan', deps);
    const { path, remove } = await exportArchive(archivist, { cycle }, deps);
    const kept = join(out, '归档.zip');
    await copyFile(path, kept);
    await remove();
    const { key } = await readCheckpoints(archivist, deps);
    const verdict = verifyArchive(kept, { key: readKey(key ?? ''), onProgress: progress.step });
    const answer = archiveAnswer(verdict);
    say(`\n${acts} 件事都由该办的人办了。归档包：out/demo-year/归档.zip\n公钥：${key ?? ''}`);
    for (const line of answer.lines(screen)) say(line);
    await store.close();
    return answer.exitCode;
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (fault) {
  if (!(fault instanceof Refusal)) throw fault;
  for (const line of refusalLines(fault, screen)) say(line);
  process.exitCode = 4;
}
