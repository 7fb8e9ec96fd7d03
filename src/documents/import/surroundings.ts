// The text around the tables (表外文字): the title, the lines of an official paper, and what nothing read.
import { takeNumber } from '../../domain/opening.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RawDocument, Table } from '../../domain/table.ts';
import { filled, problemAt, problemIn, sourceOf, textOf } from './line.ts';
import { squeeze } from './heading.ts';
import { joinLines } from './label.ts';
import { endsAsOffice } from './office.ts';
import type { Segment } from './segment.ts';

/** Lines of an official paper that say nothing about the scheme. */
export const formalLine =
  /^(?:附件|附表|附)\s*\d*[:：]?$|^附件[:：]|(?:盖章|签字|签名|签章)[)）]?[:：]|^.{0,12}意见[:：]$|^(?:抄送|主送|报送|分送|印发|填报单位|编制单位|制表|填表|审核|单位|日期|联系人|共\d+页|第\d+页)|^[-—–\s\d]+$|^\d{4}年\d{1,2}月\d{1,2}日|^[(（]?(?:单位[:：]|共\s*\d+\s*分)/u;
const titleWords = /(?:表|方案|办法|细则|体系|指标|标准|分工|责任书|一览|清单|目录|内容|任务|考核|考评|绩效)/u;

/** The title is the last line before the table that looks like one. */
export function titleOf(raw: RawDocument, segments: Segment[]): string | null {
  const firstTable = segments[0]?.lines[0]?.table ?? segments[0]?.above[0]?.table;
  const at = raw.blocks.findIndex(
    (block) => block.kind === 'table' && firstTable !== undefined && holds(block, firstTable),
  );
  const before = raw.blocks
    .slice(0, Math.max(at, 0))
    .flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));
  const host = raw.blocks[at];
  if (host?.kind === 'table' && firstTable !== undefined) before.push(...textsBefore(host, firstTable));
  const above = (segments[0]?.above ?? []).map((line) => filled(line)[0]).filter((cell) => cell !== undefined);
  const inTable = above.findLast((cell) => isTitle(plain(textOf(cell))));
  // A numbered line is rather the heading of a part.
  const beforeTitle =
    before.findLast((text) => isTitle(text) && takeNumber(text).number === null) ?? before.findLast(isTitle);
  return inTable === undefined ? (beforeTitle ?? null) : plain(textOf(inTable));
}

/** Paragraphs and lines over a header that nothing read; `known` are blocks, `said` titles that were. */
export function unreadText(
  raw: RawDocument,
  segments: Segment[],
  said: ReadonlySet<string | null>,
  known: ReadonlySet<number>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [index, block] of raw.blocks.entries()) {
    if (block.kind !== 'paragraph' || known.has(index)) continue;
    const text = plain(block.text);
    if (text === '' || said.has(text) || formalLine.test(squeeze(text)) || isSignature(raw, index)) continue;
    const words = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    problems.push(
      problemIn(
        `正文第${paragraphNumber(raw, index)}段`,
        'unread-text',
        'note',
        `“${words}”在表格之外，没有读入；其中若有计分规定，请在方案中填写。`,
      ),
    );
  }
  for (const segment of segments) {
    for (const line of segment.above) {
      for (const cell of filled(line)) {
        const text = plain(textOf(cell));
        if (said.has(text) || formalLine.test(squeeze(text))) continue;
        problems.push(
          problemAt(
            sourceOf(raw, line.table, cell),
            'unread-text',
            'note',
            `表头上方的“${text.slice(0, 40)}”没有读入；其中若有计分规定，请在方案中填写。`,
          ),
        );
      }
    }
  }
  return problems;
}

export const paragraphsOf = (raw: RawDocument): string[] =>
  raw.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));

/** A table inside of another has its title in the cells before it. */
function textsBefore(host: Table, wanted: Table): string[] {
  if (host === wanted) return [];
  const at = host.cells.findIndex((cell) => cell.nested.some((inner) => holds(inner, wanted)));
  return host.cells.slice(0, at + 1).map((cell) => plain(textOf(cell)));
}

/** An office above a date, as a paper ends. */
function isSignature(raw: RawDocument, index: number): boolean {
  const [line, next] = [raw.blocks[index], raw.blocks[index + 1]];
  if (line?.kind !== 'paragraph' || next?.kind !== 'paragraph') return false;
  return endsAsOffice(line.text) && /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(squeeze(next.text));
}

const holds = (table: Table, wanted: Table): boolean =>
  table === wanted || table.cells.some((cell) => cell.nested.some((inner) => holds(inner, wanted)));

/** A title may be followed by further lines of itself; sentences are none. */
export function isTitle(text: string): boolean {
  const words = squeeze(text);
  return (
    words.length >= 3 &&
    words.length <= 60 &&
    !formalLine.test(words) &&
    !/[。；;：:，]$/u.test(words) &&
    titleWords.test(words)
  );
}

/** One line, its white space single. */
export const plain = (text: string): string => joinLines(text.replace(/[ \t\u3000\u00A0]+/gu, ' ').trim());

const paragraphNumber = (raw: RawDocument, index: number): number =>
  raw.blocks.slice(0, index + 1).filter((block) => block.kind === 'paragraph').length;
