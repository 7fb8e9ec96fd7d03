// The directory workbook read (读入单位名录): bodies, sections and people, and every fault with its cell.
import { plainName, nameMax } from '../directory.ts';
import { type DirectoryList, SectionKind } from '../../domain/directory-list.ts';
import { oneLine } from '../../domain/display.ts';
import { nearest, plain } from '../../domain/nearest.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RawDocument } from '../../domain/table.ts';
import { splitList } from './columns.ts';
import { type Row, rowsOf } from './rows.ts';
import type { RoleTitles } from './template.ts';

type Body = DirectoryList['bodies'][number];
type Book = {
  roles: RoleTitles;
  bodies: Map<string, Body>;
  /** Sections that may be several, by what stands in the cell. */
  several: Map<string, { problem: Problem; count: number }>;
  /** Bodies that were told to be named again. */
  again: Set<Body>;
  /** The body of each title and alias, by its plain form. */
  known: Map<string, Body>;
  people: DirectoryList['people'];
  logins: Set<string>;
  problems: Problem[];
};

const isStroke = (text: string): boolean => /^[-‐—–－/／无]*$/u.test(text);

const namesIn = (row: Row): string[] =>
  row.isOwn('names')
    ? splitList(row.text('names'))
        .map(oneLine)
        .filter((name) => !isStroke(name))
    : [];

/** A body has several rows for its aliases, sections and people; a row that adds none, or that stands apart, may be meant for another. */
function tellAgain(row: Row, body: Body, before: Body | null, { again, known, problems }: Book): void {
  const adds =
    (['section', 'title', 'name'] as const).some((key) => row.text(key) !== '') ||
    namesIn(row).some((name) => known.get(plainName(name)) !== body);
  if (!row.isOwn('body') || (body === before && adds) || again.has(body)) return;
  again.add(body);
  // What it adds would go with the row.
  const next = adds ? '' : '；若是重复，请删去这一行';
  const message = `“${body.title}”在上面已经写过，这一行并入同一个单位。若是另一个单位，请写出不同的名称${next}。`;
  problems.push(row.problem('body-again', 'body', message, 'note'));
}

/** Blank goes on with the body above; a body that stands further up is the same again. */
function bodyIn(row: Row, before: Body | null, book: Book): Body | null {
  const { bodies, known, problems } = book;
  const title = oneLine(row.text('body'));
  if (title === '') {
    if (before === null) problems.push(row.problem('body-missing', 'body', '这一行上面没有单位可接；请写上单位。'));
    return before;
  }
  const key = plainName(title);
  const there = bodies.get(key);
  if (there !== undefined) {
    tellAgain(row, there, before, book);
    return there;
  }
  if (title.length > nameMax) {
    problems.push(row.problem('name-too-long', 'body', `单位名称超过 ${nameMax} 个字；请核对。`));
    return null;
  }
  const other = known.get(key);
  if (other !== undefined)
    problems.push(row.problem('name-shared', 'body', `“${title}”又是“${other.title}”的别名；一个名称只能指一个单位。`));
  const body: Body = { title, names: [], sections: [] };
  bodies.set(key, body);
  known.set(key, body);
  return body;
}

function takeNames(row: Row, body: Body, { known, problems }: Book): void {
  for (const name of namesIn(row)) {
    const key = plainName(name);
    const other = known.get(key);
    if (other === body) continue;
    if (other !== undefined)
      problems.push(row.problem('name-shared', 'names', `“${name}”已经指“${other.title}”；一个名称只能指一个单位。`));
    else if (name.length > nameMax)
      problems.push(row.problem('name-too-long', 'names', `别名超过 ${nameMax} 个字；几个别名之间请用顿号隔开。`));
    else {
      known.set(key, body);
      body.names.push(name);
    }
  }
}

function kindIn(row: Row, { problems }: Book): SectionKind | null {
  const text = plain(row.text('kind'));
  if (text === '') return null;
  const kind = SectionKind.safeParse(text);
  if (kind.success) return kind.data;
  problems.push(row.problem('kind-unknown', 'kind', `“${oneLine(text)}”不是科室类别；请写“科室”或“直属单位”。`));
  return null;
}

/** Read as one section, which it may be: the same words are told once, at their first place. */
function tellSeveral(row: Row, title: string, { several }: Book): void {
  const parts = splitList(title.replaceAll(/[(（][^()（）]*[)）]/gu, ''));
  if (parts.length < 2) return;
  const { problem, count } = several.get(title) ?? {
    problem: row.problem('section-several', 'section', '', 'note'),
    count: 0,
  };
  const others = count === 0 ? '' : `（这样写的共 ${count + 1} 格）`;
  const message = `“${title}”读成一个科室${others}。若是 ${parts.length} 个科室，请一行写一个（${parts.map((part) => `“${part}”`).join('、')}），下面各行的单位可以空着；本来就叫这个名称的，不用改。`;
  several.set(title, { problem: { ...problem, message }, count: count + 1 });
}

