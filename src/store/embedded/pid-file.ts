// What postmaster.pid says (运行记录), and whether it is still true.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { insideName } from './runner.ts';

export type PidFile = { pid: number; port: number; isReady: boolean };

export const pidFilePath = (cluster: string): string => join(cluster, 'postmaster.pid');

/** Its lines: pid, folder, start, port, socket folder, address, shared memory, status. Null when there is none. */
export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(pidFilePath(cluster), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** Numbers are used again: the process must be a PostgreSQL, and one that stands in this very folder. */
export function isPostmaster({ pid, port }: PidFile, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  return (process.platform === 'linux' ? standsIn(pid, cluster) : null) ?? hasCommand(pid, port, cluster);
}

/** Null where a container's root may not look at another user's process. */
function standsIn(pid: number, cluster: string): boolean | null {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    return there.dev === here.dev && there.ino === here.ino;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EACCES' ? null : false;
  }
}

function hasCommand(pid: number, port: number, cluster: string): boolean {
  const ask = (program: string, args: string[]) => spawnSync(program, args, { encoding: 'utf8', windowsHide: true });
  if (process.platform === 'win32') {
    return ask('tasklist', ['/NH', '/FI', `PID eq ${pid}`]).stdout.includes('postgres');
  }
  const line =
    process.platform === 'linux' ? commandOf(pid) : ask('ps', ['-ww', '-p', String(pid), '-o', 'command=']).stdout;
  return [cluster, insideName].some((data) => line.includes(`-D ${data} -p ${port} `));
}

/** Empty where the process has just gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
