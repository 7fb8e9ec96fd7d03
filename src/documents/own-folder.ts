// A folder that the program renews by itself (自己的文件夹): a record of what it wrote there tells it from what a person put or changed.
import { lstatSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { type OutFile, sha256, sha256At, writeFiles, type Written } from './file.ts';
import { jsonText } from './json.ts';

const FolderRecord = z.object({ note: z.string(), files: z.record(z.string(), z.string()) });

const note = '这里列出程序自己写出的文件和它们的 SHA-256：没有改动过的，下次运行时更新；别的文件从不覆盖。';

/** What the program wrote here before; null where the record is none of ours. */
function recorded(path: string): Record<string, string> | null {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return {};
    return FolderRecord.parse(JSON.parse(readFileSync(path, 'utf8'))).files;
  } catch {
    return null;
  }
}

/** Writes the files over those it wrote before and nobody has changed. Throws a Refusal where any other stands in the way. */
export function renewFolder(folder: string, files: readonly OutFile[]): Written[] {
  const record = join(folder, '.written.json');
  const before = recorded(record);
  const isOwn = (path: string): boolean => {
    if (path === record) return before !== null;
    return before?.[relative(folder, path)] === sha256At(path);
  };
  const now = Object.fromEntries(files.map(({ path, content }) => [relative(folder, path), sha256(content)]));
  const content = jsonText({ note, files: { ...before, ...now } });
  // The record last: after a crash it promises nothing that is not there.
  const written = writeFiles([...files, { path: record, content }], { inputs: [], mayOverwrite: isOwn });
  return written.filter(({ path }) => path !== record);
}
