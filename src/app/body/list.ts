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
import { type Account, accounts } from '../../store/account.ts';
import { bodies, type BodyRow, byTitle } from '../../store/body.ts';
import { type NewRequest, openAccountsIn, type StartSecret, startSecret } from '../account.ts';
import type { Deps } from '../deps.ts';
import { carryOut, type Waited } from '../carry-out.ts';
import { exported, type ExportedFile } from '../export.ts';
import { openJournal, record } from '../journal.ts';
import { readUpload, type Upload } from '../upload.ts';
import { endingsOf, learn, nearIn } from './near.ts';
import { directoryIn } from './read.ts';
import {
  addTo,
  type BodyDraft,
  changeIn,
  changesOf,
  ownerOf,
  plainNames,
  type Register,
  registerOf,
  writeRegister,
} from './register.ts';
import { sectionLookup } from './section-name.ts';

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

/** The body as it will be: what it has, and what the list has beside that. */
function completed(body: BodyRow, entry: DirectoryList['bodies'][number]): BodyDraft {
  const names = new Set([body.title, ...body.names].map(plainName));
  const named = sectionLookup(body.sections);
  return {
    title: body.title,
    names: [...body.names, ...[entry.title, ...entry.names].filter((name) => !names.has(plainName(name)))],
    sections: [
      ...body.sections,
      ...entry.sections
        .filter(({ title }) => named(title) === undefined)
        .map(({ title, kind }) => ({ id: null, title, kind })),
    ],
  };
}

const nearNote = (title: string, { title: known }: BodyRow): Problem => ({
  code: 'body-near',
  severity: 'note',
  place: { text: `单位“${title}”`, source: null, node: null },
  message: `将增加的“${title}”与名录里的“${known}”名称相近。若是同一个单位，请在名录表这一行的“别名”里写上“${known}”再导入，就不会成为两个单位。`,
});

/** The sections of the list that the body has under another title now: they are not added. */
function renamedNotes({ title: body, sections }: BodyRow, entry: DirectoryList['bodies'][number]): Problem[] {
  const named = sectionLookup(sections);
  return entry.sections.flatMap(({ title }): Problem[] => {
    const known = named(title);
    if (known === undefined || plainName(known.title) === plainName(title)) return [];
    return [
      {
        code: 'section-renamed',
        severity: 'note',
        place: { text: `单位“${body}”的科室“${title}”`, source: null, node: null },
        message: `“${title}”是科室“${known.title}”的原名，没有另外增加科室。若真是另一个科室，请在名录页上增加。`,
      },
    ];
  });
}

const sameNote = (title: string, first: string, { title: known }: BodyRow): Problem => ({
  code: 'body-again',
  severity: 'note',
  place: { text: `单位“${title}”`, source: null, node: null },
  message: `“${first}”和“${title}”在名录里都是“${known}”，两处并为一个单位。若是两个单位，请先在名录里去掉不对的别名。`,
});

function takeBodies(register: Register, actor: Actor, list: DirectoryList, verdict: ListVerdict, deps: Deps): void {
  const mayEdit = may(actor, 'body:edit');
  const endings = endingsOf([...register.rows.values()]);
  const first = new Map<string, string>();
  for (const entry of list.bodies) {
    const { title, names, sections } = entry;
    const body = ownerOf(register, [title, ...names]);
    if (body === undefined) {
      const near = [...nearIn(endings, plainNames(entry))].flatMap((id) => register.rows.get(id) ?? []);
      verdict.problems.push(...near.toSorted(byTitle).map((each) => nearNote(title, each)));
      if (mayEdit) {
        const row = addTo(
          register,
          { title, names, sections: sections.map((section) => ({ id: null, ...section })) },
          deps,
        );
        learn(endings, row);
        verdict.added.push({ title, names, sections: sections.map((section) => section.title) });
      } else verdict.left.push(`单位“${title}”不在名录里，您的账号不能增加单位；请主办单位先导入。`);
      continue;
    }
    verdict.problems.push(...renamedNotes(body, entry));
    const before = first.get(body.id);
    if (before !== undefined) verdict.problems.push(sameNote(title, before, body));
    first.set(body.id, before ?? title);
    const draft = completed(body, entry);
    const changes = mayEdit ? changeIn(register, body, draft, deps) : changesOf(body, draft);
    if (changes.length === 0) continue;
    const change = wordsOf({ is: 'body-changes', changes }).zh;
    if (mayEdit) {
      learn(endings, { ...body, names: [...draft.names] });
      verdict.changed.push({ title: body.title, change });
    } else verdict.left.push(`单位“${body.title}”要${change}，您的账号不能修改名录；请主办单位先导入。`);
  }
}

