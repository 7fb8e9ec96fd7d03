// A YAML text whose every value knows its line and key (带行号的案例文本); all scalars stay text, so no digit is lost.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Json } from '../../src/domain/setting.ts';

export type Item = { file: string; line: number; path: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: Item[] }
  | { kind: 'map'; entries: Map<string, Item> }
);

/** A fault in a case file: where it is and what to do. */
export class CaseError extends Error {}

export const fault = (item: Item, message: string): CaseError =>
  new CaseError(`${item.file} 第${item.line}行 ${item.path === '' ? '' : `“${item.path}”`}：${message}`);

/** Reads a YAML text; throws a CaseError that names file and line. */
export function readItem(file: string, text: string): Item {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [wrong] = document.errors;
  if (wrong !== undefined) throw new CaseError(`${file} 第${lines.linePos(wrong.pos[0]).line}行：${wrong.message}`);

  const build = (node: unknown, path: string, lineBefore: number): Item => {
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    const line = range === undefined || range === null ? lineBefore : lines.linePos(range[0]).line;
    const at = { file, line, path };
    if (isMap(node)) {
      const entries = node.items.map((pair): [string, Item] => {
        const key = String(pair.key);
        const keyRange = (pair.key as { range?: [number, number, number] } | null)?.range;
        const keyLine = keyRange === undefined ? line : lines.linePos(keyRange[0]).line;
        return [key, build(pair.value, path === '' ? key : `${path}.${key}`, keyLine)];
      });
      return { ...at, kind: 'map', entries: new Map(entries) };
    }
    if (isSeq(node)) {
      return {
        ...at,
        kind: 'list',
        items: node.items.map((item, index) => build(item, `${path}[${index + 1}]`, line)),
      };
    }
    return { ...at, kind: 'text', text: isScalar(node) && typeof node.value === 'string' ? node.value : '' };
  };
  return build(document.contents, '', 1);
}

/** The bare value: texts, lists and objects, with the Chinese keys as written. */
export function plain(item: Item): Json {
  if (item.kind === 'text') return item.text;
  if (item.kind === 'list') return item.items.map(plain);
  return Object.fromEntries([...item.entries].map(([key, value]) => [key, plain(value)]));
}

export function textOf(item: Item): string {
  if (item.kind !== 'text' || item.text === '') throw fault(item, '这里应写一个词或一个数');
  return item.text;
}

export function listOf(item: Item): Item[] {
  if (item.kind !== 'list') throw fault(item, '这里应写一个列表（每项以“- ”开头，或写作 [甲, 乙]）');
  return item.items;
}

export function mapOf(item: Item): Map<string, Item> {
  if (item.kind !== 'map') throw fault(item, '这里应写“名称: 值”');
  return item.entries;
}

/** The entries of a map whose keys must be among `known`; the message lists them. */
export function fieldsOf(item: Item, known: readonly string[]): Map<string, Item> {
  const entries = mapOf(item);
  for (const [key, value] of entries) {
    if (!known.includes(key)) throw fault(value, `不认识“${key}”；这里可以写：${known.join('、')}`);
  }
  return entries;
}
