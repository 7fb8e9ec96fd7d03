// Under whom and where PostgreSQL runs (运行身份): it refuses to be root, and may not be able to enter root's folders.
import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `uid` and `gid` are given only when this process is root and has to become somebody else. */
export type Runner = { uid?: number; gid?: number };

const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

/** Root hands a cluster to whoever owns it already, else to nobody; an ordinary user runs it under the own name. */
export function runnerOf(cluster: string): Runner {
  if (!isRoot) return {};
  const owner = lstatSync(cluster, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? nobody : { uid: owner.uid, gid: owner.gid };
}

/** Whether the runner can enter a folder: every folder above must let it pass. */
export function isReachable({ uid }: Runner, folder: string): boolean {
  if (uid === undefined) return true;
  const { mode, uid: owner } = statSync(folder);
  const mayPass = (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0);
  return mayPass && (dirname(folder) === folder || isReachable({ uid }, dirname(folder)));
}

/** The kernel's name for "where I stand". */
export const insideName = '/proc/self/cwd';

/**
 * The folder to start in and the name by which PostgreSQL finds its data. Behind a closed door (root's home folder)
 * it has no path to them; there it is set down inside, before root's rights are given up, and
 * calls the place by the kernel's name for it.
 */
export function placeOf(runner: Runner, cluster: string): { cwd: string; data: string } {
  const isOpen = process.platform !== 'linux' || isReachable(runner, dirname(cluster));
  return isOpen ? { cwd: join('/'), data: cluster } : { cwd: cluster, data: insideName };
}

/** Nothing of our own environment: it may hold secrets, and PG… variables that change settings. */
export const environment = { LC_ALL: 'C', TZ: 'UTC' };
