// The directory on a real database (名录测试): names of one body, sections in use, a dry run that is the commit.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { openAccount } from '../../src/app/account.ts';
import { exportDirectory, importDirectory } from '../../src/app/body/list.ts';
import { namesUsed } from '../../src/app/body/names.ts';
import { readDirectory } from '../../src/app/body/read.ts';
import type { BodyDraft } from '../../src/app/body/register.ts';
import { createBody, retire, saveBody } from '../../src/app/body/save.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Founder } from '../../src/app/jurisdiction.ts';
import { readJournal } from '../../src/app/journal.ts';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { codeOf, depsOn, founded, foundersOf } from '../kit/actors.ts';
import { freshStore } from '../kit/database.ts';

type World = { deps: Deps; by: Record<Founder, Actor>; stranger: Actor };
const one = { world: undefined as World | undefined };
const world = (): World => one.world ?? expect.unreachable();
const kind = '科室' as const;

beforeAll(async () => {
  const deps = depsOn(await freshStore());
  const by = await foundersOf(deps, await founded(deps, '甲市'));
  const { organiser: stranger } = await foundersOf(deps, await founded(deps, '乙市'));
  one.world = { deps, by, stranger };
});

const create = (title: string, names: string[] = [], sections: string[] = []) => {
  const draft = { title, names, sections: sections.map((section) => ({ id: null, title: section, kind })) };
  return createBody(world().by.organiser, draft, world().deps);
};
const lastChanges = async () => {
  const query = { account: null, cycle: null, body: null, node: null, event: null, text: null, before: null, limit: 5 };
  return (await readJournal(world().by.organiser, query, world().deps)).map(({ sentence }) => sentence.zh);
};

describe('a body', () => {
  test('has names that mean no other body, however they are written', async () => {
    const { deps, by, stranger } = world();
    await create('市财政局', ['财政局']);
    expect(await codeOf(create('财 政 局'))).toBe('name-taken');
    expect(await codeOf(create('市审计局', ['市财政局']))).toBe('name-taken');
    expect(await codeOf(create('市审计局', [], ['综合科', '综 合 科']))).toBe('name-taken');
    expect(await codeOf(createBody(stranger, { title: '市财政局', names: [], sections: [] }, deps))).toBe('done');
    expect(await codeOf(createBody(by['system-administrator'], { title: '某局', names: [], sections: [] }, deps))).toBe(
      'not-permitted',
    );
    const both = await Promise.all([codeOf(create('市统计局')), codeOf(create('市统计局'))]);
    expect(both.toSorted()).toEqual(['done', 'name-taken']);
  });

  test('is saved by whoever saw it last, and the journal says what changed', async () => {
    const { deps, by } = world();
    const body = await create('市教育局', [], ['办公室', '人事科']);
    const [office, staff] = body.sections;
    const draft = {
      id: body.id,
      revision: body.revision,
      title: '市教育和体育局',
      names: ['市教育局'],
      sections: [
        { id: office?.id ?? '', title: '人事科', kind },
        { id: staff?.id ?? '', title: '办公室', kind },
        { id: null, title: '考试中心', kind: '直属单位' as const },
      ],
    };
    const saved = await saveBody(by.organiser, draft, deps);
    expect(saved.sections.map(({ title }) => title).toSorted()).toEqual(['人事科', '办公室', '考试中心'].toSorted());
    expect((await lastChanges())[0]).toBe(
      '丁主办修改单位“市教育局”：改名为“市教育和体育局”；增加别名“市教育局”；增加科室“考试中心”；科室“办公室”改名为“人事科”；科室“人事科”改名为“办公室”',
    );
    expect(await codeOf(saveBody(by.organiser, draft, deps))).toBe('version-conflict');
  });

  test('keeps the order of its sections, and all that one save changes of them is told', async () => {
    const { deps, by } = world();
    const body = await create('市档案馆', [], ['保管科', '编研科', '法规科']);
    const [first, second, third] = body.sections;
    const idOf = (section: typeof first) => section?.id ?? '';
    const save = (revision: string, sections: BodyDraft['sections']) =>
      saveBody(by.organiser, { id: body.id, title: body.title, names: [], revision, sections }, deps);
    const turned = await save(body.revision, body.sections.toReversed());
    expect(turned.sections.map(({ id }) => id)).toEqual([third, second, first].map(idOf));
    expect(turned.revision).not.toBe(body.revision);
    expect((await lastChanges())[0]).toBe('丁主办修改单位“市档案馆”：科室的顺序改为“法规科”、“编研科”、“保管科”');
    const both = { id: idOf(second), title: '编研中心', kind: '直属单位' as const };
    const altered = await save(turned.revision, turned.sections.with(1, both));
    expect(altered.sections[1]).toEqual(both);
    expect((await lastChanges())[0]).toBe(
      '丁主办修改单位“市档案馆”：科室“编研科”改名为“编研中心”；“编研中心”改为直属单位',
    );
    // What only stands further down because of a new one before it has not moved.
    await save(altered.revision, [{ id: null, title: '办公室', kind }, ...altered.sections]);
    expect((await lastChanges())[0]).toBe('丁主办修改单位“市档案馆”：增加科室“办公室”');
    expect((await readDirectory(by.organiser, deps)).find(({ id }) => id === body.id)?.sections[0]?.title).toBe(
      '办公室',
    );
  });

  test('keeps a section that somebody is in, and is retired, not deleted', async () => {
    const { deps, by } = world();
    const body = await create('市民政局', [], ['救助科', '党办']);
    const [section] = body.sections;
    const ask = { name: 'jiuzhu', title: '某某', body: body.id, section: section?.id ?? null, wanted: [] };
    await openAccount(by['system-administrator'], ask, deps);
    const without = { id: body.id, revision: body.revision, title: body.title, names: [] };
    const rest = body.sections.filter(({ id }) => id !== section?.id);
    expect(await codeOf(saveBody(by.organiser, { ...without, sections: rest }, deps))).toBe('in-use');
    const kept = body.sections.filter(({ id }) => id === section?.id);
    expect(await codeOf(saveBody(by.organiser, { ...without, sections: kept }, deps))).toBe('done');
    expect((await retire(by.organiser, { id: body.id, isRetired: true }, deps)).retiredAt).not.toBeNull();
    expect((await retire(by.organiser, { id: body.id, isRetired: false }, deps)).retiredAt).toBeNull();
    expect(await codeOf(retire(world().stranger, { id: body.id, isRetired: true }, deps))).toBe('not-found');
    expect(await namesUsed(by.organiser, { id: body.id }, deps)).toEqual([]);
  });
});

