// A trap as a page (陷阱图): the Word table as it was laid out on the left, what the importer makes of it on the right.
import { nodeKinds, severities } from '../../src/domain/glossary.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { ImportedRow } from '../../src/domain/row.ts';
import type { Node, Scheme } from '../../src/domain/scheme.ts';
import type { RawDocument, Table } from '../../src/domain/table.ts';
import { linesOf } from '../../src/documents/import/line.ts';
import type { ShownField } from './traps.ts';
import type { ReadTrap } from './word.ts';
import { escapeHtml, pageOf } from './page.ts';

const fieldTitles: Record<ShownField, string> = {
  criterion: '考核内容',
  leads: '牵头单位',
  cooperators: '配合单位',
  assessors: '考评单位',
};

const style = `
body{width:1180px;padding:22px 26px 24px}
h1{margin:0;font-size:20px}
h1 small{font-size:14px;font-weight:400;color:var(--quiet);margin-left:10px}
.caption{margin:4px 0 16px;font-size:15px;line-height:1.6}
.sides{display:grid;grid-template-columns:minmax(0,1fr) 26px minmax(0,1.2fr);align-items:start;gap:10px}
h2{margin:0 0 8px;font-size:14px;font-weight:700;color:var(--quiet)}
.arrow{align-self:center;text-align:center;font-size:22px;color:var(--red)}
.paper{border:1px solid var(--line);background:#fff;padding:14px 14px 16px;box-shadow:0 1px 3px #0001}
.paper p{margin:0 0 6px;font-size:14px;line-height:1.5}
.paper p.after{margin:8px 0 0}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.45}
.paper table td{border:1px solid #444;padding:4px 5px;font-size:13.5px;height:30px;vertical-align:middle}
.paper td i{font-style:normal;color:var(--red)}
.page{display:flex;align-items:center;gap:8px;margin:10px -14px;color:var(--quiet);font-size:12px}
.page::before,.page::after{content:"";flex:1;border-top:1px dashed #888}
.rows th{background:#eef2f6;text-align:left;font-weight:700;white-space:nowrap}
.rows th,.rows td{border-bottom:1px solid var(--line);padding:5px 8px;vertical-align:top}
.rows td.number,.rows th.number{text-align:right;white-space:nowrap}
.rows .none{color:#98a1ab}
.kind{display:inline-block;padding:0 7px;border-radius:9px;font-size:12px;background:#e3edf7;color:#134a75;white-space:nowrap}
.kind.evaluation{background:#e8f3e8;color:#1d5b27}
.name{display:inline-block;border:1px solid #b9c3cd;border-radius:3px;padding:0 5px;margin:0 4px 3px 0;background:#fff;white-space:nowrap}
.level{white-space:nowrap}
.level b{font-weight:700;color:#134a75}
.sep{color:#98a1ab;margin:0 4px}
.title{margin:0 0 8px;font-size:14px}
.sum{margin:8px 8px 0;text-align:right;font-size:14px;font-weight:700;color:#134a75}
.notes{margin:10px 0 0;padding:0;list-style:none;font-size:13px;line-height:1.55}
.notes li{margin:4px 0 0;padding-left:46px;text-indent:-46px}
.tag{display:inline-block;width:38px;margin-right:8px;text-indent:0;text-align:center;border-radius:3px;font-size:12px;color:#fff}
.error{background:var(--red)}.question{background:#9a5b00}.note{background:#5b6b7a}.parameter{background:#1d5b27}
.place{color:var(--quiet);white-space:nowrap}
`;

function cellHtml(lines: readonly string[]): string {
  const spaced = (line: string) => escapeHtml(line).replaceAll(/ {2,}/gu, (run) => '&nbsp;'.repeat(run.length));
  return lines.map(spaced).join('<i>⏎</i><br>');
}

/** Where a row has no cell its place stays open. */
function tableHtml(table: Table): string {
  const lines = linesOf(table).map(({ row, cells }) =>
    cells.map((cell, at) => {
      if (cell === undefined) return '<td style="border:none"></td>';
      if (cell.row !== row || cell.column !== at + 1) return '';
      const inside = cell.nested.map(tableHtml).join('');
      return `<td rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}">${cellHtml(cell.paragraphs)}${inside}</td>`;
    }),
  );
  return `<table>${lines.map((line) => `<tr>${line.join('')}</tr>`).join('')}</table>`;
}

