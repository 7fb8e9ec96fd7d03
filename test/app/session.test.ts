// Logging in on a real database (登录测试): lockout, idle and expired sessions, passwords, and what the journal says of them.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Deps } from '../../src/app/deps.ts';
import { readJournal } from '../../src/app/journal.ts';
import { hashPassword, insistOnStrength, isPassword } from '../../src/app/password.ts';
import { actorOf, changePassword, closeSession, listJurisdictions, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { addAccount, changeAccount } from '../../src/store/account.ts';
import { addJurisdiction } from '../../src/store/jurisdiction.ts';
import { freshStore } from '../kit/database.ts';
import { noFiles } from '../kit/evidence-folder.ts';

const start = Date.UTC(2026, 0, 5, 1);
const clock = { minutes: 0 };
const one = { deps: undefined as Deps | undefined };
const deps = (): Deps => one.deps ?? expect.unreachable();
const password = '一句自己记得住的话';

beforeAll(async () => {
  const store = await freshStore();
  one.deps = { store, files: noFiles, now: () => new Date(start + clock.minutes * 60_000), id: () => randomUUID() };
  const hashed = await hashPassword(password);
  for (const id of ['甲', '乙'])
    await store.transaction(id, async (tx) => {
      const at = new Date(start).toISOString();
      await addJurisdiction(tx, { id, title: `${id}市`, demonstration: null, at });
      const same = { title: '张三', body: null, section: null, password: hashed, at };
      await addAccount(tx, { id: `${id}一`, name: 'zhang', roles: ['audit-administrator'], ...same });
      await addAccount(tx, { id: `${id}二`, name: 'li', roles: ['organiser'], ...same });
    });
});

const open = (name: string, word: string, jurisdiction = '甲') =>
  openSession({ jurisdiction, name, password: word }, deps());
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)),
  );
const auditor: Actor = {
  jurisdiction: '甲',
  account: '甲一',
  name: 'zhang',
  title: '张三',
  body: null,
  section: null,
  roles: ['audit-administrator'],
};
const lines = async (actor = auditor) => {
  const query = {
    account: null,
    cycle: null,
    body: null,
    node: null,
    event: null,
    text: null,
    before: null,
    limit: 500,
  };
  return (await readJournal(actor, query, deps())).toReversed();
};
const events = async () => (await lines()).map(({ event }) => event);
const refusals = async () =>
  (await lines()).filter(({ event }) => event === 'session-refused').map(({ sentence }) => sentence.zh);

test('five wrong passwords lock the account, the right one as well, until the time is over', async () => {
  const codes = [];
  for (let turn = 0; turn < 6; turn += 1) codes.push(await codeOf(open('zhang', '不对的密码')));
  expect(codes).toEqual([...Array.from({ length: 4 }, () => 'login-refused'), 'account-locked', 'account-locked']);
  expect(await codeOf(open('zhang', password))).toBe('account-locked');
  expect(await codeOf(open('li', password))).toBe('done');
  clock.minutes += 14;
  expect(await codeOf(open('zhang', password))).toBe('account-locked');
  clock.minutes += 2;
  expect(await codeOf(open('zhang', password))).toBe('done');
  expect(await refusals()).toEqual([
    ...Array.from({ length: 5 }, () => '系统拒绝了以“zhang”登录：密码不对'),
    ...Array.from({ length: 3 }, () => '系统拒绝了以“zhang”登录：账号已锁定'),
  ]);
  expect(await events()).toContain('account-locked');
});

test('a right password in between starts the count anew', async () => {
  for (const word of ['错', '错', '错', '错', password, '错', '错', '错', '错']) await codeOf(open('li', word));
  expect(await codeOf(open('li', password))).toBe('done');
});

test('unknown names and names of other cities say the same as a wrong password', async () => {
  expect(await codeOf(open('nobody', password))).toBe('login-refused');
  expect(await codeOf(open('zhang', password, '丙'))).toBe('login-refused');
});

test('the name of every refused login is kept, no longer than a name can be; a closed account among them', async () => {
  const before = (await refusals()).length;
  expect(await codeOf(open('a password?', password))).toBe('login-refused');
  expect(await codeOf(open(`${'长'.repeat(63)}𠮷${'x'.repeat(500)}`, password))).toBe('login-refused');
  const id = '甲三';
  await deps().store.transaction('甲', async (tx) => {
    const at = new Date(start).toISOString();
    await addAccount(tx, { id, name: 'gone', roles: [], title: '李四', body: null, section: null, password: 'x', at });
    await changeAccount(tx, id, { disabledAt: at });
  });
  expect(await codeOf(open('gone', password))).toBe('login-refused');
  expect((await refusals()).slice(before)).toEqual([
    '系统拒绝了以“a password?”登录：没有这个登录名',
    `系统拒绝了以“${'长'.repeat(63)}\u{FFFD}……”登录：没有这个登录名`,
    '系统拒绝了以“gone”登录：账号已停用',
  ]);
  const organiser = { ...auditor, account: '甲二', roles: ['organiser' as const] };
  expect((await lines(organiser)).some(({ event }) => event === 'session-refused')).toBe(false);
});

