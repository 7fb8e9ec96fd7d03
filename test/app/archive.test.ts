// The archive of the demonstration city (归档包测试): exported by those who may, read by other programs, bound to what the server certified.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvidencePart } from '../../src/app/archive/evidence.ts';
import { exportArchive } from '../../src/app/archive/export.ts';
import { writeArchive } from '../../src/app/archive/write.ts';
import { checkpointIn, verifierFor } from '../../src/app/checkpoint.ts';
import { hash } from '../../src/app/hash.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readKey, verifyArchive } from '../../src/app/offline/archive/verify.ts';
import { archiveWriter } from '../../src/documents/archive/write.ts';
import { archiveFiles } from '../../src/domain/archive.ts';
import { verifierText } from '../../src/domain/checkpoint.ts';
import { accessEvents, Entry } from '../../src/domain/event.ts';
import { chainFrom } from '../../src/store/journal.ts';
import { codeOf } from '../kit/actors.ts';
import { type ArchiveDesk, archiveDesk, demoArchivist } from '../kit/archive.ts';
import { linesIn, packed, partsOf, withSeal } from '../kit/archive-parts.ts';
import { json, plumbline } from '../kit/command-line.ts';
import { demoOrganiser } from '../kit/demo-store.ts';
import { asOwner } from '../kit/tables.ts';

const one = { desk: undefined as ArchiveDesk | undefined, path: '', sha256: '' };
const desk = (): ArchiveDesk => one.desk ?? expect.unreachable();
beforeAll(async () => {
  one.desk = await archiveDesk();
  const { path, file } = await one.desk.exported('archive.zip');
  one.path = path;
  one.sha256 = file.sha256;
}, 240_000);

const entriesFrom = (sequence: number) =>
  desk().deps.store.transaction('demo', (tx) => chainFrom(tx, sequence, 10_000));

test('its own entry, with its hash, is the next one of the journal', async () => {
  const lines = linesIn(partsOf(one.path), archiveFiles.journal);
  const [own] = await entriesFrom(lines.length + 1);
  const { event, data, account, cycle } = Entry.parse(JSON.parse(own?.entry ?? '{}'));
  expect({ event, data, account, cycle }).toEqual({
    event: 'exported',
    data: { sha256: one.sha256 },
    account: '二',
    cycle: desk().cycle,
  });
  expect(hash('sha256', readFileSync(one.path))).toBe(one.sha256);
  expect(
    readdirSync(tmpdir())
      .filter((name) => name.startsWith('plumbline-archive-'))
      .every((name) => !existsSync(join(tmpdir(), name, 'archive.zip'))),
  ).toBe(true);
});

test('another program reads it: every file as it was written, and as the lists say', () => {
  const files = unzipSync(readFileSync(one.path));
  const parts = partsOf(one.path);
  expect(Object.keys(files)).toEqual([...parts.keys()]);
  for (const [name, content] of Object.entries(files))
    expect(Buffer.from(content).equals(parts.get(name) ?? Buffer.alloc(0))).toBe(true);
  const folders = new Set(Object.keys(files).map((name) => name.split('/')[0]));
  expect([...folders]).toEqual(['01_结果', '02_规则', '03_过程', '04_证据', '05_评价', '06_元数据', '07_验证']);
  for (const kind of ['sha256', 'sm3'] as const) {
    const lists = linesIn(parts, archiveFiles[kind]).map((line) => line.split('  '));
    expect(lists).toHaveLength(parts.size - 3);
    for (const [hex, name = ''] of lists)
      expect(
        createHash(kind)
          .update(files[name] ?? '')
          .digest('hex'),
      ).toBe(hex);
  }
});

test('logins and accounts are hashes only, whose bytes nobody sees; all other entries are the exact bytes', async () => {
  const lines = linesIn(partsOf(one.path), archiveFiles.journal);
  const all = await entriesFrom(1);
  let withheld = 0;
  for (const [at, line] of lines.entries()) {
    const entry = all[at]?.entry ?? '';
    const isAccess = accessEvents.includes(Entry.parse(JSON.parse(entry)).event);
    const leaf = createHash('sha256')
      .update(Buffer.from([0]))
      .update(entry)
      .digest('hex');
    expect(line).toBe(isAccess ? `{"leaf":"${leaf}","sequence":${at + 1}}` : entry);
    withheld += isAccess ? 1 : 0;
  }
  expect(withheld).toBeGreaterThan(10);
  expect(lines.join('\n')).not.toContain('account-created');
});

