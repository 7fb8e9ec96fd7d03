// How often one address may fail (登录限次测试): others go on, time lets it in again, and success costs nothing.
import { expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { openThrottle } from './throttle.ts';

const words = { what: '', why: '', next: '', english: '' };
const clock = { minutes: 0 };
const fails = (code: 'login-refused' | 'not-found') => () => Promise.reject(new Refusal(code, words));
const works = () => Promise.resolve('in');

function opened() {
  clock.minutes = 0;
  const throttle = openThrottle(() => new Date(clock.minutes * 60_000));
  return (address: string, work: () => Promise<string>): Promise<string> =>
    throttle.pass(address, work).catch((fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)));
}

test('thirty failures of one address close the door to it alone, until the first of them is 15 minutes old', async () => {
  const pass = opened();
  for (let turn = 0; turn < 30; turn += 1) expect(await pass('10.0.0.1', fails('login-refused'))).toBe('login-refused');
  expect(await pass('10.0.0.1', works)).toBe('login-throttled');
  expect(await pass('10.0.0.2', works)).toBe('in');
  clock.minutes = 14;
  expect(await pass('10.0.0.1', works)).toBe('login-throttled');
  clock.minutes = 15;
  expect(await pass('10.0.0.1', works)).toBe('in');
});

test('what else is refused, and what succeeds, is not counted', async () => {
  const pass = opened();
  for (let turn = 0; turn < 40; turn += 1) {
    expect(await pass('10.0.0.1', fails('not-found'))).toBe('not-found');
    expect(await pass('10.0.0.1', works)).toBe('in');
  }
});

test('of IPv6 the network counts, whatever its last half', async () => {
  const pass = opened();
  for (let turn = 0; turn < 30; turn += 1) await pass(`2001:db8:1:2::${turn}`, fails('login-refused'));
  expect(await pass('2001:db8:1:2::ffff', works)).toBe('login-throttled');
  expect(await pass('2001:db8:1:3::1', works)).toBe('in');
  for (let turn = 0; turn < 30; turn += 1) await pass('::ffff:10.0.0.1', fails('login-refused'));
  expect(await pass('::ffff:10.0.0.2', works)).toBe('in');
});

test('many at once get no further than one after another', async () => {
  const pass = opened();
  const tried = { count: 0 };
  const guess = async (): Promise<string> => {
    tried.count += 1;
    await Promise.resolve();
    throw new Refusal('login-refused', words);
  };
  const all = await Promise.all(Array.from({ length: 200 }, () => pass('10.0.0.1', guess)));
  expect(tried.count).toBe(30);
  expect(all.filter((code) => code === 'login-throttled')).toHaveLength(170);
});

test('many who succeed at once all come in', async () => {
  const pass = opened();
  const all = await Promise.all(Array.from({ length: 100 }, () => pass('10.0.0.1', works)));
  expect(new Set(all)).toEqual(new Set(['in']));
});

test('one network has one key, however its zeros are written', async () => {
  const pass = opened();
  for (let turn = 0; turn < 30; turn += 1) await pass(`2001:db8::a:b:c:${turn}`, fails('login-refused'));
  for (const same of ['2001:db8::1', '2001:0db8:0:0:a:b:c:d', '2001:db8:0:0::7'])
    expect(await pass(same, works)).toBe('login-throttled');
  for (const other of ['2001:db8:1::1', '2001:db8:0:1::1', '::1']) expect(await pass(other, works)).toBe('in');
});