describe('a workbook', () => {
  const book = async () =>
    directoryWorkbook(new Map([['考评单位', 'assessor']]), {
      bodies: [{ title: '市林业局', names: ['林业局'], sections: [{ title: '资源科', kind }] }],
      people: [{ title: '林某', name: 'linmou', body: '市林业局', section: '资源科', roles: ['assessor'] }],
    });
  const take = async (actor: Actor, isCommit: boolean) =>
    importDirectory(actor, { name: '名录.xlsx', bytes: await book(), isCommit }, world().deps);

  test('is taken over as the dry run said, bodies by the organiser, accounts by the system administrator', async () => {
    const { deps, by } = world();
    const early = await take(by['system-administrator'], false);
    expect(early).toMatchObject({ added: [], accounts: [] });
    expect(early.left).toHaveLength(2);
    const dry = await take(by.organiser, false);
    expect((await readDirectory(by.organiser, deps)).map(({ title }) => title)).not.toContain('市林业局');
    const done = await take(by.organiser, true);
    expect({ ...done, isDone: false }).toEqual(dry);
    expect(dry).toMatchObject({ added: [{ title: '市林业局' }], accounts: [], passwords: [] });
    expect(dry.left).toEqual(['1 名人员没有开立账号：您的账号不能开立账号；请系统管理员导入同一份名录表。']);

    const dryPeople = await take(by['system-administrator'], false);
    const donePeople = await take(by['system-administrator'], true);
    expect({ ...donePeople, isDone: false, passwords: [] }).toEqual(dryPeople);
    expect(donePeople.passwords).toMatchObject([{ name: 'linmou', title: '林某' }]);
    expect(donePeople.passwords[0]?.password).toMatch(/^[a-z2-9]{4}(?:-[a-z2-9]{4}){3}$/u);
    const again = await take(by['system-administrator'], true);
    expect(again).toMatchObject({ added: [], changed: [], accounts: [], left: [], passwords: [] });
  });

  test('says that two names in it are one body of the directory', async () => {
    const { deps, by } = world();
    await create('市海关', ['海关总署']);
    const bodies = ['市海关', '海关总署'].map((title) => ({ title, names: [], sections: [] }));
    const bytes = await directoryWorkbook(new Map(), { bodies, people: [] });
    const { added, problems } = await importDirectory(
      by.organiser,
      { name: '名录.xlsx', bytes, isCommit: false },
      deps,
    );
    expect(added).toEqual([]);
    expect(problems.map(({ code, message }) => [code, message.slice(0, 33)])).toEqual([
      ['body-again', '“市海关”和“海关总署”在名录里都是“市海关”，两处并为一个单位。'],
    ]);
  });

  test('names a body that is nearly there already; whoever gives its name as an alias means that one', async () => {
    const { deps, by } = world();
    await create('水务局', [], []);
    const read = async (names: string[]) => {
      const entry = { title: '临海市水务局', names, sections: [] };
      const bytes = await directoryWorkbook(new Map(), { bodies: [entry], people: [] });
      return importDirectory(by.organiser, { name: '名录.xlsx', bytes, isCommit: false }, deps);
    };
    const alone = await read([]);
    expect(alone.added.map(({ title }) => title)).toEqual(['临海市水务局']);
    expect(alone.problems.map(({ code, severity }) => [code, severity])).toEqual([['body-near', 'note']]);
    const same = await read(['水务局']);
    expect([same.added, same.problems]).toEqual([[], []]);
    expect(same.changed).toMatchObject([{ title: '水务局' }]);
  });

  test('of the directory comes back with nothing to change', async () => {
    const { deps, by } = world();
    const bytes = Buffer.from((await exportDirectory(by.organiser, {}, deps)).content);
    const back = await importDirectory(by.organiser, { name: '单位名录.xlsx', bytes, isCommit: false }, deps);
    expect(back).toMatchObject({ problems: [], added: [], changed: [] });
  });

  test('that is none is refused, and so is somebody who may not', async () => {
    const { deps, by } = world();
    const bytes = await readFile('examples/sanming-2022.xlsx');
    const send = (actor: Actor, name: string) => codeOf(importDirectory(actor, { name, bytes, isCommit: true }, deps));
    expect(await send(by.organiser, '名录.docx')).toBe('file-form-unknown');
    expect(await send(by.organiser, '名录.xlsx')).toBe('document-invalid');
    expect(await send(by['audit-administrator'], '名录.xlsx')).toBe('not-permitted');
  });
});
