// The journal and its change are one (同一事务): where the entry cannot be written, no verb leaves anything behind; and its head is locked before anything else.
import { globSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  closeAccount,
  grantRoles,
  moveAccount,
  openAccount,
  resetPassword,
  unlockAccount,
} from '../../src/app/account.ts';
import { exportAssignment, readAssignment, saveAssignment } from '../../src/app/assignment.ts';
import { exportDirectory, importDirectory } from '../../src/app/body/list.ts';
import { createBody, retire, saveBody } from '../../src/app/body/save.ts';
import { compute } from '../../src/app/computation.ts';
import { listCycles } from '../../src/app/cycle.ts';
import { demoPassword } from '../../src/app/demo-city/account.ts';
import { loadDemoCity } from '../../src/app/demo-city/load.ts';
import { discardCycle } from '../../src/app/cycle.ts';
import type { Deps } from '../../src/app/deps.ts';
import { takeDocument, takePasted } from '../../src/app/document.ts';
import { exportResults, exportScorecard, exportSnapshot } from '../../src/app/export.ts';
import { giveFacts, type GivenFact, readMarks } from '../../src/app/fact.ts';
import { factsFor } from '../../src/app/fact-list.ts';
import { readWorkbook, writeWorkbook } from '../../src/app/fact-workbook/workbook.ts';
import { importCycle, importVersion } from '../../src/app/import/commit.ts';
import { readScheme, saveScheme, signParameters } from '../../src/app/scheme.ts';
import { exportScheme } from '../../src/app/scheme-table.ts';
import { changePassword, closeSession, openSession } from '../../src/app/session.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import { factsWorkbook } from '../../src/documents/facts-xlsx/template.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import { openStore } from '../../src/store/open.ts';
import { withClient } from '../../src/store/server-role.ts';
import { codeOf, founded, ownWords } from '../kit/actors.ts';
import { archiveCases, freshFolder } from '../kit/archive.ts';
import { freshDatabase, superuserUrl } from '../kit/database.ts';
import { everyRow } from '../kit/every-row.ts';
import { freshFiles } from '../kit/evidence-folder.ts';
import { headFirst } from '../kit/head-first.ts';
import { order } from '../kit/order.ts';
import { roomCases } from '../kit/room-cases.ts';

const jurisdiction = 'demo';
const one = { deps: undefined as Deps | undefined, url: '', cycle: '', sha256: '' };
const deps = (): Deps => one.deps ?? expect.unreachable();
const asSuperuser = (sql: string) => withClient(one.url, (client) => client.query(sql));

beforeAll(async () => {
  const { url } = await freshDatabase();
  const store = await openStore({ url });
  one.deps = {
    store,
    files: freshFiles(),
    checkpoints: openCheckpoints(freshFolder()),
    now: () => new Date(),
    id: () => randomUUID(),
  };
  one.url = await superuserUrl(url);
  await loadDemoCity(one.deps, () => undefined);
  one.cycle = (await listCycles(await the('xiaoneng'), one.deps))[0]?.id ?? '';
  one.sha256 = (await readScheme(await the('xiaoneng'), { cycle: one.cycle, version: null }, one.deps)).document ?? '';
  await asSuperuser(`
    create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'no entry'; end $$;
    create trigger no_entry before insert on journal for each statement execute function refuse_entry();
    alter table journal disable trigger no_entry`);
  await asSuperuser(headFirst);
  return () => store.close();
});

const login = (name: string, password = demoPassword) => openSession({ jurisdiction, name, password }, deps());
const the = async (name: string) => (await login(name)).actor;

const everything = () => everyRow(one.url);

const fresh = () => `某${randomUUID().slice(0, 8)}`;
const draft = () => ({ title: fresh(), names: [], sections: [] });
const nowhere = { body: null, section: null };
const someone = async (wanted: [] = []) => {
  const name = `li${randomUUID().slice(0, 8)}`;
  return (await openAccount(await the('xitong'), { name, title: '李某', wanted, ...nowhere }, deps())).account;
};
const bytesOf = (text: string) => Buffer.from(text);
const { signal } = new AbortController();
const newest = async () => readScheme(await the('xiaoneng'), { cycle: one.cycle, version: null }, deps());
const marks = async (): Promise<Mark[]> => {
  const { facts } = await readMarks(await the('zuzhi'), { cycle: one.cycle, since: 0 }, deps());
  const all = facts.flatMap(({ fact }) => (fact.type === 'mark' && fact.assessor === 'zuzhibu' ? [fact] : []));
  return all.filter(({ id }) => !all.some(({ supersedes }) => supersedes === id));
};
const otherValue = (value: string | null) => (value === '71' ? '72' : '71');
async function correction(): Promise<GivenFact> {
  const { by: _by, at: _at, ...mark } = (await marks())[0] ?? expect.unreachable();
  return { ...mark, id: randomUUID(), supersedes: mark.id, value: otherValue(mark.value), reason: fresh() };
}
const correct = async () => giveFacts(await the('zuzhi'), { cycle: one.cycle, facts: [await correction()] }, deps());
const which = () => ({ cycle: one.cycle, number: null });
const target = () => ({ title: fresh(), year: '2023', subjects: { from: 'none' as const } });
const given = () => ({ document: one.sha256, reading: {} });