/** The accounts that are to be opened. */
function takePeople(
  register: Register,
  actor: Actor,
  { people, accounts: there }: { people: readonly Person[]; accounts: readonly Account[] },
  verdict: ListVerdict,
  fresh: () => StartSecret,
): NewRequest[] {
  if (people.length === 0) return [];
  if (!may(actor, 'account:create')) {
    verdict.left.push(`${people.length} 名人员没有开立账号：您的账号不能开立账号；请系统管理员导入同一份名录表。`);
    return [];
  }
  const known = new Map(there.map((account) => [account.name.toLowerCase(), account]));
  return people.flatMap(({ name, title, body: bodyTitle, section: sectionTitle, roles: asked }) => {
    const account = known.get(name.toLowerCase());
    const body = ownerOf(register, [bodyTitle]);
    const section = sectionLookup(body?.sections ?? [])(sectionTitle ?? '');
    const wanted = Role.array().parse(asked);
    const leave = (words: string): [] => {
      verdict.left.push(words);
      return [];
    };
    if (account !== undefined)
      return account.title === title
        ? []
        : leave(`登录名“${name}”已是“${account.title}”的账号，“${title}”没有开立账号。`);
    if (body === undefined || (sectionTitle !== null && section === undefined))
      return leave(`“${title}”没有开立账号：名录里还没有“${sectionTitle ?? bodyTitle}”。`);
    if (!LoginName.safeParse(name).success) return leave(`“${title}”没有开立账号：登录名“${name}”不能用。`);
    if (!isCompatible(wanted)) return leave(`“${title}”没有开立账号：管理员角色不能与其他角色兼任。`);
    const secret = fresh();
    verdict.accounts.push({ name, title, body: body.title, section: section?.title ?? null, wanted });
    verdict.passwords.push({ name, title, password: secret.password });
    return [{ name, title, body: body.id, section: section?.id ?? null, wanted, secret }];
  });
}

async function takeOver(
  actor: Actor,
  { name: file, signal }: Pick<Upload, 'name' | 'signal'>,
  list: DirectoryList,
  secrets: readonly StartSecret[] | null,
  deps: Deps,
): Promise<ListVerdict> {
  const isDone = secrets !== null;
  const rest = [...(secrets ?? [])];
  return carryOut({ jurisdiction: actor.jurisdiction, isCommit: isDone, signal }, deps, async (tx) => {
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
    // The journal is locked from here on: once nobody waits any more it is let go at the next question, not at the last.
    await openJournal(tx);
    const register = registerOf(await bodies(tx));
    const people = { people: list.people, accounts: await accounts(tx) };
    takeBodies(register, actor, list, verdict, deps);
    const requests = takePeople(register, actor, people, verdict, () => rest.pop() ?? nothing);
    await writeRegister(tx, actor, register, deps);
    await openAccountsIn(tx, actor, requests, [...register.rows.values()], deps);
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
 * refuses, `document-invalid` where the list has errors, `name-taken`, and the reason of an aborted signal: then nothing
 * is kept.
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
  while (secrets.length < count) {
    upload.signal?.throwIfAborted();
    secrets.push(await startSecret());
  }
  return takeOver(actor, upload, list, isCommit ? secrets : null, deps);
}

/** The workbook with what the directory holds: filled in further, it comes back. People where the actor sees accounts. */
export async function exportDirectory(actor: Actor, { signal }: Waited, deps: Deps): Promise<ExportedFile> {
  insist(actor, 'body:import');
  return carryOut({ jurisdiction: actor.jurisdiction, signal }, deps, async (tx) => {
    const entries = (await directoryIn(tx, actor)).filter(({ retiredAt }) => retiredAt === null);
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
    const document = { file: 'directory', title: null, number: null, form: 'xlsx' } as const;
    await record(tx, actor, deps.now(), exported(null, document));
    return { name: '单位名录.xlsx', content };
  });
}
