// The archive of the demonstration city (归档包测试): exported by those who may, read by other programs, bound to what the server certified.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportArchive } from '../../src/app/archive/export.ts';
import { verifierFor } from '../../src/app/checkpoint.ts';
import { hash } from '../../src/app/hash.ts';
import { checkJournal } from '../../src/app/journal-chain.ts';
import { readKey, verifyArchive } from '../../src/app/offline/archive/verify.ts';
import { archiveFiles, EvidenceFile } from '../../src/domain/archive.ts';
import { canonical } from '../../src/domain/canonical.ts';
import { verifierText } from '../../src/domain/checkpoint.ts';
import { accessEvents, Entry } from '../../src/domain/event.ts';
import { chainFrom } from '../../src/store/journal.ts';
import { codeOf } from '../kit/actors.ts';
import { type ArchiveDesk, archiveDesk, demoArchivist } from '../kit/archive.ts';
import { linesIn, packed, type Parts, partsOf, withLines, withSeal } from '../kit/archive-parts.ts';
import { json, plumbline } from '../kit/command-line.ts';
import { demoOrganiser } from '../kit/demo-store.ts';
import { noFiles } from '../kit/evidence-folder.ts';
import { asOwner } from '../kit/tables.ts';

const one = { desk: undefined as ArchiveDesk | undefined, path: '', sha256: '', written: '' };
const desk = (): ArchiveDesk => one.desk ?? expect.unreachable();
beforeAll(async () => {
  one.desk = await archiveDesk();
  const { path, file, written } = await one.desk.exported('archive.zip');
  one.path = path;
  one.written = written;
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
    [existsSync(one.written), existsSync(dirname(one.written))],
    'of the server’s own copy nothing is left',
  ).toEqual([false, false]);
});

test('each step of the year is certified before the next one', async () => {
  const steps = (await entriesFrom(1))
    .filter(({ entry }) => Entry.parse(JSON.parse(entry)).event === 'stage-changed')
    .map(({ sequence }) => sequence)
    .slice(-4);
  const sizes = await desk().deps.checkpoints.sizes('demo');
  expect(steps).toHaveLength(4);
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1] ?? Infinity;
    expect(
      sizes.some((size) => size >= step && size < next),
      `after entry ${step}`,
    ).toBe(true);
  }
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

describe('evidence', () => {
  const held = (parts: Parts): string[] =>
    verified(
      packed(
        withSeal(
          parts,
          { verifier: verifierFor(desk().deps.checkpoints, 'demo'), sign: desk().deps.checkpoints.sign },
          desk().cycle,
        ),
      ),
    );
  const verified = (bytes: Uint8Array): string[] => {
    const path = join(desk().folder, 'held.zip');
    writeFileSync(path, bytes);
    return verifyArchive(path, { key: null }).faults.map(({ file }) => file);
  };

  test('that serves a row of the year is there with its bytes; what serves none is not', () => {
    const parts = partsOf(one.path);
    const files = linesIn(parts, archiveFiles.evidence).map((line) => EvidenceFile.parse(JSON.parse(line)));
    expect(files.map(({ path }) => path?.replace(/[0-9a-f]{12}/u, ''))).toEqual(['04_证据/材料/-示范材料.pdf']);
    const content = parts.get(files[0]?.path ?? '') ?? Buffer.alloc(0);
    expect([hash('sha256', content), hash('sm3', content)]).toEqual([files[0]?.sha256, files[0]?.sm3]);
    expect([...parts.keys()].filter((name) => name.startsWith('04_证据/材料/'))).toHaveLength(1);
    expect(held(parts)).toEqual([]);
  });

  test('is named where its bytes, its line or its row are not what they were, under the server’s own key', () => {
    const parts = partsOf(one.path);
    const [line = ''] = linesIn(parts, archiveFiles.evidence);
    const { path } = EvidenceFile.parse(JSON.parse(line));
    const name = path ?? '';
    expect(held(new Map([...parts, [name, Buffer.from('别的材料！')]]))).toEqual([name]);
    const without = withLines(parts, archiveFiles.evidence, []);
    without.delete(name);
    expect(held(without)).toEqual([archiveFiles.evidence]);
    const other = line.replace(/"sha256":"[0-9a-f]{64}"/u, `"sha256":"${'a'.repeat(64)}"`);
    expect(held(withLines(parts, archiveFiles.evidence, [other]))).toContain(archiveFiles.evidence);
    const pieces = linesIn(parts, archiveFiles.pieces);
    const renamed = pieces.map((each) => each.replace('"title":"示范材料.pdf"', '"title":"改过"'));
    expect(held(withLines(parts, archiveFiles.pieces, renamed))).toEqual([archiveFiles.pieces]);
  }, 240_000);

  test('whose file is lost is told, and the archive is whole without it', async () => {
    const { deps, cycle } = desk();
    const { path, remove } = await exportArchive(demoArchivist, { cycle }, { ...deps, files: noFiles });
    const parts = partsOf(path);
    expect(verifyArchive(path, { key: null }).faults).toEqual([]);
    await remove();
    expect(linesIn(parts, archiveFiles.evidence)[0]).toContain('"path":null');
    expect(String(parts.get(archiveFiles.how))).toContain('有 1 个文件导出时已不在存放处');
  }, 240_000);
});

test.each([
  archiveFiles.stages,
  archiveFiles.proposals,
  archiveFiles.proposalEnds,
  archiveFiles.consultations,
  archiveFiles.answers,
  archiveFiles.replies,
  archiveFiles.releases,
  archiveFiles.issues,
  archiveFiles.filings,
  archiveFiles.taskReports,
  archiveFiles.uses,
])(
  'a row altered, taken out or put in is named: %s',
  (name) => {
    const parts = partsOf(one.path);
    const lines = linesIn(parts, name);
    expect(lines.length).toBeGreaterThan(0);
    const [first = '', ...rest] = lines;
    const row = JSON.parse(first) as Record<string, unknown>;
    const namedIn = (changed: string[]): string[] => {
      const path = join(desk().folder, 'rows.zip');
      writeFileSync(path, packed(withLines(parts, name, changed)));
      const { faults } = verifyArchive(path, { key: null, recomputed: () => null });
      return faults.filter(({ zh }) => /被改过|被删去了|是放进来的/u.test(zh)).map(({ file }) => file);
    };
    expect(namedIn([canonical({ ...row, added: '改过' }), ...rest])).toContain(name);
    expect(namedIn(rest)).toContain(name);
    const key = ['report_id', 'proposal_id', 'evidence_id'].find((column) => column in row) ?? 'number';
    expect(namedIn([...lines, canonical({ ...row, [key]: key === 'number' ? 99 : '放进来的' })])).toContain(name);
  },
  240_000,
);

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
