// The command line tool from outside (命令行): real processes, exit codes, JSON, and clean text in a pipe.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const main = join(root, 'src', 'cli', 'main.ts');
const sample = join(root, 'examples', 'sanming-2022.docx');
const assumptions = join(root, 'examples', 'assumptions-demo.json');
let folder = '';
let at: (name: string) => string;

type Ended = { code: number; out: string; err: string };
function plumbline(...args: string[]): Ended {
  const ended = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: ended.status ?? -1, out: ended.stdout, err: ended.stderr };
}
const json = (...args: string[]) => {
  const ended = plumbline(...args, '--json');
  return { ...ended, value: JSON.parse(ended.out) as Record<string, unknown> };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  at = (name) => join(folder, name);
  const city = plumbline('demo-city', '--out', 'city');
  const scored = plumbline(
    'score',
    'city/scheme.json',
    'city/facts.json',
    '--assume',
    assumptions,
    '--snapshot',
    'snapshot.json',
  );
  if (city.code + scored.code !== 0) throw new Error(`${city.err}${scored.err}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help and usage', () => {
  test('help is Chinese first with English beside it, for the tool and for each command', () => {
    const help = plumbline('--help');
    expect(help.code).toBe(0);
    const commands = ['import', 'check', 'score', 'trace', 'verify', 'export', 'facts-template', 'demo-city'];
    for (const command of commands) {
      expect(help.out).toContain(command);
      const own = plumbline(command, '--help');
      expect([command, own.code]).toEqual([command, 0]);
      expect(own.out).toMatch(/\p{Script=Han}[\s\S]*[a-z]{4}/u);
      expect(own.out).toContain('--json');
    }
  });

  test('what is unknown is refused with exit code 2 and what to do next', () => {
    expect(plumbline('scroe')).toMatchObject({ code: 2, out: '' });
    expect(plumbline('scroe').err).toContain('score');
    expect(plumbline('import', sample, '--colum', '3=criterion')).toMatchObject({ code: 2 });
    expect(plumbline('import')).toMatchObject({ code: 2 });
    expect(plumbline('trace', 'snapshot.json')).toMatchObject({ code: 2 });
    expect(plumbline('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test('with --json a refusal is JSON on the standard output', () => {
    const { code, value, err } = json('import', 'nowhere.docx');
    expect([code, err]).toEqual([3, '']);
    expect(value['refusal']).toMatchObject({ code: 'file-missing', what: expect.stringContaining('nowhere.docx') });
    expect(Object.keys(value['refusal'] as object)).toEqual(['code', 'what', 'why', 'next', 'english']);
    expect(json('nonsense').value['refusal']).toMatchObject({ code: 'usage' });
  });

  test('a JSON file that is none of ours is refused with its faults', () => {
    writeFileSync(at('bad.json'), '{"format":"plumbline/scheme/1"}');
    writeFileSync(at('broken.json'), '{"format":');
    expect(json('check', 'bad.json')).toMatchObject({ code: 4, value: { refusal: { code: 'document-invalid' } } });
    expect(json('check', 'broken.json')).toMatchObject({ code: 4, value: { refusal: { code: 'document-invalid' } } });
    writeFileSync(at('deep.json'), '['.repeat(100_000));
    expect(json('check', 'deep.json')).toMatchObject({ code: 4, value: { refusal: { code: 'document-invalid' } } });
  });
});

describe('a pipe', () => {
  test('gets no colours, no progress and unbroken lines', () => {
    for (const args of [
      ['import', sample],
      ['check', sample],
      ['trace', 'snapshot.json', '--body', '财政局'],
      ['--help'],
    ]) {
      const { out, err } = plumbline(...args);
      expect(out.length).toBeGreaterThan(200);
      expect(out).not.toContain('\u001B');
      expect(err).toBe('');
    }
  });

  test('that is closed early ends the command quietly', async () => {
    const child = spawn(process.execPath, [main, 'trace', 'snapshot.json', '--body', '财政局', '--full', '--json'], {
      cwd: folder,
    });
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
  });
});

describe('the commands', () => {
  test('import prints the agreed JSON and writes scheme and assignment', () => {
    const { code, value } = json('import', sample, '--scheme', 'scheme.json', '--assignment', 'assignment.json');
    expect(code).toBe(0);
    expect(Object.keys(value)).toEqual(['title', 'rows', 'problems', 'scheme', 'assignment']);
    expect(value['rows']).toHaveLength(25);
    expect(JSON.parse(readFileSync(at('scheme.json'), 'utf8'))).toEqual(value['scheme']);
    expect(JSON.parse(readFileSync(at('assignment.json'), 'utf8'))).toEqual(value['assignment']);
    const again = json('check', 'scheme.json').value['counts'] as Record<string, number>;
    expect(again['question']).toBeGreaterThan(10);
  });

  test('import refuses a column that it does not know', () => {
    expect(json('import', sample, '--column', '3=nonsense')).toMatchObject({
      code: 2,
      value: { refusal: { code: 'usage' } },
    });
  });

  test('check answers 1 for errors only, and reports what is open', () => {
    const scheme = JSON.parse(readFileSync(at('city/scheme.json'), 'utf8')) as {
      root: { children: { operation: unknown }[] };
    };
    expect(plumbline('check', 'city/scheme.json').code).toBe(0);
    expect(plumbline('check', 'city/scheme.json').out).toMatch(/错误 0 · 待定 [1-9]/u);
    expect(json('check', 'city/scheme.json', '--assume', assumptions).value['counts']).toMatchObject({
      error: 0,
      question: 0,
    });
    const bare = json('check', sample).value['counts'] as Record<string, number>;
    expect([bare['error'], (bare['question'] ?? 0) > 20]).toEqual([0, true]);
    expect(json('check', sample, '--assume', assumptions).value['counts']).toMatchObject({ error: 0, question: 0 });
    const [first] = scheme.root.children;
    if (first !== undefined) first.operation = null;
    writeFileSync(at('without.json'), JSON.stringify(scheme));
    expect(plumbline('check', 'without.json').code).toBe(1);
  });

  test('score refuses open questions without --assume, and says so on the output with it', () => {
    expect(json('score', 'city/scheme.json', 'city/facts.json')).toMatchObject({
      code: 4,
      value: { refusal: { code: 'scheme-has-questions' } },
    });
    const { code, out } = plumbline('score', 'city/scheme.json', 'city/facts.json', '--assume', assumptions);
    expect(code).toBe(0);
    expect(out).toContain('以下为假设，待签署');
    expect(out).toContain('示范数据，纯属虚构');
    expect(out).toContain('█');
  });

  test('facts go out as a workbook and are scored from it', () => {
    expect(plumbline('facts-template', 'city/scheme.json', '--assume', assumptions, '--out', 'facts.xlsx').code).toBe(
      0,
    );
    expect(existsSync(at('facts.xlsx'))).toBe(true);
    const { code, value } = json('score', 'city/scheme.json', 'facts.xlsx', '--assume', assumptions);
    expect(code).toBe(0);
    expect(value['result']).toMatchObject({
      scorecards: expect.arrayContaining([expect.objectContaining({ total: null })]),
    });
  });

  test('trace explains one body, one node, and refuses a name that fits several', () => {
    const { value } = json('trace', 'snapshot.json', '--body', '财政局', '--node', '2.1');
    expect(value).toMatchObject({ subject: 'caizheng', step: { number: '2.1' } });
    expect(json('trace', 'snapshot.json', '--body', '局')).toMatchObject({ code: 2 });
    expect(
      plumbline('trace', 'city/scheme.json', 'city/facts.json', '--assume', assumptions, '--body', 'caizheng').out,
    ).toContain('出处：');
  });

  test('verify is 0 for a snapshot as it was written, and 1 with the place for a changed digit', () => {
    expect(json('verify', 'snapshot.json')).toMatchObject({ code: 0, value: { isSame: true, difference: null } });
    const text = readFileSync(at('snapshot.json'), 'utf8');
    const changed = text.replace(
      /"total":"(\d+)\.(\d)/u,
      (_, whole: string, digit: string) => `"total":"${whole}.${digit === '9' ? '8' : '9'}`,
    );
    expect(changed).not.toBe(text);
    writeFileSync(at('changed.json'), changed);
    expect(json('verify', 'changed.json')).toMatchObject({
      code: 1,
      value: { isSame: false, difference: { path: 'result.scorecards[0].total' } },
    });
  });
});
