// Accounts on a real database (账号测试): who opens, who grants, and what nobody may do to himself.
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  closeAccount,
  grantRoles,
  listAccounts,
  moveAccount,
  openAccount,
  resetPassword,
  unlockAccount,
} from '../../src/app/account.ts';
import { readDirectory } from '../../src/app/body/read.ts';
import type { Deps } from '../../src/app/deps.ts';
import { readHome } from '../../src/app/home.ts';
import type { Founder } from '../../src/app/jurisdiction.ts';
import { openJournal, readJournal } from '../../src/app/journal.ts';
import { actorOf, openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { actsOf } from '../../src/domain/permission.ts';
import { codeOf, depsOn, firstLogin, founded, foundersOf, ownWords } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

type World = { deps: Deps; jurisdiction: string; by: Record<Founder, Actor>; stranger: Actor };
const one = { world: undefined as World | undefined };
const world = (): World => one.world ?? expect.unreachable();
const nowhere = { body: null, section: null };

beforeAll(async () => {
  const deps = depsOn(await freshStore());
  const city = await founded(deps, '甲市');
  const other = await founded(deps, '乙市');
  const by = await foundersOf(deps, city);
  const strangers = await foundersOf(deps, other);
  one.world = { deps, jurisdiction: city.id, by, stranger: strangers['security-administrator'] };
});

const opened = (name: string, wanted: 'assessor'[] = ['assessor']) =>
  openAccount(world().by['system-administrator'], { name, title: `${name}某`, ...nowhere, wanted }, world().deps);
const sentences = async () => {
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
  return (await readJournal(world().by['audit-administrator'], query, world().deps)).map(({ sentence }) => sentence.zh);
};

describe('an account', () => {
  test('is opened without roles, with a password that must be changed, by the system administrator only', async () => {
    const { deps, by, jurisdiction } = world();
    const { account, password } = await opened('zhang');
    expect(account).toMatchObject({ roles: [], wanted: ['assessor'], mustChangePassword: true });
    expect(Object.keys(account)).not.toContain('password');
    for (const actor of [by.organiser, by['security-administrator'], by['audit-administrator']])
      expect(await codeOf(openAccount(actor, { name: 'x1', title: '某', ...nowhere, wanted: [] }, deps))).toBe(
        'not-permitted',
      );

    const { token, actor } = await openSession({ jurisdiction, name: 'zhang', password }, deps);
    expect(actsOf(actor)).toEqual(['password:change']);
    expect(actor.mustChangePassword).toBe(true);
    await grantRoles(by['security-administrator'], { id: account.id, roles: ['assessor'] }, deps);
    expect(await codeOf(readHome({ ...actor, mustChangePassword: false }, { cycle: null }, deps))).toBe('done');
    const starting = await actorOf(token, deps);
    if (starting === null) throw new Error('the session is over');
    expect(actsOf(starting)).toEqual(['password:change']);
    expect(await codeOf(readHome(starting, { cycle: null }, deps))).toBe('password-start');
    expect(await codeOf(readDirectory(starting, deps))).toBe('password-start');
    const changed = await firstLogin(deps, jurisdiction, { name: 'zhang', password });
    expect(await codeOf(readHome(changed, { cycle: null }, deps))).toBe('done');
  });

  test('has a name of its own in its city, and a place that is there', async () => {
    const { deps, by } = world();
    await opened('wang');
    expect(await codeOf(opened('wang'))).toBe('name-taken');
    const system = by['system-administrator'];
    const ask = { name: 'li', title: '李某', wanted: [], ...nowhere };
    expect(await codeOf(openAccount(system, { ...ask, body: 'nothing' }, deps))).toBe('not-found');
    expect(await codeOf(openAccount(system, { ...ask, wanted: ['organiser', 'system-administrator'] }, deps))).toBe(
      'roles-incompatible',
    );
    const body = by.organiser.body ?? '';
    expect(await codeOf(openAccount(system, { ...ask, body, section: 'nothing' }, deps))).toBe('not-found');
    const { account } = await openAccount(system, { ...ask, body }, deps);
    expect(await moveAccount(system, { id: account.id, title: '李某某', ...nowhere }, deps)).toMatchObject({
      title: '李某某',
      body: null,
    });
    expect(await sentences()).toContain('甲系统修改账号“li”：由“李某，市绩效办”改为“李某某”');
  });

  test('moved to another body it has no roles there until they are granted anew; nobody moves itself', async () => {
    const { deps, by } = world();
    const [system, security] = [by['system-administrator'], by['security-administrator']];
    const body = by.organiser.body ?? '';
    const ask = { name: 'dong', title: '董某', wanted: [], ...nowhere };
    const { account } = await openAccount(system, { ...ask, body }, deps);
    await grantRoles(security, { id: account.id, roles: ['assessor'] }, deps);
    const moved = await moveAccount(system, { id: account.id, title: '董某', ...nowhere }, deps);
    expect([moved.roles, moved.wanted]).toEqual([[], ['assessor']]);
    const own = { id: system.account, title: '系统', ...nowhere };
    expect(await codeOf(moveAccount(system, own, deps))).toBe('own-account');
  });

  test('gets roles from the security administrator, not from itself, and never an administrator’s beside others', async () => {
    const { deps, by } = world();
    const { account } = await opened('zhao');
    const security = by['security-administrator'];
    const grant = (actor: Actor, id: string, roles: Parameters<typeof grantRoles>[1]['roles']) =>
      codeOf(grantRoles(actor, { id, roles }, deps));
    for (const actor of [by.organiser, by['system-administrator'], by['audit-administrator']])
      expect(await grant(actor, account.id, ['assessor'])).toBe('not-permitted');
    expect(await grant(security, security.account, ['system-administrator'])).toBe('own-account');
    expect(await grant(security, account.id, ['audit-administrator', 'assessor'])).toBe('roles-incompatible');
    expect(await grant(security, account.id, ['assessor', 'supervisor'])).toBe('done');
    const line = (await listAccounts(security, deps)).find(({ id }) => id === account.id);
    expect(line).toMatchObject({ roles: ['assessor', 'supervisor'], wanted: [] });
    expect(await sentences()).toContain('乙安全把“zhao”的角色由“无”改为“考评单位、纪检监察”');
  });

  test('of the last of the three administrators keeps its role and stays open', async () => {
    const { deps, by } = world();
    const security = by['security-administrator'];
    const system = by['system-administrator'];
    expect(await codeOf(closeAccount(system, { id: security.account, isClosed: true }, deps))).toBe(
      'last-administrator',
    );
    expect(await codeOf(closeAccount(system, { id: system.account, isClosed: true }, deps))).toBe('own-account');
    expect(await codeOf(grantRoles(security, { id: system.account, roles: [] }, deps))).toBe('last-administrator');
    const second = (await opened('sun', [])).account;
    await grantRoles(security, { id: second.id, roles: ['security-administrator'] }, deps);
    const helper = { ...security, account: second.id };
    // Each takes the other's role away at the same moment: one of them must fail, or nobody could grant any more.
    // Both stand before the journal's lock; whoever looked before it would have seen that there is another.
    const both = await deps.store.transaction(security.jurisdiction, async (tx) => {
      await openJournal(tx);
      const asked = [
        codeOf(grantRoles(helper, { id: security.account, roles: [] }, deps)),
        codeOf(grantRoles(security, { id: second.id, roles: [] }, deps)),
      ];
      await delay(300);
      return asked;
    });
    const answers = await Promise.all(both);
    expect(answers.toSorted()).toEqual(['done', 'last-administrator']);
    const holders = (await listAccounts(system, deps)).filter(({ roles }) => roles.includes('security-administrator'));
    expect(holders).toHaveLength(1);
    const left = holders[0]?.id ?? '';
    if (left !== security.account)
      await grantRoles(helper, { id: security.account, roles: ['security-administrator'] }, deps);
  });

  test('is refused the roles that were wanted for it, and the journal says so; granted in part, both are told', async () => {
    const { deps, by } = world();
    const security = by['security-administrator'];
    const before = new Set(await sentences());
    const { account } = await opened('shi');
    expect(await grantRoles(security, { id: account.id, roles: [] }, deps)).toMatchObject({ roles: [], wanted: [] });
    // Settled: nothing is left to be refused.
    await grantRoles(security, { id: account.id, roles: [] }, deps);
    const other = await opened('shao');
    await grantRoles(security, { id: other.account.id, roles: ['auditor'] }, deps);
    const told = (await sentences()).filter((sentence) => !before.has(sentence) && sentence.includes('角色'));
    expect(told.map((sentence) => sentence.slice(security.title.length)).toSorted()).toEqual([
      '把“shao”的角色由“无”改为“审计人员”',
      '没有授予“shao”申请的角色：考评单位',
      '没有授予“shi”申请的角色：考评单位',
    ]);
  });

  test('is closed and opened again; its sessions end', async () => {
    const { deps, by, jurisdiction } = world();
    const { account, password } = await opened('qian');
    const { token } = await openSession({ jurisdiction, name: 'qian', password }, deps);
    await closeAccount(by['system-administrator'], { id: account.id, isClosed: true }, deps);
    expect(await actorOf(token, deps)).toBeNull();
    expect(await codeOf(openSession({ jurisdiction, name: 'qian', password }, deps))).toBe('login-refused');
    await closeAccount(by['system-administrator'], { id: account.id, isClosed: false }, deps);
    expect(await actorOf(token, deps)).toBeNull();
    expect(await codeOf(openSession({ jurisdiction, name: 'qian', password }, deps))).toBe('done');
  });

  test('is unlocked, and its password is reset, by the security administrator only, who sees the new one once', async () => {
    const { deps, by, jurisdiction } = world();
    const { account, password } = await opened('feng');
    const security = by['security-administrator'];
    await firstLogin(deps, jurisdiction, { name: 'feng', password });
    for (let time = 0; time < 5; time += 1)
      await codeOf(openSession({ jurisdiction, name: 'feng', password: '不对不对' }, deps));
    expect(await codeOf(openSession({ jurisdiction, name: 'feng', password: ownWords }, deps))).toBe('account-locked');
    expect(await codeOf(unlockAccount(by['system-administrator'], { id: account.id }, deps))).toBe('not-permitted');
    expect(await unlockAccount(security, { id: account.id }, deps)).toMatchObject({ lockedUntil: null });
    const { token } = await openSession({ jurisdiction, name: 'feng', password: ownWords }, deps);
    expect(await codeOf(resetPassword(security, { id: security.account }, deps))).toBe('own-account');
    const reset = await resetPassword(security, { id: account.id }, deps);
    expect(await actorOf(token, deps)).toBeNull();
    expect(await codeOf(openSession({ jurisdiction, name: 'feng', password: ownWords }, deps))).toBe('login-refused');
    const { actor } = await openSession({ jurisdiction, name: 'feng', password: reset.password }, deps);
    expect(actor.mustChangePassword).toBe(true);
  });

  test('of another city is not found', async () => {
    const { deps, stranger } = world();
    const { account } = await opened('he');
    expect(await codeOf(grantRoles(stranger, { id: account.id, roles: ['auditor'] }, deps))).toBe('not-found');
    expect(await codeOf(resetPassword(stranger, { id: account.id }, deps))).toBe('not-found');
    expect((await listAccounts(stranger, deps)).map(({ name }) => name)).not.toContain('he');
  });
});
