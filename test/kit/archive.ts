// An archive of the demonstration city (示范市归档包): exported by its archivist, under checkpoints in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { exportArchive, type StoredFile } from '../../src/app/archive/export.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { cycles } from '../../src/store/cycle.ts';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import { demoOrganiser, demoStore } from './demo-store.ts';

export const demoArchivist: Actor = {
  ...demoOrganiser,
  account: '二',
  name: 'dangan',
  title: '档案',
  roles: ['archivist'],
};

/** A folder that goes after the file's last test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type ArchiveDesk = {
  url: string;
  deps: Deps & { checkpoints: NonNullable<Deps['checkpoints']> };
  cycle: string;
  folder: string;
  /** Exports to a file of this name in the folder. */
  exported: (name: string) => Promise<{ path: string; file: Omit<StoredFile, 'remove' | 'path'> }>;
};

export async function archiveDesk(): Promise<ArchiveDesk> {
  const folder = freshFolder();
  const { url, deps: plain } = await demoStore();
  const deps = { ...plain, checkpoints: openCheckpoints(join(folder, 'checkpoints')) };
  const [cycle] = await deps.store.transaction('demo', cycles);
  if (cycle === undefined) throw new Error('no cycle');
  return {
    url,
    deps,
    cycle: cycle.id,
    folder,
    exported: async (name) => {
      const { path, remove, ...file } = await exportArchive(demoArchivist, { cycle: cycle.id }, deps);
      const copy = join(folder, name);
      await copyFile(path, copy);
      await remove();
      return { path: copy, file };
    },
  };
}
