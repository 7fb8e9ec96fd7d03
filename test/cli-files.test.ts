// Files that the tool reads and writes (文件的读写): nothing of a person's is destroyed, and no option is passed over.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, plumbline } from './kit/command-line.ts';
import { defaultSeed, demoCityOf } from '../src/app/demo-city/demo-city.ts';
import { importScheme } from '../src/app/offline/scheme.ts';

const root = resolve(import.meta.dirname, '..');
const sample = join(root, 'examples', 'sanming-2022.docx');
let folder = '';
const at = (...names: string[]): string => join(folder, ...names);
const text = (path: string): string => fs.readFileSync(path, 'utf8');
const score = (facts: string, ...more: string[]) =>
  plumbline('score', at('scheme.json'), at(facts), '--assume', at('assumptions.json'), ...more);
const refusal = async (...args: string[]) => (await json(...args)).value['refusal'];

beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'plumbline-files-'));
  const city = demoCityOf(await importScheme({ path: sample }), defaultSeed);
  for (const name of ['scheme', 'facts', 'assumptions'] as const)
    fs.writeFileSync(at(`${name}.json`), JSON.stringify(city[name]));
  fs.writeFileSync(at('none.json'), JSON.stringify({ ...city.facts, facts: [] }));
  const scored = await score('facts.json', '--snapshot', at('snapshot.json'));
  if (scored.code !== 0) throw new Error(scored.err);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('written files', () => {
  test('an existing file stays without --force: a signed scheme, a snapshot, a document', async () => {
    const calls = [
      ['import', sample, '--scheme', at('signed.json')],
      ['import', sample, '--scheme', at('new.json'), '--assignment', at('signed.json')],
      ['check', sample, '--questions', at('signed.json')],
      [
        'score',
        at('scheme.json'),
        at('facts.json'),
        '--assume',
        at('assumptions.json'),
        '--snapshot',
        at('signed.json'),
      ],
      ['schema', '--out', at('schemas'), '--glossary', at('signed.json')],
      ['demo-city', '--out', at('city')],
    ];
    fs.writeFileSync(at('signed.json'), 'signed');
    fs.mkdirSync(at('city'));
    fs.writeFileSync(at('city', 'facts.json'), 'signed');
    for (const call of calls) {
      expect([call[0], await refusal(...call)]).toMatchObject([
        call[0],
        { code: 'output-exists', next: expect.stringContaining('--force') },
      ]);
      expect([text(at('signed.json')), text(at('city', 'facts.json'))]).toEqual(['signed', 'signed']);
    }
    expect(['new.json', 'schemas', join('city', 'scheme.json')].filter((name) => fs.existsSync(at(name)))).toEqual([]);
    const forced = await json('import', sample, '--scheme', at('signed.json'), '--force');
    expect([forced.code, JSON.parse(text(at('signed.json')))]).toEqual([0, forced.value['scheme']]);
  });

  test('an input of the same call is never written over', async () => {
    const calls = [
      [
        'score',
        at('scheme.json'),
        at('facts.json'),
        '--assume',
        at('assumptions.json'),
        '--snapshot',
        at('facts.json'),
      ],
      ['check', at('scheme.json'), '--questions', at('scheme.json')],
      ['export', 'scheme', at('copy.docx'), '--out', at('copy.docx')],
    ];
    fs.copyFileSync(sample, at('copy.docx'));
    for (const call of calls)
      expect(await refusal(...call, '--force')).toMatchObject({
        code: 'output-unwritable',
        why: expect.stringContaining('毁掉'),
      });
    expect(fs.readFileSync(at('copy.docx')).equals(fs.readFileSync(sample))).toBe(true);
  });

  test('export says what it wrote, and whose documents are invented', async () => {
    const call = ['export', 'results', at('snapshot.json'), '--out', at('结果.xlsx')];
    const { code, value } = await json(...call);
    const bytes = fs.readFileSync(at('结果.xlsx'));
    expect([code, value]).toEqual([
      0,
      {
        kind: 'results',
        form: '.xlsx',
        path: at('结果.xlsx'),
        bytes: bytes.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
        isOverwritten: false,
        demonstration: expect.stringContaining('虚构'),
        assumed: expect.any(Array),
        written: [at('结果.xlsx')],
      },
    ]);
    expect((await json(...call)).value['isOverwritten']).toBe(false);
    fs.writeFileSync(at('结果.xlsx'), 'old');
    expect((await json(...call, '--force')).value['isOverwritten']).toBe(true);
  });

  test('npm run demo renews its own files and stops at a changed one', () => {
    const start = () =>
      spawnSync(process.execPath, [join(root, 'src', 'cli', 'demo.ts')], { cwd: folder, encoding: 'utf8' });
    expect(start()).toMatchObject({ status: 0 });
    expect(start()).toMatchObject({ status: 0 });
    fs.appendFileSync(at('out', '考评表.docx'), 'x');
    const stopped = start();
    expect([stopped.status, stopped.stderr]).toEqual([3, expect.stringContaining('考评表.docx')]);
  });
});