function sectionIn(row: Row, body: Body, book: Book): string | null {
  const title = oneLine(row.text('section'));
  const kind = kindIn(row, book);
  if (title === '' || isStroke(title)) {
    if (kind !== null)
      book.problems.push(row.problem('section-missing', 'section', '写了科室类别，没有写科室；请补上科室或删去类别。'));
    return null;
  }
  if (title.length > nameMax) {
    book.problems.push(row.problem('name-too-long', 'section', `科室名称超过 ${nameMax} 个字；一行请只写一个科室。`));
    return null;
  }
  tellSeveral(row, title, book);
  const there = body.sections.find((each) => plainName(each.title) === plainName(title));
  if (there === undefined) body.sections.push({ title, kind: kind ?? '科室' });
  else if (kind !== null && kind !== there.kind)
    book.problems.push(
      row.problem('kind-differs', 'kind', `“${title}”在上面是“${there.kind}”，这里写“${kind}”；请写成一样。`),
    );
  return there?.title ?? title;
}

function rolesIn(row: Row, { roles, problems }: Book): string[] {
  const ids = new Set<string>();
  for (const title of splitList(row.text('roles')).map(plain)) {
    const id = roles.get(title);
    if (id !== undefined) ids.add(id);
    else {
      const meant = nearest(title, [...roles.keys()]);
      const hint = meant === null ? '' : `是不是“${meant}”？`;
      problems.push(
        row.problem(
          'role-unknown',
          'roles',
          `“${title}”不是角色。${hint}可以写的有：${[...roles.keys()].join('、')}。`,
        ),
      );
    }
  }
  return [...ids];
}

/** One word of 2 to 40 letters, Chinese ones too. */
const loginForm = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u;

function takePerson(row: Row, body: Body, section: string | null, book: Book): void {
  const { problems, logins, people } = book;
  const title = oneLine(row.text('title'));
  const name = row.text('name').normalize('NFKC').trim();
  const hasRoles = row.text('roles') !== '';
  if (title === '' && name === '' && !hasRoles) return;
  const before = problems.length;
  if (title === '') problems.push(row.problem('person-untitled', 'title', '写了登录名或角色，没有写姓名；请补上。'));
  if (name === '')
    problems.push(
      row.problem('login-missing', 'name', `${title === '' ? '这一行' : `“${title}”`}没有登录名；请补上。`),
    );
  else if (!loginForm.test(name))
    problems.push(
      row.problem(
        'login-form',
        'name',
        `登录名“${oneLine(name)}”不能用；请用 2 到 40 个汉字、字母、数字或 . _ -，不要有空格。`,
      ),
    );
  else if (logins.has(name.toLowerCase()))
    problems.push(row.problem('login-twice', 'name', `登录名“${name}”在上面已经有了；每人一个，不能重复。`));
  logins.add(name.toLowerCase());
  const roles = rolesIn(row, book);
  if (!hasRoles) problems.push(row.problem('role-missing', 'roles', `“${title}”没有角色；请至少写一个。`));
  if (problems.length === before) people.push({ title, name, body: body.title, section, roles });
}

/** Cells that the reader had to leave empty: what should stand there would be lost without a word. */
const asFault = (problem: Problem): Problem =>
  problem.code === 'formula-without-value' || problem.code === 'cell-error'
    ? { ...problem, severity: 'error' }
    : problem;

/**
 * Takes the ids of roles by their Chinese titles. A row is a body, a section or a person; people with a fault are
 * left out, and their faults are told.
 */
export function readDirectory(raw: RawDocument, roles: RoleTitles): DirectoryList {
  const { rows, problems } = rowsOf(raw);
  const book: Book = {
    roles: new Map([...roles].map(([title, id]) => [plain(title), id])),
    bodies: new Map(),
    several: new Map(),
    again: new Set(),
    known: new Map(),
    people: [],
    logins: new Set(),
    problems: [...raw.problems.map(asFault), ...problems],
  };
  let body: Body | null = null;
  for (const row of rows) {
    body = bodyIn(row, body, book);
    if (body === null) continue;
    takeNames(row, body, book);
    takePerson(row, body, sectionIn(row, body, book), book);
  }
  if (rows.length === 0 && problems.every(({ severity }) => severity !== 'error'))
    book.problems.push({
      code: 'directory-empty',
      severity: 'error',
      place: { text: '文件', source: null, node: null },
      message: '标题行下面没有内容；请填写后再导入。',
    });
  const several = [...book.several.values()].map(({ problem }) => problem);
  return { bodies: [...book.bodies.values()], people: book.people, problems: [...book.problems, ...several] };
}
