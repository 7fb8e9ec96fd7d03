// The list of subjects (被考评单位名单): names and groups from a table or lines of a file become part of a scheme.
import { basename } from 'node:path';
import { type Lookup, lookupIn, plainName, shipped } from '../documents/directory.ts';
import { readDocument } from '../documents/read/read.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Body, Scheme, Subject } from '../domain/scheme.ts';
import { cellText, type RawDocument } from '../domain/table.ts';

type Entry = { name: string; group: string };

const nameHeading = /^(?:被考评|被考核|考评|考核|参评)?(?:单位|对象|部门)(?:名称|名单)?$|^名称$/u;
const groupHeading = /^(?:分组|组别|类别|所属分组|考评分组)$/u;
const wholeGroup = '全部单位';

/** Rows of the first table, else the lines of the text, cut at tabs and commas. */
function rowsOf(document: RawDocument): string[][] {
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    const rows = Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => ''));
    for (const cell of block.cells) {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
        const line = rows[row - 1];
        if (line !== undefined) line[cell.column - 1] = cellText(cell).replaceAll('\n', '');
      }
    }
    return rows;
  }
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.split(/[\t,，]/u)] : []));
}

/** A heading says which column is which; without one the first text that is no number is the name, the next the group. */
function entriesOf(document: RawDocument): Entry[] {
  const rows = rowsOf(document).map((row) => row.map((text) => text.trim()));
  const headAt = rows.findIndex((row) => row.some((text) => nameHeading.test(text)));
  const head = rows[headAt];
  const [nameAt, groupAt] = [
    head?.findIndex((text) => nameHeading.test(text)) ?? -1,
    head?.findIndex((text) => groupHeading.test(text)) ?? -1,
  ];
  return rows.slice(headAt + 1).flatMap((row): Entry[] => {
    const texts = row.filter((text) => text !== '' && !/^\d+[.．、]?$/u.test(text));
    const name = nameAt < 0 ? texts[0] : row[nameAt];
    const group = nameAt < 0 ? texts[1] : groupAt < 0 ? '' : row[groupAt];
    return name === undefined || name === ''
      ? []
      : [{ name, group: group === undefined || group === '' ? wholeGroup : group }];
  });
}

const refuse = (path: string, why: string, next: string, english: string): Refusal =>
  new Refusal('document-invalid', { what: `名单“${basename(path)}”不能用。`, why, next, english });

/** The body that a name means: one of the scheme, else one of the directory, else a new one. */
function bodyFor(name: string, bodies: readonly Body[], lookup: Lookup): Body {
  const plain = plainName(name);
  const known = bodies.find((body) => [body.title, ...body.names].some((each) => plainName(each) === plain));
  const id = known?.id ?? lookup(plain)?.id ?? `b:${plain}`;
  return bodies.find((body) => body.id === id) ?? { id, title: name, names: [name] };
}

/** The scheme with the listed bodies as its subjects, in the order of the list. Throws a Refusal on an empty list or a body that stands in it twice. */
export async function withSubjects(scheme: Scheme, path: string): Promise<Scheme> {
  const entries = entriesOf(await readDocument(path));
  if (entries.length === 0) {
    const next = '请每行写一个单位，第二列写分组，可以带“单位”“分组”两个标题。';
    throw refuse(path, '里面没有单位名称。', next, `No names were found in “${basename(path)}”.`);
  }
  const lookup = lookupIn(shipped);
  const bodies = [...scheme.bodies];
  const groups = [...new Set(entries.map(({ group }) => group))].map((title, index) => ({
    id: `g${index + 1}`,
    title,
  }));
  const subjects = new Map<string, Subject>();
  for (const { name, group } of entries) {
    const body = bodyFor(name, bodies, lookup);
    const before = subjects.get(body.id);
    if (before !== undefined) {
      const why = before.title === name ? `“${name}”写了两次。` : `“${before.title}”和“${name}”是同一个单位。`;
      throw refuse(path, why, '请只留一行。', `“${name}” is listed twice.`);
    }
    if (!bodies.includes(body)) bodies.push(body);
    const id = groups.find(({ title }) => title === group)?.id ?? '';
    subjects.set(body.id, { id: body.id, title: name, group: id, sections: [] });
  }
  return { ...scheme, bodies, groups, subjects: [...subjects.values()] };
}
