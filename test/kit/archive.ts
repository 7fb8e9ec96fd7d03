// An archive of the demonstration city (示范市归档包): its year published, exported by its archivist, under checkpoints in a folder of its own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { exportArchive, type StoredFile } from '../../src/app/archive/export.ts';
import { readAssignment, saveAssignment } from '../../src/app/assignment.ts';
import { compute } from '../../src/app/computation.ts';
import type { Deps } from '../../src/app/deps.ts';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { agree, propose } from '../../src/app/proposal.ts';
import { readScheme } from '../../src/app/scheme.ts';
import { moveStage } from '../../src/app/stage.ts';
import { readStage } from '../../src/app/stage-view.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Proposed } from '../../src/domain/proposal.ts';
import { placeTitles } from '../../src/domain/title.ts';
import { cycles } from '../../src/store/cycle.ts';
import { openCheckpoints } from '../../src/store/checkpoint.ts';
import type { Cases, CaseWorld } from './case-world.ts';
import { demoOrganiser, demoStore } from './demo-store.ts';
import { pdfOf } from './proof.ts';
import { markedCycle } from './stage-cycle.ts';

export const demoArchivist: Actor = {
  ...demoOrganiser,
  account: '二',
  name: 'dangan',
  title: '档案',
  roles: ['archivist'],
};
const organiser: Actor = { ...demoOrganiser, body: 'xiaoneng' };
const supervisor: Actor = { ...demoOrganiser, account: '三', name: 'jiwei', body: 'jiwei', roles: ['supervisor'] };
const subject: Actor = { ...demoOrganiser, account: '四', name: 'tuiyi', body: 'tuiyi', roles: ['subject'] };

/** A folder that goes after the file's last test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function byTwo(deps: Deps, cycle: string, proposed: Proposed): Promise<void> {
  await propose(organiser, { cycle, proposed }, deps);
  const waiting = (await readStage(organiser, { cycle }, deps)).proposals.find(({ end }) => end === null);
  await agree(supervisor, { cycle, proposal: waiting?.id ?? '' }, deps);
}

/** From marking on, each step by those who may. */
export async function publish(deps: Deps, cycle: string): Promise<void> {
  const { number } = await compute(organiser, { cycle }, deps);
  await byTwo(deps, cycle, { kind: 'closure', reason: '已全部评完' });
  await byTwo(deps, cycle, { kind: 'application', reason: '', number });
  for (const transition of ['review', 'publication'] as const)
    await moveStage(organiser, { cycle, transition, reason: '', document: null }, deps);
}

/** Two pieces of a subject, of which one serves a row of the cycle. */
async function handIn(deps: Deps, cycle: string): Promise<void> {
  const { scheme } = await readScheme(organiser, { cycle, version: null }, deps);
  const row = [...placeTitles(scheme.root).keys()][0] ?? '';
  for (const [file, rows] of [['示范材料.pdf', [row]] as const, ['另一份.pdf', []] as const]) {
    const about = { title: file, number: null, issuer: null, date: null };
    const chunks = (async function* () {
      await Promise.resolve();
      yield pdfOf(String(rows.length));
    })();
    const given = { id: randomUUID(), body: 'tuiyi', file, about, size: null, cycle, rows, chunks };
    await addEvidence(subject, given, deps);
  }
}

/** A version whose note is a person's own words. */
async function assign(deps: Deps, cycle: string): Promise<void> {
  const { version, assignment } = await readAssignment(organiser, { cycle, body: 'tuiyi', version: null }, deps);
  const [row, ...rest] = assignment.rows;
  if (row === undefined) throw new Error('the assignment has no rows');
  const rows = [{ ...row, target: '年内完成（示范）' }, ...rest];
  const input = { cycle, body: 'tuiyi', base: version, assignment: { ...assignment, rows }, note: '写明年度目标' };
  await saveAssignment(organiser, input, deps);
}

export type ArchiveDesk = {
  url: string;
  deps: Deps & { checkpoints: NonNullable<Deps['checkpoints']> };
  cycle: string;
  folder: string;
  /** Exports to a file of this name in the folder; `written`: where the server wrote it. */
  exported: (name: string) => Promise<{ path: string; file: Omit<StoredFile, 'remove' | 'path'>; written: string }>;
};

export async function archiveDesk(): Promise<ArchiveDesk> {
  const folder = freshFolder();
  const { url, deps: plain } = await demoStore();
  const deps = { ...plain, checkpoints: openCheckpoints(join(folder, 'checkpoints')) };
  const [cycle] = await deps.store.transaction('demo', cycles);
  if (cycle === undefined) throw new Error('no cycle');
  await handIn(deps, cycle.id);
  await assign(deps, cycle.id);
  await publish(deps, cycle.id);
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
      return { path: copy, file, written: path };
    },
  };
}

/** The verb, with what it needs made before: a published year; for tests that go through all verbs. */
export const archiveCases = ({ deps, the }: CaseWorld): Cases => ({
  'archive/export.ts exportArchive': async () => {
    const cycle = await markedCycle(deps(), await the('xiaoneng'));
    await publish(deps(), cycle);
    const archivist = await the('dangan');
    return async () => (await exportArchive(archivist, { cycle }, deps())).remove();
  },
});