/** Tables and texts in their order, with the spans that the reader found; between two tables the page ends. */
function paperHtml({ blocks }: RawDocument): string {
  const shown = blocks.filter((block) => block.kind === 'table' || block.text.trim() !== '');
  const first = shown.findIndex((block) => block.kind === 'table');
  return shown
    .map((block, at) => {
      if (block.kind === 'paragraph') return `<p${at > first ? ' class="after"' : ''}>${escapeHtml(block.text)}</p>`;
      const isNextPage = shown[at - 1]?.kind === 'table';
      return `${isNextPage ? '<div class="page">下一页</div>' : ''}${tableHtml(block)}`;
    })
    .join('');
}

const none = '<span class="none">–</span>';

function pathHtml({ path }: ImportedRow): string {
  if (path.length === 0) return none;
  const level = ({ title, points }: ImportedRow['path'][number]) =>
    `<span class="level">${escapeHtml(title)}${points === null ? '' : ` <b>${escapeHtml(points)}</b>`}</span>`;
  return path.map(level).join('<span class="sep">›</span>');
}

function fieldHtml(row: ImportedRow, field: ShownField): string {
  const value = row[field];
  if (value === null || value.length === 0) return none;
  if (typeof value === 'string') return escapeHtml(value).replaceAll('\n', '<br>');
  return value.map((name) => `<span class="name">${escapeHtml(name)}</span>`).join('');
}

function rowsHtml(rows: readonly ImportedRow[], shows: readonly ShownField[]): string {
  const hasTitles = rows.some((row) => row.number !== null || row.title !== null);
  const head = ['<th>行</th><th>种类</th><th>上级</th>', hasTitles ? '<th>编号、标题</th>' : ''];
  const titles = ({ number, title }: ImportedRow) => {
    const text = [number, title].filter((part) => part !== null).join(' ');
    return hasTitles ? `<td>${text === '' ? none : escapeHtml(text)}</td>` : '';
  };
  const lines = rows.map(
    (row) => `<tr><td>${row.row}</td><td><span class="kind ${row.kind}">${nodeKinds[row.kind]}</span></td>
<td>${pathHtml(row)}</td>${titles(row)}${shows.map((field) => `<td>${fieldHtml(row, field)}</td>`).join('')}
<td class="number">${row.points === null ? none : escapeHtml(row.points)}</td></tr>`,
  );
  const fields = shows.map((field) => `<th>${fieldTitles[field]}</th>`).join('');
  return `<table class="rows"><tr>${head.join('')}${fields}<th class="number">分值</th></tr>${lines.join('')}</table>`;
}

const noteHtml = (kind: string, tag: string, text: string, place: string): string =>
  `<li><span class="tag ${kind}">${tag}</span>${escapeHtml(text)} <span class="place">${escapeHtml(place)}</span></li>`;

const problemHtml = ({ severity, message, place }: Problem): string =>
  noteHtml(severity, severities[severity], message, place.text);

/** The parameters whose value the document itself states. */
export const statedParameters = ({ result }: ReadTrap) =>
  result.scheme.parameters.filter(({ value }) => value !== null);

/** “总分 100 = 甲 60 + 乙 40”: what each top level counts for in the scheme. */
export function sumText({ root }: Scheme): string {
  const pointsText = ({ points }: Node) => (typeof points === 'string' ? points : '待定');
  const parts = root.children.map((child) => `${child.title} ${pointsText(child)}`);
  return `总分 ${pointsText(root)} = ${parts.join(' + ')}`;
}

export function trapPage(read: ReadTrap): string {
  const { trap, raw, result } = read;
  const parameters = trap.showsParameters === true ? statedParameters(read) : [];
  const notes = [
    ...parameters.map(({ key, title }) => noteHtml('parameter', '参数', title, key)),
    ...result.problems.map(problemHtml),
  ];
  const body = `<h1>${escapeHtml(trap.zh)}<small>${escapeHtml(trap.en)}</small></h1>
<p class="caption">${escapeHtml(trap.caption)}</p>
<div class="sides"><section><h2>Word 表 The Word table</h2><div class="paper">${paperHtml(raw)}</div></section>
<div class="arrow">→</div>
<section><h2>读成 What is read</h2>
${result.title === null ? '' : `<p class="title">标题：${escapeHtml(result.title)}</p>`}
${rowsHtml(result.rows, trap.shows)}
<p class="sum">${escapeHtml(sumText(result.scheme))}</p>
${notes.length === 0 ? '' : `<ul class="notes">${notes.join('')}</ul>`}</section></div>`;
  return pageOf(style, body);
}
