// Whoever is gone is not read for any longer (中止读取): a broken connection ends the reading process, nothing is saved; a whole one is read.
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdComputing } from '../../src/store/cycle.ts';
import { xlsxOf } from '../fuzz/files.ts';
import { type City, openCity } from '../kit/city.ts';
import { connected } from '../kit/connection.ts';

/** Some seconds of reading. */
const row = (_: unknown, at: number) => `<row r="${at + 1}"><c t="inlineStr"><is><t>甲${at}</t></is></c></row>`;
const rows = Array.from({ length: 200_000 }, row).join('');
const slow = Buffer.from(xlsxOf({ 慢: `<sheetData>${rows}</sheetData>` }));

/** The reading processes of this very process. */
const readers = (): number =>
  execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .filter((line) => line.trimStart().startsWith(`${process.pid} `) && line.includes('documents/read/child.ts'))
    .length;

let city: City;
let url = '';
let headers: Record<string, string> = {};
beforeAll(async () => {
  city = await openCity();
  const { url: at, headers: own } = await connected(city, 'xiaoneng');
  url = at;
  headers = { ...own['xiaoneng'], 'content-type': 'application/octet-stream' };
});

const doors = {
  table: '/api/documents?name=%E6%85%A2.xlsx',
  directory: '/api/bodies/list?name=%E6%85%A2.xlsx',
  facts: '/api/cycles/CYCLE/facts/workbook?name=%E6%85%A2.xlsx',
};
const send = (door: keyof typeof doors, signal: AbortSignal | null = null) =>
  fetch(`${url}${doors[door].replace('CYCLE', city.cycle)}`, { method: 'POST', headers, body: slow, signal });
const readings = async () => {
  const reply = await fetch(`${url}/api/journal?event=document-read`, { headers });
  return ((await reply.json()) as { entries: unknown[] }).entries.length;
};
const many = { interval: 50, timeout: 10_000 };
const soon = { interval: 50, timeout: 1_000 };

test.each(['table', 'directory', 'facts'] as const)('a file that is cancelled while it is read: %s', async (door) => {
  const before = await readings();
  const gone = new AbortController();
  const sent = send(door, gone.signal);
  await expect.poll(readers, many).toBe(1);
  gone.abort();
  await expect(sent).rejects.toThrow('aborted');
  await expect.poll(readers, soon).toBe(0);
  expect(await readings()).toBe(before);
});

test('control: the same file is read to its end where nobody cancels it', async () => {
  const before = await readings();
  const sent = send('table');
  await expect.poll(readers, many).toBe(1);
  // As long as the cancelled one was given to end.
  await new Promise((done) => setTimeout(done, soon.timeout));
  expect(readers()).toBe(1);
  expect((await sent).status).toBe(200);
  expect(await readings()).toBe(before + 1);
});

test('of many files no more are read at once than there are cores, and those that wait go with their senders', async () => {
  const gone = new AbortController();
  const sent = Array.from({ length: availableParallelism() + 4 }, () => send('table', gone.signal));
  await expect.poll(readers, many).toBe(availableParallelism());
  await new Promise((done) => setTimeout(done, 500));
  const seen = readers();
  gone.abort();
  await Promise.allSettled(sent);
  await expect.poll(readers, soon).toBe(0);
  await new Promise((done) => setTimeout(done, 300));
  expect([seen, readers()]).toEqual([availableParallelism(), 0]);
});

describe('a computation that is cancelled before it is kept', () => {
  const computations = async () => {
    const reply = await fetch(`${url}/api/cycles/${city.cycle}/computations`, { headers });
    return ((await reply.json()) as { computations: { number: number }[] }).computations.length;
  };
  /** Something to compute: or it would be the one that is there. */
  async function changeScheme(): Promise<void> {
    const address = `/api/cycles/${city.cycle}/scheme`;
    const { scheme, version } = (await city.call({ method: 'GET', url: address, as: 'xiaoneng' })).json<{
      scheme: { title: string };
      version: number;
    }>();
    const body = { base: version, note: '改名', scheme: { ...scheme, title: `${scheme.title}（改）` } };
    const { statusCode } = await city.call({ method: 'POST', url: `${address}/versions`, as: 'xiaoneng', body });
    expect(statusCode).toBe(200);
  }
  /** Asks while somebody else computes, so that it waits; `isGone`: does not wait for the answer. Answers once it is over. */
  async function computeBehind(isGone: boolean): Promise<void> {
    const { 'content-type': _, ...plain } = headers;
    const gone = new AbortController();
    const address = `${url}/api/cycles/${city.cycle}/computations`;
    const hold = (work: () => Promise<void>) =>
      city.deps.store.transaction('demo', async (tx) => {
        await holdComputing(tx, city.cycle);
        await work();
      });
    let sent: Promise<unknown> = Promise.resolve();
    await hold(async () => {
      sent = fetch(address, { method: 'POST', headers: plain, signal: gone.signal }).catch(() => null);
      await new Promise((done) => setTimeout(done, 500));
      if (isGone) gone.abort();
      await new Promise((done) => setTimeout(done, 200));
    });
    await sent;
    // Whoever waits in the queue is served in its order: after this one the other has ended.
    await hold(() => Promise.resolve());
  }

  test('keeps nothing', async () => {
    await changeScheme();
    const before = await computations();
    await computeBehind(true);
    expect(await computations()).toBe(before);
  });

  test('control: the same one is kept where somebody waits for it', async () => {
    const before = await computations();
    await computeBehind(false);
    expect(await computations()).toBe(before + 1);
  });
});
