// Who and what a row is about (编号与名称): ids by the ids and by the titles that people see, and a row whose two do not agree.
import { oneLine } from '../../domain/display.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { type ColumnKey, plain, titleFor } from './columns.ts';
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

/** Ids by a name without white space; null where several have it. */
type Book = { ids: ReadonlySet<string>; byName: ReadonlyMap<string, string | null> };

function bookOf(entries: readonly { id: string; names: readonly string[] }[]): Book {
  const byName = new Map<string, string | null>();
  for (const { id, names } of entries)
    for (const name of new Set(names.map(plain))) byName.set(name, byName.has(name) ? null : id);
  return { ids: new Set(entries.map(({ id }) => id)), byName };
}

export type Names = { [key in keyof typeof titleFor]: Book };

export function namesOf(scheme: Scheme): Names {
  const bodies = new Map(scheme.bodies.map((body) => [body.id, body]));
  const titles = titlesOf(scheme);
  const namesOfNode = (node: Node): string[] => [titles.get(node.id) ?? '', nodeTitle(node), node.title];
  return {
    subject: bookOf(
      scheme.subjects.map(({ id, title }) => ({
        id,
        names: [title, ...(bodies.get(id) === undefined ? [] : [bodies.get(id)?.title ?? ''])],
      })),
    ),
    assessor: bookOf(scheme.bodies.map(({ id, title, names }) => ({ id, names: [title, ...names] }))),
    node: bookOf([...nodesOf(scheme.root)].map((node) => ({ id: node.id, names: namesOfNode(node) }))),
  };
}

const kinds: Record<keyof Names, string> = { subject: '被考评单位', node: '指标', assessor: '考评单位' };

/** Whether the row is about something that the scheme knows: else it is a remark under the table. */
export const isKnown = (names: Names, line: Line, key: keyof Names): boolean =>
  names[key].ids.has(line.text(key)) ||
  names[key].byName.get(plain(line.text(key) === '' ? line.text(titleFor[key]) : line.text(key))) != null;

/** The id that the row means, as written where nothing is known of it. Reports what is unknown, not clear, or contradicts itself. */
export function idOf(names: Names, line: Line, key: keyof Names, report: Report): string {
  const { ids, byName } = names[key];
  const [written, title] = [line.text(key), line.text(titleFor[key])];
  const named = byName.get(plain(title));
  const where: ColumnKey = written === '' && line.source(titleFor[key]) !== null ? titleFor[key] : key;
  if (written === '' && named != null) return named;
  if (written === '' || !ids.has(written)) {
    const meant = written === '' ? null : byName.get(plain(written));
    if (meant != null) return meant;
    const what = written === '' ? title : written;
    const message =
      what === ''
        ? `没有写${kinds[key]}。请照“说明”表填写。`
        : named === null
          ? `叫“${what}”的${kinds[key]}不止一个。请写明${kinds[key]}编号。`
          : `方案里没有${kinds[key]}“${what}”。请照“说明”表填写。`;
    report(`${key}-unknown`, line, where, message);
  } else if (named != null && named !== written) {
    const message = `${kinds[key]}编号“${written}”和这一行的“${title}”不是一个。可能只排序或移动了其中几列，请核对整行。`;
    report('title-differs', line, key, message);
  }
  return written;
}