/** What each verb needs is made before; what comes back is the verb alone. */
const cases: Record<string, () => Promise<() => Promise<unknown>>> = {
  'account.ts openAccount': async () => {
    const actor = await the('xitong');
    const request = { name: `wang${randomUUID().slice(0, 8)}`, title: '王某', wanted: [], ...nowhere };
    return () => openAccount(actor, request, deps());
  },
  'account.ts moveAccount': async () => {
    const [actor, { id }] = [await the('xitong'), await someone()];
    return () => moveAccount(actor, { id, title: fresh(), ...nowhere }, deps());
  },
  'account.ts closeAccount': async () => {
    const [actor, { id }] = [await the('xitong'), await someone()];
    return () => closeAccount(actor, { id, isClosed: true }, deps());
  },
  'account.ts grantRoles': async () => {
    const [actor, { id }] = [await the('anquan'), await someone()];
    return () => grantRoles(actor, { id, roles: ['leader'] }, deps());
  },
  'account.ts unlockAccount': async () => {
    const [actor, { id, name }] = [await the('anquan'), await someone()];
    await codeOf(login(name, 'guess'));
    return () => unlockAccount(actor, { id }, deps());
  },
  'account.ts resetPassword': async () => {
    const [actor, { id }] = [await the('anquan'), await someone()];
    return () => resetPassword(actor, { id }, deps());
  },
  'assignment.ts saveAssignment': async () => {
    const [actor, { body }] = [await the('xiaoneng'), await the('tuiyi')];
    const place = { cycle: one.cycle, body: body ?? '' };
    const { assignment, version: base } = await readAssignment(actor, { ...place, version: null }, deps());
    return () => saveAssignment(actor, { ...place, base, assignment, note: '再存' }, deps());
  },
  'assignment.ts exportAssignment': async () => {
    const [actor, { body }] = [await the('xiaoneng'), await the('tuiyi')];
    return () => exportAssignment(actor, { cycle: one.cycle, body: body ?? '', version: null }, deps());
  },
  'body/list.ts importDirectory': async () => {
    const actor = await the('xiaoneng');
    const bytes = await directoryWorkbook(new Map(), { bodies: [draft()], people: [] });
    return () => importDirectory(actor, { name: '名录.xlsx', bytes, isCommit: true }, deps());
  },
  'body/list.ts exportDirectory': async () => {
    const actor = await the('xiaoneng');
    return () => exportDirectory(actor, {}, deps());
  },
  'body/save.ts createBody': async () => {
    const actor = await the('xiaoneng');
    return () => createBody(actor, draft(), deps());
  },
  'body/save.ts saveBody': async () => {
    const actor = await the('xiaoneng');
    const { id, revision } = await createBody(actor, draft(), deps());
    return () => saveBody(actor, { id, revision, ...draft() }, deps());
  },
  'body/save.ts retire': async () => {
    const actor = await the('xiaoneng');
    const { id } = await createBody(actor, draft(), deps());
    return () => retire(actor, { id, isRetired: true }, deps());
  },
  'computation.ts compute': async () => {
    const actor = await the('xiaoneng');
    await correct();
    return () => compute(actor, { cycle: one.cycle }, deps());
  },
  'document.ts takeDocument': async () => {
    const actor = await the('xiaoneng');
    return () => takeDocument(actor, { name: 'a.csv', bytes: bytesOf(`单位,分\n${fresh()},1\n`), signal }, deps());
  },
  'document.ts takePasted': async () => {
    const actor = await the('xiaoneng');
    return () => takePasted(actor, { html: null, text: `单位\t分\n${fresh()}\t1\n`, signal }, deps());
  },
  'export.ts exportResults': async () => {
    const actor = await the('xiaoneng');
    return () => exportResults(actor, { ...which(), form: 'xlsx' }, deps());
  },
  'export.ts exportScorecard': async () => {
    const [actor, { body }] = [await the('xiaoneng'), await the('tuiyi')];
    return () => exportScorecard(actor, { ...which(), subject: body ?? '', form: 'html' }, deps());
  },
  'export.ts exportSnapshot': async () => {
    const actor = await the('xiaoneng');
    return () => exportSnapshot(actor, which(), deps());
  },
  'fact-workbook/workbook.ts readWorkbook': async () => {
    const actor = await the('zuzhi');
    const { scheme } = await newest();
    const facts = (await marks()).map((mark, index) =>
      index === 0
        ? { ...mark, supersedes: null, value: otherValue(mark.value), reason: fresh() }
        : { ...mark, supersedes: null },
    );
    const own = scheme.bodies.filter(({ id }) => id === actor.body);
    const bytes = await factsWorkbook(scheme, factsFor(scheme, '2022', facts), null, own, ['mark']);
    const upload = { name: 'a.xlsx', bytes, signal };
    return () => readWorkbook(actor, { cycle: one.cycle, upload, commit: true }, deps());
  },
  'fact-workbook/workbook.ts writeWorkbook': async () => {
    const actor = await the('zuzhi');
    return () => writeWorkbook(actor, { cycle: one.cycle }, deps());
  },
  'fact.ts giveFacts': async () => {
    const [actor, fact] = [await the('zuzhi'), await correction()];
    return () => giveFacts(actor, { cycle: one.cycle, facts: [fact] }, deps());
  },
  'import/commit.ts importCycle': async () => {
    const actor = await the('xiaoneng');
    return () => importCycle(actor, { ...given(), ...target() }, deps());
  },
  'import/commit.ts importVersion': async () => {
    const actor = await the('xiaoneng');
    const { cycle, version } = await importCycle(actor, { ...given(), ...target() }, deps());
    return () => importVersion(actor, { ...given(), cycle: cycle.id, base: version }, deps());
  },
  'cycle.ts discardCycle': async () => {
    const actor = await the('xiaoneng');
    const { cycle } = await importCycle(actor, { ...given(), ...target() }, deps());
    return () => discardCycle(actor, { cycle: cycle.id, reason: '试' }, deps());
  },
  ...archiveCases({ deps, the, cycle: () => one.cycle }),
  ...roomCases({ deps, the, cycle: () => one.cycle }),
  'jurisdiction.ts createJurisdiction': () => Promise.resolve(() => founded(deps(), fresh())),
  'scheme-table.ts exportScheme': async () => {
    const actor = await the('xiaoneng');
    return () => exportScheme(actor, { cycle: one.cycle, version: null }, deps());
  },
  'scheme.ts saveScheme': async () => {
    const [actor, { scheme, version: base }] = [await the('xiaoneng'), await newest()];
    return () => saveScheme(actor, { cycle: one.cycle, base, scheme, note: '再存', order }, deps());
  },
  'scheme.ts signParameters': async () => {
    const [actor, { scheme, version: base }] = [await the('xiaoneng'), await newest()];
    const { key, value } = scheme.parameters.find(({ signer }) => signer !== null) ?? expect.unreachable();
    const signatures = [{ key, value, reason: fresh() }];
    return () => signParameters(actor, { cycle: one.cycle, base, signatures, order }, deps());
  },
  'session.ts openSession': () => Promise.resolve(() => login('shenji')),
  'session.ts openSession with a wrong password': () => Promise.resolve(() => login('dangan', 'guess')),
  'session.ts openSession with an unknown name': () => Promise.resolve(() => login(fresh())),
  'session.ts closeSession': async () => {
    const { actor, token } = await login('shenji');
    return () => closeSession(actor, { token }, deps());
  },
  'session.ts changePassword': async () => {
    const { actor, token } = await login('pingshen');
    return () => changePassword(actor, { token, before: demoPassword, after: ownWords }, deps());
  },
};

