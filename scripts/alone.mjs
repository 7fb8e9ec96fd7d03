// One process at a time (独占): a lock beside what is made, which says whose it is.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** This run of this machine: pids are told apart within it. Where Linux does not say, the moment of its start, in seconds. */
function machine() {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { host: hostname(), boot: `${boot} ${readlinkSync('/proc/self/ns/pid')}` };
  } catch {
    return { host: hostname(), boot: Math.round(Date.now() / 1000 - uptime()) };
  }
}

function isHere({ host, boot }) {
  const here = machine();
  const isSameBoot =
    typeof boot === 'number' && typeof here.boot === 'number' ? Math.abs(boot - here.boot) < 60 : boot === here.boot;
  return host === here.host && isSameBoot;
}

/** When the process began, as Linux counts it: numbers of processes are used again. Null where nobody says, '' for one that has ended and that its parent has not asked for yet. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? '' : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function isRunning({ pid, start }) {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if (fault.code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return start === null || now === null || start === now;
}

/** Null where there is none. */
function textIn(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch (fault) {
    return fault.code === 'ENOENT' ? null : '';
  }
}

/** What holds a lock; null where it is just being written, or nobody can read it. */
function holderOf(text) {
  try {
    const holder = JSON.parse(text);
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null;
  } catch {
    return null;
  }
}

/** Whoever runs on this machine is waited for, however long; of any other nobody knows, and two minutes are given. */
function isLeftBehind(lock, text) {
  const holder = holderOf(text);
  if (holder !== null && isHere(holder)) return !isRunning(holder);
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 120_000;
}

/** Only while it is still that one: another may have taken its place. */
function remove(lock, text) {
  if (textIn(lock) === text) rmSync(lock, { force: true });
}

/**
 * Does `work` while no other process does that holds the lock. One that a killed process left is taken over at once, one
 * of another machine or of before a restart after two minutes; a process that is still running keeps its own.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, start: startOf(process.pid), ...machine(), id: randomUUID() });
  for (;;) {
    try {
      writeFileSync(lock, own, { flag: 'wx' });
      break;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
    const text = textIn(lock);
    if (text !== null && isLeftBehind(lock, text)) remove(lock, text);
    else await wait(200);
  }
  const release = () => remove(lock, own);
  // A start that is refused or stopped ends this process in the middle of the work.
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
