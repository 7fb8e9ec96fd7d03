// A long search of the journal (长的留痕检索): it ends with whoever asked for it.
import { beforeAll, expect, test } from 'vitest';
import type { JournalReply } from '../../src/api/journal.ts';
import { record } from '../../src/app/journal.ts';
import { type City, openCity } from '../kit/city.ts';
import { connected, type Connected, endings } from '../kit/connection.ts';

const author = { jurisdiction: 'demo', account: null, title: '主办' };
const entries = 20_000;
const nowhere = '没有这几个字';

let city: City;
let url = '';
let headers: Connected['headers'] = {};
let ended: string[] = [];
beforeAll(async () => {
  city = await openCity();
  const { store, now } = city.deps;
  await store.transaction('demo', (tx) => {
    const many = Array.from({ length: entries }, (_, index) => ({
      event: 'exported' as const,
      data: { document: `得分单 ${index}` },
      cycle: city.cycle,
    }));
    return record(tx, author, now(), ...many);
  });
  ended = endings(city);
  ({ url, headers } = await connected(city, 'xiaoneng'));
});

const search = (signal: AbortSignal | null = null) =>
  fetch(`${url}/api/journal?text=${encodeURIComponent(nowhere)}`, { headers: headers['xiaoneng'] ?? {}, signal });

test('ends when its asker is gone; control: it is answered where somebody waits', async () => {
  const began = performance.now();
  const reply = await search();
  expect([reply.status, ((await reply.json()) as JournalReply).entries, ended]).toEqual([200, [], []]);
  const long = performance.now() - began;
  const gone = new AbortController();
  const sent = search(gone.signal);
  // Under way, and far from its end.
  await new Promise((done) => setTimeout(done, long / 4));
  gone.abort();
  await expect(sent).rejects.toThrow('aborted');
  await expect.poll(() => ended).toEqual(['AbortError']);
});