/** Files that go out, and names that nobody has: the entry itself is all that they change. */
const isTold = (key: string) => / export| writeWorkbook$|unknown name$/u.test(key);

test.each(Object.entries(cases))('%s', async (key, prepare) => {
  const work = await prepare();
  const before = await everything();
  await asSuperuser('alter table journal enable trigger no_entry');
  const outcome = await codeOf(work());
  await asSuperuser('alter table journal disable trigger no_entry');
  expect(outcome).toContain('no entry');
  expect(await everything()).toEqual(before);

  const again = await codeOf(work());
  const after = await everything();
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect(again, 'control').toBe(/ with an? /u.test(key) ? 'login-refused' : 'done');
  expect(changed, 'control').toEqual(expect.arrayContaining(['journal', 'journal_head']));
  expect(changed.length > 2, `control: ${changed.join()}`).toBe(!isTold(key));
});

/** Verbs that change nothing but who is where just now, or nothing at all. */
const unrecorded =
  /^(?:describe|list|read|names|judge|preview|answers|difference|check|columns|effect|journal)|^savePresence$|^openEvidence$/u;

test('no changing verb is left out', () => {
  const app = join(import.meta.dirname, '../../src/app');
  const paths = globSync('**/*.ts', { cwd: app }).filter((path) => !/\.test\.ts$|^offline|^demo-city/u.test(path));
  const verbs = paths.flatMap((path) => {
    const text = readFileSync(join(app, path), 'utf8');
    return [
      ...text.matchAll(/export (?:async function|const) (\w+)(?: = (?:async )?)?\(\s*actor: Actor[^)]*deps: Deps/gu),
    ]
      .map(([, name = '']) => ({ key: `${path.replaceAll('\\', '/')} ${name}`, name }))
      .filter(({ key, name }) => key === 'fact-workbook/workbook.ts readWorkbook' || !unrecorded.test(name))
      .map(({ key }) => key);
  });
  expect(verbs.filter((key) => !(key in cases))).toEqual([]);
  expect(verbs.length).toBeGreaterThan(25);
});
