// How often one address may fail to log in (登录限次): whoever knows login names must not be able to lock a whole city out.
import { Refusal } from '../domain/refusal.ts';

export const failuresMax = 30;
export const windowMinutes = 15;
const minute = 60_000;
/** Beyond these the oldest are forgotten: the memory of the server is not an attacker's to fill. */
const addressesMax = 10_000;

/** Of IPv6 the network, which is one household's or one office's; its last half changes at will. */
function networkOf(address: string): string {
  if (address.includes('.')) return address;
  // `::` stands for as many zeros as eight groups lack.
  const [head = '', tail] = address.split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const groups = [
    ...(front ?? []),
    ...Array.from({ length: 8 - (front ?? []).length - (back ?? []).length }, () => '0'),
  ];
  return groups
    .concat(back ?? [])
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':');
}

const tooMany = (until: number, now: number): Refusal => {
  const minutes = Math.ceil((until - now) / minute);
  return new Refusal('login-throttled', {
    what: '暂时不能登录。',
    why: `从您这个网络地址登录，失败了 ${failuresMax} 次。`,
    next: `请在 ${minutes} 分钟后再试；几个人共用一个地址的，请告诉系统管理员。`,
    english: `${failuresMax} logins from your address failed: try again in ${minutes} minute(s).`,
  });
};

export type Throttle = {
  /** Does `work` unless the address has failed too often; counts it where it throws a refusal of the login. Throws `login-throttled`. */
  pass: <T>(address: string, work: () => Promise<T>) => Promise<T>;
};

/** In the memory of this process: after a restart everybody begins anew, and the lockout of accounts still holds. */
export function openThrottle(now: () => Date): Throttle {
  const failures = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const since = now().getTime() - windowMinutes * minute;
    return (failures.get(key) ?? []).filter((at) => at > since);
  };
  const fail = (key: string): void => {
    const after = [...recent(key), now().getTime()];
    failures.delete(key);
    failures.set(key, after);
    for (const each of [...failures.keys()].slice(0, Math.max(0, failures.size - addressesMax))) failures.delete(each);
  };
  const underway = new Map<string, { count: number; waiting: (() => void)[] }>();
  /** Returns once there is room for one more to fail: many at once must not get by where one after another would not. */
  const enter = async (key: string): Promise<void> => {
    for (;;) {
      const before = recent(key);
      const [oldest] = before;
      if (before.length >= failuresMax && oldest !== undefined)
        throw tooMany(oldest + windowMinutes * minute, now().getTime());
      const place = underway.get(key) ?? { count: 0, waiting: [] };
      if (before.length + place.count < failuresMax) {
        underway.set(key, { ...place, count: place.count + 1 });
        return;
      }
      await new Promise<void>((go) => place.waiting.push(go));
    }
  };
  const leave = (key: string): void => {
    const { count, waiting } = underway.get(key) ?? { count: 1, waiting: [] };
    if (count > 1) underway.set(key, { count: count - 1, waiting: [] });
    else underway.delete(key);
    for (const go of waiting) go();
  };
  return {
    pass: async (address, work) => {
      const key = networkOf(address);
      await enter(key);
      try {
        return await work();
      } catch (fault) {
        if (fault instanceof Refusal && ['login-refused', 'account-locked'].includes(fault.code)) fail(key);
        throw fault;
      } finally {
        leave(key);
      }
    },
  };
}
