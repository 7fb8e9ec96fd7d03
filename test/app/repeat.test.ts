// A save whose answer was lost (重复保存): sent again by the same person it is the same version, for every verb that saves one.
import { beforeAll, expect, test } from 'vitest';
import { type AssignmentSave, readAssignment, saveAssignment } from '../../src/app/assignment.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import type { Deps } from '../../src/app/deps.ts';
import { importCycle, importVersion } from '../../src/app/import/commit.ts';
import { readJournal } from '../../src/app/journal.ts';
import { listSchemeVersions, readScheme, saveScheme, signParameters } from '../../src/app/scheme.ts';
import { openSession } from '../../src/app/session.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { codeOf, depsOn } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';
import { order } from '../kit/order.ts';
import { edited } from '../kit/scheme-edit.ts';

const one = { deps: undefined as Deps | undefined, actor: undefined as Actor | undefined, cycle: '' };
const deps = (): Deps => one.deps ?? expect.unreachable();
const actor = (): Actor => one.actor ?? expect.unreachable();
/** Somebody else who may do the same. */
const another = (): Actor => ({ ...actor(), account: other.account, name: other.name, title: other.title });
let other: Actor;

beforeAll(async () => {
  one.deps = depsOn(await freshStore());
  await loadDemoCity(one.deps, () => undefined);
  const login = (name: string) => openSession({ jurisdiction: 'demo', name, password: demoPassword }, deps());
  one.actor = (await login('xiaoneng')).actor;
  other = (await login('zuzhi')).actor;
  one.cycle = (await listCycles(one.actor, one.deps))[0]?.id ?? '';
});

const newest = (cycle = one.cycle) => readScheme(actor(), { cycle, version: null }, deps());
const entries = async () => {
  const every = { account: null, cycle: null, body: null, node: null, event: null, text: null, before: null };
  return (await readJournal(actor(), { ...every, limit: 500 }, deps())).length;
};

type Case = {
  send: (by: Actor) => Promise<{ version: number }>;
  /** The same but for what it says. */
  different: () => Promise<unknown>;
};

const cases: Record<string, () => Promise<Case>> = {
  saveScheme: async () => {
    const { scheme, version: base } = await newest();
    const node = scheme.root.children[0]?.id ?? '';
    const added = edited(scheme, { type: 'text', node, field: 'remarks', text: '按季度通报。' });
    const send = (by: Actor, note = '加备注') =>
      saveScheme(by, { cycle: one.cycle, base, scheme: added, note, order }, deps());
    return { send, different: () => send(actor(), '另一说明') };
  },
  signParameters: async () => {
    const { scheme, version: base } = await newest();
    const { key, value } = scheme.parameters.find(({ signer }) => signer !== null) ?? expect.unreachable();
    const send = (by: Actor, reason = '会议定的') =>
      signParameters(by, { cycle: one.cycle, base, signatures: [{ key, value, reason }], order }, deps());
    return { send, different: () => send(actor(), '另一理由') };
  },
  saveAssignment: async () => {
    const body = (await newest()).scheme.subjects[0]?.id ?? '';
    const { assignment, version: base } = await readAssignment(
      actor(),
      { cycle: one.cycle, body, version: null },
      deps(),
    );
    const sent: AssignmentSave = { cycle: one.cycle, body, base, assignment, note: '换人' };
    const send = (by: Actor, note = '换人') => saveAssignment(by, { ...sent, note }, deps());
    return { send, different: () => send(actor(), '另一说明') };
  },
  importVersion: async () => {
    const document = (await newest()).document ?? '';
    const target = { title: '另一年度', year: '2023', subjects: { from: 'none' as const } };
    const { cycle, version: base } = await importCycle(actor(), { document, reading: {}, ...target }, deps());
    const changed = await newest(cycle.id);
    const shorter = edited(changed.scheme, {
      type: 'text',
      node: changed.scheme.root.children[0]?.id ?? '',
      field: 'remarks',
      text: '改过',
    });
    await saveScheme(actor(), { cycle: cycle.id, base, scheme: shorter, note: '' }, deps());
    const send = (by: Actor) => importVersion(by, { document, reading: {}, cycle: cycle.id, base: base + 1 }, deps());
    const different = () =>
      saveScheme(actor(), { cycle: cycle.id, base: base + 1, scheme: shorter, note: '另一说明' }, deps());
    return { send, different };
  },
};

test.each(Object.entries(cases))('%s', async (_verb, prepare) => {
  const { send, different } = await prepare();
  const [first, atOnce] = await Promise.all([send(actor()), send(actor())]);
  const before = await entries();
  const again = await send(actor());
  expect(atOnce).toEqual(first);
  expect(again).toEqual(first);
  expect(await entries()).toBe(before);
  expect(await codeOf(send(another())), 'somebody else').toBe('version-conflict');
  expect(await codeOf(different()), 'something else').toBe('version-conflict');
});

test('it stays answered where somebody has saved on top of it', async () => {
  const { scheme, version: base } = await newest();
  const send = () => saveScheme(actor(), { cycle: one.cycle, base, scheme, note: '甲', order }, deps());
  const first = await send();
  await saveScheme(another(), { cycle: one.cycle, base: base + 1, scheme, note: '乙', order }, deps());
  expect(await send()).toEqual(first);
  const { versions } = await listSchemeVersions(actor(), { cycle: one.cycle }, deps());
  expect(versions[0]?.version).toBe(base + 2);
});
