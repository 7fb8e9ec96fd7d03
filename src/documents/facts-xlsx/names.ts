// Who and what a row is about (编号与名称): ids by the ids and by the titles that people see, and a row whose two do not agree.
import { oneLine } from '../../domain/display.ts';
import { near, plain } from '../../domain/nearest.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { type ColumnKey, titleFor } from './columns.ts';
import type { Line } from './lines.ts';
import type { Report } from './report.ts';

const nodeTitle = ({ number, title }: Node): string => oneLine(number === null ? title : `${number} ${title}`);

/** Each node as a row calls it: a part with the row that it is a part of, a title that stands twice with its id. */
export function titlesOf(scheme: Scheme): Map<string, string> {
  const titles = new Map<string, string>();
  const walk = (node: Node, above: Node | null): void => {
    const own = nodeTitle(node);
    titles.set(node.id, node.kind === 'part' && above !== null ? `${nodeTitle(above)} · ${own}` : own);
    for (const child of node.children) walk(child, node);
  };
  walk(scheme.root, null);
  const asked = [...nodesOf(scheme.root)].filter(({ children }) => children.length === 0).map(({ id }) => id);
  const alike = Map.groupBy(asked, (id) => titles.get(id) ?? id);
  for (const [title, those] of alike) if (those.length > 1) for (const id of those) titles.set(id, `${title}（${id}）`);
  return titles;
}

/** Ids by a name without white space, of which several may have the same; `titles` are offered for a name that nobody has. */
type Book = { ids: ReadonlySet<string>; byName: ReadonlyMap<string, ReadonlySet<string>>; titles: readonly string[] };

function bookOf(entries: readonly { id: string; names: readonly string[] }[]): Book {
  const byName = new Map<string, Set<string>>();
  for (const { id, names } of entries)
    for (const name of names.map(plain)) byName.set(name, (byName.get(name) ?? new Set()).add(id));
  const titles = [...new Set(entries.flatMap(({ names }) => names.slice(0, 1)))];
  return { ids: new Set(entries.map(({ id }) => id)), byName, titles };
}

export type Names = { [key in keyof typeof titleFor]: Book };

export function namesOf(scheme: Scheme): Names {
  const bodies = new Map(scheme.bodies.map((body) => [body.id, body]));
  const titles = titlesOf(scheme);
  const namesOfNode = (node: Node): string[] => [titles.get(node.id) ?? '', nodeTitle(node), node.title];
  const namesOfBody = (id: string): string[] => {
    const body = bodies.get(id);
    return body === undefined ? [] : [body.title, ...body.names];
  };
  return {
    subject: bookOf(scheme.subjects.map(({ id, title }) => ({ id, names: [title, ...namesOfBody(id)] }))),
    assessor: bookOf(scheme.bodies.map(({ id }) => ({ id, names: namesOfBody(id) }))),
    node: bookOf([...nodesOf(scheme.root)].map((node) => ({ id: node.id, names: namesOfNode(node) }))),
  };
}

/** Written out, so that a search for a code finds who tells it. */
const unknown = {
  subject: 'subject-unknown',
  node: 'node-unknown',
  assessor: 'assessor-unknown',
} as const satisfies Record<keyof Names, string>;

const kinds: Record<keyof Names, string> = { subject: '被考评单位', node: '指标', assessor: '考评单位' };

/** The only one that has the name; null where nobody or several have it. */
function onlyOne({ byName }: Book, name: string): string | null {
  const [only, ...others] = byName.get(plain(name)) ?? [];
  return others.length > 0 ? null : (only ?? null);
}

/** Whether the row is about something that the scheme knows: else it is a remark under the table. */
export const isKnown = (names: Names, line: Line, key: keyof Names): boolean =>
  names[key].ids.has(line.text(key)) ||
  onlyOne(names[key], line.text(key) === '' ? line.text(titleFor[key]) : line.text(key)) !== null;

const likeShown = 3;

/** What nobody in the scheme is called, and who is called most like it. */
function unknownWords({ titles }: Book, key: keyof Names, name: string): string {
  const like = near(name, titles).slice(0, likeShown);
  const hint = like.length === 0 ? '' : `最接近的是${like.map((each) => `“${each}”`).join('、')}。`;
  return `方案里没有${kinds[key]}“${name}”。${hint}`;
}

/** An id of the scheme beside a name: both have to be the same body or row. */
function compare(names: Names, line: Line, key: keyof Names, report: Report): void {
  const [written, title] = [line.text(key), line.text(titleFor[key])];
  const named = names[key].byName.get(plain(title));
  if (title === '' || plain(title) === plain(written) || named?.has(written) === true) return;
  if (named === undefined) {
    const message = `${unknownWords(names[key], key, title)}这一行的${kinds[key]}编号却是“${written}”，看不出以哪个为准。请改正名称；换了${kinds[key]}的，编号也要改，或者删去编号。`;
    report(unknown[key], line, titleFor[key], message);
    return;
  }
  const message = `${kinds[key]}编号“${written}”和这一行的“${title}”不是一个。可能只排序或移动了其中几列，请核对整行。`;
  report('title-differs', line, key, message);
}

/** The id that the row means, as written where nothing is known of it. Reports what is unknown, not clear, or contradicts itself. */
export function idOf(names: Names, line: Line, key: keyof Names, report: Report): string {
  const book = names[key];
  const [written, title] = [line.text(key), line.text(titleFor[key])];
  if (book.ids.has(written)) {
    compare(names, line, key, report);
    return written;
  }
  const name = written === '' ? title : written;
  const meant = onlyOne(book, name);
  if (meant !== null) return meant;
  const where: ColumnKey = written === '' && line.source(titleFor[key]) !== null ? titleFor[key] : key;
  const message =
    name === ''
      ? `没有写${kinds[key]}。请照“说明”表填写。`
      : book.byName.has(plain(name))
        ? `叫“${name}”的${kinds[key]}不止一个。请写明${kinds[key]}编号。`
        : `${unknownWords(book, key, name)}请照“说明”表填写。`;
  report(unknown[key], line, where, message);
  return written;
}
