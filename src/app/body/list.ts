// The directory from a workbook (导入名录): what is there is completed, nothing is taken away; the dry run is the commit, undone.
import { plainName } from '../../documents/directory.ts';
import { readDirectory as readWorkbook } from '../../documents/directory-xlsx/read.ts';
import { directoryWorkbook } from '../../documents/directory-xlsx/template.ts';
import { LoginName } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { wordsOf } from '../../domain/event-word.ts';
import type { DirectoryList } from '../../domain/directory-list.ts';
import { insist, may } from '../../domain/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import { Refusal, refusalFor } from '../../domain/refusal.ts';
import { isCompatible, Role, roles } from '../../domain/role.ts';
import { accounts } from '../../store/account.ts';
import { bodies, type BodyRow } from '../../store/body.ts';
import type { Tx } from '../../store/database.ts';
import { openAccountIn, type StartSecret, startSecret } from '../account.ts';
import type { Deps } from '../deps.ts';
import { carryOut } from '../dry-run.ts';
import type { ExportedFile } from '../export.ts';
import { openJournal, record } from '../journal.ts';
import { readUpload, type Upload } from '../upload.ts';
import { readDirectory } from './read.ts';
import { addBodyIn, type BodyDraft, changeBodyIn, changesOf } from './save.ts';

const roleTitles = new Map(Object.entries(roles).map(([id, { zh }]) => [zh, id]));

type Person = DirectoryList['people'][number];
/** `left`: what the list asks for and this actor may not do, or what is there already otherwise; each a sentence. */
export type ListVerdict = {
  file: string;
  problems: Problem[];
  added: { title: string; names: string[]; sections: string[] }[];
  changed: { title: string; change: string }[];
  accounts: { name: string; title: string; body: string; section: string | null; wanted: Role[] }[];
  left: string[];
  isDone: boolean;
  /** Told this once, and only where it is done. */
  passwords: { name: string; title: string; password: string }[];
};

const nothing: StartSecret = { password: '', hashed: '' };

const owners = (all: readonly BodyRow[]): Map<string, BodyRow> =>
  new Map(all.flatMap((body) => [body.title, ...body.names].map((name) => [plainName(name), body] as const)));

/** The body as it will be: what it has, and what the list has beside that. */
function completed(body: BodyRow, entry: DirectoryList['bodies'][number]): BodyDraft {
  const names = new Set([body.title, ...body.names].map(plainName));
  const sections = new Set(body.sections.map(({ title }) => plainName(title)));
  return {
    title: body.title,
    names: [...body.names, ...[entry.title, ...entry.names].filter((name) => !names.has(plainName(name)))],
    sections: [
      ...body.sections,
      ...entry.sections
        .filter(({ title }) => !sections.has(plainName(title)))
        .map(({ title, kind }) => ({ id: null, title, kind })),
    ],
  };
}

/** A name that ends in a known one, or the other way round: 临海市财政局 and 财政局. */
function nearNames({ title, names }: DirectoryList['bodies'][number], all: readonly BodyRow[]): BodyRow[] {
  const own = [title, ...names].map(plainName);
  return all.filter((body) =>
    [body.title, ...body.names]
      .map(plainName)
      .some((known) => own.some((name) => name.endsWith(known) || known.endsWith(name))),
  );
}

const nearNote = (title: string, { title: known }: BodyRow): Problem => ({
  code: 'body-near',
  severity: 'note',
  place: { text: `单位“${title}”`, source: null, node: null },
  message: `将增加的“${title}”与名录里的“${known}”名称相近。若是同一个单位，请在名录表这一行的“别名”里写上“${known}”再导入，就不会成为两个单位。`,
});

async function takeBodies(tx: Tx, actor: Actor, list: DirectoryList, verdict: ListVerdict, deps: Deps): Promise<void> {
  const mayEdit = may(actor, 'body:edit');
  for (const entry of list.bodies) {
    const all = await bodies(tx);
    const { title, names, sections } = entry;
    const known = owners(all);
    const body = [title, ...names].map((name) => known.get(plainName(name))).find((each) => each !== undefined);
    if (body === undefined) {
      verdict.problems.push(...nearNames(entry, all).map((near) => nearNote(title, near)));
      const draft = { title, names, sections: sections.map((section) => ({ id: null, ...section })) };
      if (mayEdit) {
        await addBodyIn(tx, actor, draft, deps);
        verdict.added.push({ title, names, sections: sections.map((section) => section.title) });
      } else verdict.left.push(`单位“${title}”不在名录里，您的账号不能增加单位；请主办单位先导入。`);
      continue;
    }
    const draft = completed(body, entry);
    const changes = changesOf(body, draft);
    if (changes.length === 0) continue;
    const change = wordsOf({ is: 'body-changes', changes }).zh;
    if (mayEdit) {
      await changeBodyIn(tx, actor, body, draft, deps);
      verdict.changed.push({ title: body.title, change });
    } else verdict.left.push(`单位“${body.title}”要${change}，您的账号不能修改名录；请主办单位先导入。`);
  }
}

type Secrets = { fresh: () => StartSecret };