test('the same content has the same bytes, evidence comes in at its place and is held to its hashes', async () => {
  const { deps, cycle, folder } = desk();
  const about = JSON.parse(String(partsOf(one.path).get(archiveFiles.about))) as { size: number };
  const content = Buffer.from('佐证材料');
  const evidence: EvidencePart = {
    path: '04_证据/caizheng/示范材料.pdf',
    sha256: hash('sha256', content),
    sm3: hash('sm3', content),
    bytes: content.length,
    chunks: () => [content.subarray(0, 3), content.subarray(3)],
  };
  const sizes = await deps.checkpoints.sizes('demo');
  const notes = await Promise.all(
    sizes
      .filter((size) => size <= about.size)
      .map(async (size) => (await deps.checkpoints.read('demo', size))?.note ?? ''),
  );
  const root = checkpointIn(notes.at(-1) ?? '', verifierFor(deps.checkpoints, 'demo'))?.root ?? new Uint8Array();
  const signer = { verifier: verifierFor(deps.checkpoints, 'demo'), sign: deps.checkpoints.sign };
  const write = async (name: string, files: EvidencePart[]): Promise<string> => {
    const path = join(folder, name);
    const scope = {
      read: <T>(work: Parameters<typeof deps.store.transaction<T>>[1]) => deps.store.transaction('demo', work),
      cycle,
      size: about.size,
    };
    await writeArchive(
      { scope, about: about as never, root, evidence: files, notes, ...signer },
      await archiveWriter(path),
    );
    return path;
  };
  expect(readFileSync(await write('again.zip', [])).equals(readFileSync(one.path))).toBe(true);
  const path = await write('evidence.zip', [evidence]);
  expect(verifyArchive(path, { key: signer.verifier }).faults).toEqual([]);
  const parts = partsOf(path);
  parts.set(evidence.path, Buffer.from('别的材料！'));
  const altered = join(folder, 'evidence-altered.zip');
  writeFileSync(altered, packed(withSeal(parts, signer, cycle)));
  expect(verifyArchive(altered, { key: signer.verifier }).faults.map(({ file }) => file)).toEqual([evidence.path]);
}, 240_000);

describe('what is not exported', () => {
  test('by others than organiser, archivist and auditor, or of no year', async () => {
    const { deps, cycle } = desk();
    expect(await codeOf(exportArchive({ ...demoOrganiser, roles: ['supervisor'] }, { cycle }, deps))).toBe(
      'not-permitted',
    );
    expect(await codeOf(exportArchive(demoArchivist, { cycle: '无' }, deps))).toBe('not-found');
    const { checkpoints: _, ...none } = deps;
    expect(await codeOf(exportArchive(demoArchivist, { cycle }, none))).toBe('not-found');
  });

  test('a journal that is not what was certified', async () => {
    const { url, deps, cycle } = desk();
    await asOwner(url, 'journal', `update journal set entry = replace(entry, '示范', '别的') where sequence = 1`);
    expect((await checkJournal(demoOrganiser, { from: 1 }, deps)).fault?.sequence).toBe(1);
    expect(await codeOf(exportArchive(demoArchivist, { cycle }, deps))).toBe('checkpoint-differs');
    await asOwner(url, 'journal', `update journal set entry = replace(entry, '别的', '示范') where sequence = 1`);
    const { remove } = await exportArchive(demoArchivist, { cycle }, deps);
    await remove();
    await asOwner(url, 'journal', `delete from journal where sequence = (select max(sequence) from journal)`);
    await asOwner(url, 'journal_head', `update journal_head set sequence = sequence - 2`);
    expect(await codeOf(exportArchive(demoArchivist, { cycle }, deps))).toBe('checkpoint-differs');
  }, 240_000);
});

test('a key is read as it is published, or from a file', () => {
  const key = verifierText(verifierFor(desk().deps.checkpoints, 'demo'));
  const file = join(desk().folder, 'key.txt');
  writeFileSync(file, `${key}\n`);
  expect([readKey(key), readKey(file)].map(verifierText)).toEqual([key, key]);
  expect(() => readKey('plumbline/demo')).toThrow('给的公钥不是公钥');
});

describe('the command line', () => {
  test('says what is proven, and exits with 0; without a key also what is not', async () => {
    const key = verifierText(verifierFor(desk().deps.checkpoints, 'demo'));
    const plain = await plumbline('verify', one.path);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('✓ 归档包完好：示范市 2022年度绩效考评');
    expect(plain.out).toContain('没有给公钥：只证明包内前后一致');
    const { code, value } = await json('verify', one.path, '--key', key);
    expect(code).toBe(0);
    expect(value).toMatchObject({ isSame: true, count: 0, key: { text: key, isGiven: true } });
  }, 240_000);

  test('names what was altered, in words, and exits with 1; what is no whole package with 3, a wrong key with 2', async () => {
    const parts = partsOf(one.path);
    parts.set(
      archiveFiles.facts,
      Buffer.from(String(parts.get(archiveFiles.facts)).replace('"value":"', '"value":"1')),
    );
    const altered = join(desk().folder, 'altered.zip');
    writeFileSync(altered, packed(parts));
    const told = await plumbline('verify', altered);
    expect(told.code).toBe(1);
    expect(told.out).toContain(`“${archiveFiles.facts}”与清单里的 SHA-256 不符：内容变了。`);
    expect(told.out.replaceAll(/\s+/gu, '')).toMatch(
      /“03_过程\/事实\.jsonl”第\d+行的事实“.+?”与第\d+条留痕记下的哈希不符：被改过。/u,
    );
    const broken = join(desk().folder, 'broken.zip');
    writeFileSync(broken, readFileSync(one.path).subarray(0, 1000));
    expect((await plumbline('verify', broken)).code).toBe(3);
    expect((await plumbline('verify', one.path, '--key', 'x')).code).toBe(2);
    const golden = join(import.meta.dirname, '../golden/2022.snapshot.json');
    expect((await plumbline('verify', golden, '--key', 'x')).code).toBe(2);
    expect((await plumbline('verify', golden)).code).toBe(0);
  }, 240_000);
});