describe('a scorecard or a notice', () => {
  test('without facts bears no day, and leaves room for it', async () => {
    await score('none.json', '--snapshot', at('none-snapshot.json'));
    expect((await plumbline('export', 'results', at('none-snapshot.json'), '--out', at('none.docx'))).code).toBe(0);
    const card = ['export', 'scorecard', at('none-snapshot.json'), '--body', 'caizheng', '--out', at('none.html')];
    expect((await plumbline(...card)).code).toBe(0);
    expect(text(at('none.html'))).toContain('　年　　月　　日 制作');
    expect(text(at('none.html'))).not.toContain('1970');
  });
});

describe('options that mean nothing here', () => {
  test('are refused, not passed over', async () => {
    const calls = [
      ['trace', at('snapshot.json'), '--body', 'caizheng', '--assume', at('facts.json')],
      ['export', 'scheme', at('scheme.json'), '--body', 'caizheng', '--out', at('x.docx')],
      ['export', 'results', at('snapshot.json'), '--body', 'caizheng', '--out', at('x.xlsx')],
      ['export', 'results', at('snapshot.json'), '--assignment', at('facts.json'), '--out', at('x.xlsx')],
      [
        'export',
        'scorecard',
        at('snapshot.json'),
        '--body',
        'caizheng',
        '--assignment',
        at('facts.json'),
        '--out',
        at('x.pdf'),
      ],
      ['import', sample, '--column', '3=criterion', '--column', '3=target'],
      ['verify', at('snapshot.json'), '--force'],
      ['--json', 'check', sample],
      ['help', 'scroe'],
    ];
    for (const call of calls) expect([call, await refusal(...call)]).toMatchObject([call, { code: 'usage' }]);
  });
});

describe('a wrong file', () => {
  test('is named as what it is, and what belongs there', async () => {
    const swapped = await refusal('score', at('facts.json'), at('scheme.json'));
    expect(swapped).toMatchObject({ what: '文件“facts.json”是事实，这里要的是考评方案。' });
    expect(await refusal('verify', at('scheme.json'))).toMatchObject({
      what: expect.stringContaining('这里要的是快照'),
    });
    const assumed = ['--assume', at('assumptions.json')];
    expect(await refusal('score', at('scheme.json'), sample, ...assumed)).toMatchObject({ code: 'file-form-mismatch' });
    const strangers = { list: '[]', bare: '{}', next: '{"format":"plumbline/scheme/9"}' };
    for (const [name, content] of Object.entries(strangers)) fs.writeFileSync(at(`${name}.json`), content);
    expect(await refusal('check', at('list.json'))).toMatchObject({ what: expect.stringContaining('不是准绳的文件') });
    expect(await refusal('check', at('bare.json'))).toMatchObject({ what: expect.stringContaining('不是考评方案') });
    expect(await refusal('check', at('next.json'))).toMatchObject({ what: expect.stringContaining('版本') });
    expect(await refusal('score', sample, at('facts.json'), ...assumed)).toMatchObject({
      code: 'no-subjects',
      next: expect.stringContaining('--subjects'),
    });
    fs.writeFileSync(at('cut.json'), '{\n  "format": "plumbline/scheme/1",\n  "title": ');
    expect(await refusal('check', at('cut.json'))).toMatchObject({ why: expect.stringContaining('断了') });
    fs.writeFileSync(at('comma.json'), '{\n  "format": "plumbline/scheme/1",,\n}');
    expect(await refusal('check', at('comma.json'))).toMatchObject({
      why: expect.stringContaining('第 2 行第 34 个字'),
    });
    expect(await refusal('import', at('scheme.json'))).toMatchObject({ next: expect.stringContaining('不用导入') });
    for (const path of [folder, '/dev/zero', join(at('scheme.json'), 'x.json')])
      expect([path, await refusal('check', path), await refusal('verify', path)]).toMatchObject([
        path,
        { code: 'file-unreadable' },
        { code: 'file-unreadable' },
      ]);
  });
});
