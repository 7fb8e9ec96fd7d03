// Places for readings (读取名额测试): never more at once than there are, in order, and whoever gave up never starts.
import { expect, test } from 'vitest';
import { openPlaces } from './places.ts';

/** A task that ends when it is told to. */
function task(name: string, log: string[]) {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    end: () => resolve(name),
    run: () => {
      log.push(name);
      return promise;
    },
  };
}
const turn = () => new Promise((done) => setImmediate(done));

test('no more run at once than there are places; the others follow in order', async () => {
  const log: string[] = [];
  const { hold } = openPlaces(2);
  const tasks = ['甲', '乙', '丙', '丁'].map((name) => task(name, log));
  const results = tasks.map(({ run }) => hold(run));
  await turn();
  expect(log).toEqual(['甲', '乙']);
  tasks[1]?.end();
  await turn();
  expect(log).toEqual(['甲', '乙', '丙']);
  for (const { end } of tasks) end();
  expect(await Promise.all(results)).toEqual(['甲', '乙', '丙', '丁']);
});

test('there is always one place, and a task that fails gives it back', async () => {
  const { hold } = openPlaces(0);
  await expect(hold(() => Promise.reject(new Error('坏')))).rejects.toThrow('坏');
  expect(await hold(() => Promise.resolve('好'))).toBe('好');
});

test('whoever is aborted while waiting never starts, and holds up nobody', async () => {
  const log: string[] = [];
  const { hold } = openPlaces(1);
  const [first, second, third] = [task('甲', log), task('乙', log), task('丙', log)];
  const gone = new AbortController();
  const results = [hold(first.run), hold(second.run, gone.signal), hold(third.run)];
  await turn();
  gone.abort();
  await expect(results[1]).rejects.toThrow('aborted');
  first.end();
  third.end();
  expect(await Promise.all([results[0], results[2]])).toEqual(['甲', '丙']);
  expect(log).toEqual(['甲', '丙']);
  await expect(hold(first.run, gone.signal)).rejects.toThrow('aborted');
  expect(log).toEqual(['甲', '丙']);
});