test('a session ends by logging out, by idleness, and after twelve hours', async () => {
  const { token, actor } = await open('zhang', password);
  expect(await actorOf(token, deps())).toEqual(actor);
  await closeSession(actor, { token }, deps());
  expect(await actorOf(token, deps())).toBe(null);

  const idle = await open('zhang', password);
  clock.minutes += 119;
  expect(await actorOf(idle.token, deps())).not.toBe(null);
  clock.minutes += 121;
  expect(await actorOf(idle.token, deps())).toBe(null);

  const left = await open('zhang', password);
  for (let turn = 0; turn < 4; turn += 1) {
    clock.minutes += 29;
    expect(await actorOf(left.token, deps(), { isPoll: true })).not.toBe(null);
  }
  clock.minutes += 5;
  expect(await actorOf(left.token, deps(), { isPoll: true })).toBe(null);

  const long = await open('zhang', password);
  for (let hour = 0; hour < 11; hour += 1) {
    clock.minutes += 60;
    expect(await actorOf(long.token, deps())).not.toBe(null);
  }
  clock.minutes += 61;
  expect(await actorOf(long.token, deps())).toBe(null);
});

test('a token is good in its own city only, and no other text is one', async () => {
  const { token } = await open('zhang', password);
  expect(await actorOf(token.replace('甲', '乙'), deps())).toBe(null);
  for (const text of ['', '.', '甲.', 'x', `${token}x`]) expect(await actorOf(text, deps())).toBe(null);
});

test('a changed password ends the other sessions and keeps this one', async () => {
  const [first, other] = [await open('li', password), await open('li', password)];
  const change = { token: first.token, before: password, after: '另一句自己记得住的话' };
  expect(await codeOf(changePassword(first.actor, { ...change, before: '错' }, deps()))).toBe('password-wrong');
  expect(await codeOf(changePassword(first.actor, { ...change, after: '短' }, deps()))).toBe('password-weak');
  await changePassword(first.actor, change, deps());
  expect(await actorOf(first.token, deps())).not.toBe(null);
  expect(await actorOf(other.token, deps())).toBe(null);
  expect(await codeOf(open('li', password))).toBe('login-refused');
  expect(await codeOf(open('li', change.after))).toBe('done');
});

test('wrong guesses at the present password lock the account as well', async () => {
  const own = '另一句自己记得住的话';
  const { token, actor } = await open('li', own);
  const codes = [];
  for (let turn = 0; turn < 6; turn += 1)
    codes.push(
      await codeOf(changePassword(actor, { token, before: `错${turn}`, after: '第三句自己记得住的话' }, deps())),
    );
  expect(codes).toEqual([...Array.from({ length: 4 }, () => 'password-wrong'), 'account-locked', 'account-locked']);
  expect(await codeOf(open('li', own))).toBe('account-locked');
  clock.minutes += 16;
  expect(await codeOf(open('li', own))).toBe('done');
});

test('where others can reach the server a demonstration is neither listed nor opened; control: on this machine it is', async () => {
  const at = new Date(start).toISOString();
  await deps().store.transaction('示范', async (tx) => {
    await addJurisdiction(tx, { id: '示范', title: '示范市', demonstration: '示范', at });
    const same = { title: '张三', body: null, section: null, password: await hashPassword(password), at };
    await addAccount(tx, { id: '示范一', name: 'zhang', roles: ['auditor'], ...same });
  });
  const { token } = await open('zhang', password, '示范');
  const shown = { ...deps(), isPublic: true };
  expect(await actorOf(token, deps())).not.toBe(null);
  expect(await actorOf(token, shown)).toBe(null);
  expect(await codeOf(openSession({ jurisdiction: '示范', name: 'zhang', password }, shown))).toBe('login-refused');
  expect((await listJurisdictions(deps())).map(({ id }) => id)).toContain('示范');
  expect((await listJurisdictions(shown)).map(({ id }) => id)).not.toContain('示范');
});

test('ten logins at once are all answered, and one account does not hold up the others', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => codeOf(open('zhang', password))));
  expect(new Set(all)).toEqual(new Set(['done']));
});

test('passwords are kept as Argon2id with a salt of their own; weak ones are refused', async () => {
  const [a, b] = [await hashPassword(password), await hashPassword(password)];
  expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
  expect(a).not.toBe(b);
  expect([await isPassword(password, a), await isPassword('错', a), await isPassword(password, '乱')]).toEqual([
    true,
    false,
    false,
  ]);
  for (const weak of ['short', 'aaaaaaaaaaaa', 'zhangsan-2026'])
    expect(() => insistOnStrength(weak, 'zhangsan'), weak).toThrow(Refusal);
  expect(() => insistOnStrength('一句自己记得住的长话', 'zhangsan')).not.toThrow();
});
