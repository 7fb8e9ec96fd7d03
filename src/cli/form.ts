// Forms that people fill in by hand (填报表格): never written over another file, which may hold their work.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeOut } from '../documents/json.ts';
import { Refusal } from '../domain/refusal.ts';
import { shownPath } from './path.ts';

function isSame(path: string, content: string | Uint8Array): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(content));
  } catch {
    return false;
  }
}

/** Writes the form and gives its whole path. Throws a Refusal where another file stands in its place. */
export function writeForm(out: string, content: string | Uint8Array): string {
  const path = resolve(out);
  if (existsSync(path) && !isSame(path, content)) {
    throw new Refusal('output-unwritable', {
      what: `“${shownPath(path)}”已经存在，没有覆盖它。`,
      why: '里面可能是已经填好的内容。',
      next: '请换一个文件名，或者先把原来的文件移走。',
      english: `“${shownPath(path)}” exists and may be filled in; it was not written over. Choose another name or move it away.`,
    });
  }
  writeOut(path, content);
  return path;
}