async function takePeople(
  tx: Tx,
  actor: Actor,
  people: readonly Person[],
  verdict: ListVerdict,
  { fresh }: Secrets,
  deps: Deps,
): Promise<void> {
  if (people.length === 0) return;
  if (!may(actor, 'account:create')) {
    verdict.left.push(`${people.length} 名人员没有开立账号：您的账号不能开立账号；请系统管理员导入同一份名录表。`);
    return;
  }
  const known = new Map((await accounts(tx)).map((account) => [account.name.toLowerCase(), account]));
  const byName = owners(await bodies(tx));
  for (const { name, title, body: bodyTitle, section: sectionTitle, roles: asked } of people) {
    const there = known.get(name.toLowerCase());
    const body = byName.get(plainName(bodyTitle));
    const section = body?.sections.find((each) => plainName(each.title) === plainName(sectionTitle ?? ''));
    const wanted = Role.array().parse(asked);
    if (there !== undefined) {
      if (there.title !== title)
        verdict.left.push(`登录名“${name}”已是“${there.title}”的账号，“${title}”没有开立账号。`);
    } else if (body === undefined || (sectionTitle !== null && section === undefined))
      verdict.left.push(`“${title}”没有开立账号：名录里还没有“${sectionTitle ?? bodyTitle}”。`);
    else if (!LoginName.safeParse(name).success) verdict.left.push(`“${title}”没有开立账号：登录名“${name}”不能用。`);
    else if (!isCompatible(wanted)) verdict.left.push(`“${title}”没有开立账号：管理员角色不能与其他角色兼任。`);
    else {
      const secret = fresh();
      const place = { body: body.id, section: section?.id ?? null };
      await openAccountIn(tx, actor, { name, title, ...place, wanted }, secret, deps);
      verdict.accounts.push({ name, title, body: body.title, section: section?.title ?? null, wanted });
      verdict.passwords.push({ name, title, password: secret.password });
    }
  }
}

async function takeOver(
  actor: Actor,
  file: string,
  list: DirectoryList,
  secrets: readonly StartSecret[] | null,
  deps: Deps,
): Promise<ListVerdict> {
  const isDone = secrets !== null;
  const rest = [...(secrets ?? [])];
  return carryOut({ jurisdiction: actor.jurisdiction, isCommit: isDone }, deps, async (tx) => {
    const verdict: ListVerdict = {
      file,
      problems: [...list.problems],
      isDone,
      added: [],
      changed: [],
      accounts: [],
      left: [],
      passwords: [],
    };
    await openJournal(tx);
    await takeBodies(tx, actor, list, verdict, deps);
    await takePeople(tx, actor, list.people, verdict, { fresh: () => rest.pop() ?? nothing }, deps);
    const { added, changed, accounts: opened } = verdict;
    const change = { added: added.length, changed: changed.length, accounts: opened.length };
    if (added.length + changed.length + opened.length > 0)
      await record(tx, actor, deps.now(), {
        event: 'directory-imported',
        data: { file },
        words: { change: { is: 'directory-counts', ...change } },
      });
    return isDone ? verdict : { ...verdict, passwords: [] };
  });
}

/**
 * Reads a directory workbook; with `isCommit` takes it over, else says what that would do. Throws what the reader
 * refuses, `document-invalid` where the list has errors, `name-taken`.
 */
export async function importDirectory(
  actor: Actor,
  { isCommit, ...upload }: Upload & { isCommit: boolean },
  deps: Deps,
): Promise<ListVerdict> {
  insist(actor, 'body:import');
  if (!/\.xlsx$/iu.test(upload.name))
    throw new Refusal('file-form-unknown', {
      what: `“${upload.name}”没有读取。`,
      why: '名录表要是 .xlsx 文件。',
      next: '请下载名录表，填好后再导入；用 WPS 的请另存为 .xlsx。',
      english: `${upload.name} is no .xlsx workbook: download the list, fill it in, and import that.`,
    });
  const list = readWorkbook(await readUpload(upload), roleTitles);
  const errors = list.problems.filter(({ severity }) => severity === 'error');
  if (isCommit && errors.length > 0)
    throw refusalFor('document-invalid', errors, {
      what: `名录表有 ${errors.length} 处错误，没有导入。`,
      next: '请按上面说的改正后再导入。',
      english: `The list has ${errors.length} error(s) and was not imported.`,
    });
  const count = isCommit && may(actor, 'account:create') ? list.people.length : 0;
  const secrets: StartSecret[] = [];
  // Before the transaction, which holds the journal: each takes some 30 ms by design.
  while (secrets.length < count) secrets.push(await startSecret());
  return takeOver(actor, upload.name, list, isCommit ? secrets : null, deps);
}

/** The workbook with what the directory holds: filled in further, it comes back. People where the actor sees accounts. */
export async function exportDirectory(actor: Actor, deps: Deps): Promise<ExportedFile> {
  const entries = (await readDirectory(actor, deps)).filter(({ retiredAt }) => retiredAt === null);
  const content = await directoryWorkbook(roleTitles, {
    bodies: entries.map(({ title, names, sections }) => ({
      title,
      names,
      sections: sections.map((section) => ({ title: section.title, kind: section.kind })),
    })),
    people: entries.flatMap(({ title: body, sections, people }) =>
      people
        // The workbook asks for a role: who has none is not in it.
        .filter(({ isClosed, roles: held }) => !isClosed && held.length > 0)
        .map(({ title, name, section, roles: held }) => ({
          title,
          name,
          body,
          roles: held,
          section: sections.find(({ id }) => id === section)?.title ?? null,
        })),
    ),
  });
  return { name: '单位名录.xlsx', content };
}
