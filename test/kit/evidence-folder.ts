// A folder of evidence files for tests (测试用的佐证材料文件夹): made when the first file comes, gone after the file's last test.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type EvidenceFiles, evidenceFilesIn } from '../../src/store/evidence-files.ts';

export function freshFolder(): string {
  const folder = join(tmpdir(), `plumbline-evidence-${randomUUID()}`);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const freshFiles = (): EvidenceFiles => evidenceFilesIn(freshFolder());

/** Where no test puts a file. */
export const noFiles: EvidenceFiles = {
  put: () => Promise.resolve({ sha256: '', sm3: '', size: 0 }),
  get: () => Promise.resolve(null),
};
