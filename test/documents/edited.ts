// A table after one edit (改一处的表): its headings stay as they were, and the file read again has what was edited.
import { expect } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { headerCells } from '../../src/documents/write/scheme-grid.ts';
import { layout } from '../../src/documents/write/scheme-layout.ts';
import { formOf, numbersOf, placedRows, rowsOf } from '../../src/documents/write/scheme-rows.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import { type Node, nodesOf } from '../../src/domain/scheme.ts';
import { NodeText, type SchemeEdit } from '../../src/domain/scheme-edit.ts';
import { edited } from '../kit/scheme-edit.ts';
import { writtenOf } from '../kit/written-table.ts';

type Imported = Pick<ImportResult, 'scheme' | 'assignment'>;

const gridOf = ({ scheme, assignment }: Imported) =>
  layout(rowsOf(scheme, assignment), numbersOf(scheme), formOf(scheme));
/**
 * A table that had no column of assessors, and of whose rows nobody marks any, gets one of strokes alone where a row
 * would read as a heading: that one comes and goes with the words, and is left out here. Every other column counts.
 */
const headingsOf = (imported: Imported) => {
  const { table, root } = imported.scheme;
  const isOwn = table === undefined || table.headings.some(({ column }) => column === 'assessors');
  const isAssessed = [...nodesOf(root)].some(({ assessors }) => assessors.length > 0);
  const grid = gridOf(imported);
  const strokes = isOwn || isAssessed ? -1 : grid.columns.findIndex(({ key }) => key === 'assessors');
  return headerCells(grid)
    .filter(({ column }) => column !== strokes)
    .map(({ heading, columnSpan }) => `${heading} ${columnSpan}`);
};

/** What its name tells to be an adjustment or an evaluation keeps saying so: an adjustment that stops to needs a column. */
const nameFor = ({ kind, title }: Node): string => (kind === 'indicator' ? '改后的名称甲' : `改后的${title}`);

/** Edits of what the table prints of the row; what it never had a place for needs a column. */
function editsOf(node: Node, columns: ReadonlySet<string>): SchemeEdit[] {
  const texts = NodeText.options.filter((field) => columns.has(field === 'number' ? 'sequence' : field));
  return [
    { type: 'retitle', node: node.id, title: nameFor(node) },
    ...texts.map((field): SchemeEdit => ({
      type: 'text',
      node: node.id,
      field,
      text: field === 'number' ? '7' : '改后的一句话。',
    })),
    ...(columns.has('points')
      ? [{ type: 'points' as const, node: node.id, points: '3', follow: 'none' as const }]
      : []),
  ];
}

/** Of every row. */
export function insistOnHeadings(imported: Imported): void {
  const headings = headingsOf(imported);
  const columns = new Set(gridOf(imported).columns.map(({ key }) => key as string));
  for (const { node } of placedRows(imported.scheme, imported.assignment))
    for (const edit of editsOf(node, columns))
      expect(headingsOf({ ...imported, scheme: edited(imported.scheme, edit) }), JSON.stringify(edit)).toEqual(
        headings,
      );
}

const titlesOf = ({ scheme }: Imported): string[] => [...nodesOf(scheme.root)].map(({ title }) => title);
const paragraphsOf = (imported: Imported): string[] =>
  gridOf(imported).cells.map(({ paragraphs }) => paragraphs.join('\n'));

/** Renames each row: one cell of the table is another, and the file read again gives the same tree. */
export function insistOnNames({ scheme, assignment, ...rest }: ImportResult): void {
  const before = paragraphsOf({ scheme, assignment });
  for (const { node } of placedRows(scheme, assignment)) {
    const name = nameFor(node);
    const renamed = { scheme: edited(scheme, { type: 'retitle', node: node.id, title: name }), assignment };
    expect(paragraphsOf(renamed).filter((text, at) => text !== before[at])).toEqual([expect.stringContaining(name)]);
    expect(titlesOf(importDocument(writtenOf({ ...rest, ...renamed })))).toEqual(titlesOf(renamed));
  }
}
