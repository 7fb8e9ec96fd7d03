// A folder that the program renews by itself (自己的文件夹): a record of what it wrote there tells it from what a person put or changed.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { type OutFile, sha256, writeFiles, type Written } from './file.ts';
import { jsonText } from './json.ts';

const FolderRecord = z.object({ files: z.record(z.string(), z.string()) });

const note = '这里列出程序自己写出的文件和它们的 SHA-256：没有改动过的，下次运行时更新；别的文件从不覆盖。';

function recorded(path: string): Record<string, string> {
  try {
    return FolderRecord.parse(JSON.parse(readFileSync(path, 'utf8'))).files;
  } catch {
    // No record, or none of ours: then nothing in the folder is known to be the program's own.
    return {};
  }
}

/** Writes the files over those it wrote before and nobody has changed. Throws a Refusal where any other stands in the way. */
export function renewFolder(folder: string, files: readonly OutFile[]): Written[] {
  const record = join(folder, '.written.json');
  const before = recorded(record);
  const isOwn = (path: string): boolean => before[relative(folder, path)] === sha256(readFileSync(path));
  const written = writeFiles(files, { inputs: [], mayOverwrite: isOwn });
  const now = Object.fromEntries(written.map(({ path, sha256: hash }) => [relative(folder, path), hash]));
  const content = jsonText({ note, files: { ...before, ...now } });
  writeFiles([{ path: record, content }], { inputs: [], mayOverwrite: () => true });
  return written;
}
