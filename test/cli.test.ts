// The command line tool (命令行): exit codes, JSON and clean text; most calls inside this process, some as real processes.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, json, plumbline } from './kit/command-line.ts';

const root = resolve(import.meta.dirname, '..');
const main = join(root, 'src', 'cli', 'main.ts');
const sample = join(root, 'examples', 'sanming-2022.docx');
const assumptions = join(root, 'examples', 'assumptions-demo.json');
let folder = '';
let at: (name: string) => string;

/** The tool as a process of its own, started in the folder. */
function started(...args: string[]): Ended {
  const ended = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: ended.status ?? -1, out: ended.stdout, err: ended.stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  at = (name) => join(folder, name);
  const city = await plumbline('demo-city', '--out', at('city'));
  const files = [at('city/scheme.json'), at('city/facts.json')];
  const scored = await plumbline('score', ...files, '--assume', assumptions, '--snapshot', at('snapshot.json'));
  if (city.code + scored.code !== 0) throw new Error(`${city.err}${scored.err}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help and usage', () => {
  test('help is Chinese first with English beside it, for the tool and for each command', async () => {
    const help = await plumbline('--help');
    expect(help.code).toBe(0);
    const commands = ['import', 'check', 'score', 'trace', 'verify', 'export', 'facts-template', 'demo-city'];
    const { value } = await json('--help');
    for (const { name, zh, en } of value['commands'] as { name: string; zh: string; en: string }[]) {
      const own = (await plumbline(name, '--help')).out;
      expect([name, own.includes(zh), own.includes(en)]).toEqual([name, true, true]);
    }
    for (const command of commands) {
      expect(help.out).toContain(command);
      const own = await plumbline(command, '--help');
      expect([command, own.code]).toEqual([command, 0]);
      expect(own.out).toMatch(/\p{Script=Han}[\s\S]*[a-z]{4}/u);
      expect(own.out).toContain('--json');
    }
  });

  test('what is unknown is refused with exit code 2 and what to do next', async () => {
    expect(await plumbline('scroe')).toMatchObject({ code: 2, out: '' });
    expect((await plumbline('scroe')).err).toContain('score');
    expect(await plumbline('import', sample, '--colum', '3=criterion')).toMatchObject({ code: 2 });
    expect(await plumbline('import')).toMatchObject({ code: 2 });
    expect(await plumbline('trace', at('snapshot.json'))).toMatchObject({ code: 2 });
    expect((await plumbline('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test('with --json a refusal is JSON on the standard output', async () => {
    const { code, value, err } = await json('import', 'nowhere.docx');
    expect([code, err]).toEqual([3, '']);
    expect(value['refusal']).toMatchObject({ code: 'file-missing', what: expect.stringContaining('nowhere.docx') });
    expect(Object.keys(value['refusal'] as object)).toEqual(['code', 'what', 'why', 'next', 'english']);
    expect((await json('nonsense')).value['refusal']).toMatchObject({ code: 'usage' });
  });

  test('a JSON file that is none of ours is refused with its faults', async () => {
    writeFileSync(at('bad.json'), '{"format":"plumbline/scheme/1"}');
    writeFileSync(at('broken.json'), '{"format":');
    expect(await json('check', at('bad.json'))).toMatchObject({
      code: 4,
      value: { refusal: { code: 'document-invalid' } },
    });
    expect(await json('check', at('broken.json'))).toMatchObject({
      code: 4,
      value: { refusal: { code: 'document-invalid' } },
    });
    writeFileSync(at('deep.json'), '['.repeat(100_000));
    expect(await json('check', at('deep.json'))).toMatchObject({
      code: 4,
      value: { refusal: { code: 'document-invalid' } },
    });
  });
});

describe('a pipe', () => {
  test('gets no colours, no progress and unbroken lines', () => {
    for (const args of [
      ['import', sample],
      ['trace', 'snapshot.json', '--body', '财政局'],
    ]) {
      const { code, out, err } = started(...args);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(200);
      expect(out).not.toContain('\u001B');
      expect(err).toBe('');
    }
  });

  test('gets the refusal on the error stream, and the exit code', () => {
    const { code, out, err } = started('score', 'nowhere.json', 'nothing.json');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('nowhere.json');
    expect(err).not.toContain('\u001B');
  });

  test('that is closed early ends the command quietly', async () => {
    const child = spawn(
      process.execPath,
      [main, 'trace', at('snapshot.json'), '--body', '财政局', '--full', '--json'],
      {
        cwd: folder,
      },
    );
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
  });
});

describe('the commands', () => {
  test('import prints the agreed JSON and writes scheme and assignment', async () => {
    const { code, value } = await json(
      'import',
      sample,
      '--scheme',
      at('scheme.json'),
      '--assignment',
      at('assignment.json'),
    );
    expect(code).toBe(0);
    expect(Object.keys(value)).toEqual(['title', 'rows', 'problems', 'scheme', 'assignment', 'columns']);
    expect(value['rows']).toHaveLength(25);
    expect(JSON.parse(readFileSync(at('scheme.json'), 'utf8'))).toEqual(value['scheme']);
    expect(JSON.parse(readFileSync(at('assignment.json'), 'utf8'))).toEqual(value['assignment']);
    const again = (await json('check', at('scheme.json'))).value['counts'] as Record<string, number>;
    expect(again['question']).toBeGreaterThan(10);
    // The whole output keeps the problems of the reading.
    writeFileSync(at('import.json'), JSON.stringify(value));
    expect((await json('check', at('import.json'))).value['problems']).toEqual(
      (await json('check', sample)).value['problems'],
    );
  });

  test('import refuses a column that it does not know', async () => {
    expect(await json('import', sample, '--column', '3=nonsense')).toMatchObject({
      code: 2,
      value: { refusal: { code: 'usage' } },
    });
  });

  test('check answers 1 for errors only, and reports what is open', async () => {
    const scheme = JSON.parse(readFileSync(at('city/scheme.json'), 'utf8')) as {
      root: { children: { operation: unknown }[] };
    };
    expect((await plumbline('check', at('city/scheme.json'))).code).toBe(0);
    expect((await plumbline('check', at('city/scheme.json'))).out).toMatch(/错误 0 · 待定 [1-9]/u);
    expect((await json('check', at('city/scheme.json'), '--assume', assumptions)).value['counts']).toMatchObject({
      error: 0,
      question: 0,
    });
    const bare = (await json('check', sample)).value['counts'] as Record<string, number>;
    expect([bare['error'], (bare['question'] ?? 0) > 20]).toEqual([0, true]);
    expect((await json('check', sample, '--assume', assumptions)).value['counts']).toMatchObject({
      error: 0,
      question: 0,
    });
    const [first] = scheme.root.children;
    if (first !== undefined) first.operation = null;
    writeFileSync(at('without.json'), JSON.stringify(scheme));
    expect((await plumbline('check', at('without.json'))).code).toBe(1);
  });

  test('score refuses open questions without --assume, and says so on the output with it', async () => {
    expect(await json('score', at('city/scheme.json'), at('city/facts.json'))).toMatchObject({
      code: 4,
      value: { refusal: { code: 'scheme-has-questions' } },
    });
    const { code, out } = await plumbline(
      'score',
      at('city/scheme.json'),
      at('city/facts.json'),
      '--assume',
      assumptions,
    );
    expect(code).toBe(0);
    expect(out).toContain('以下为假设，待签署');
    expect(out).toContain('示范数据，纯属虚构');
    expect(out).toContain('█');
  });

  test('trace explains one body, one node, and refuses a name that fits several', async () => {
    const { value } = await json('trace', at('snapshot.json'), '--body', '财政局', '--node', '2.1');
    expect(value).toMatchObject({ subject: 'caizheng', step: { number: '2.1' } });
    expect(await json('trace', at('snapshot.json'), '--body', '局')).toMatchObject({ code: 2 });
    expect(
      (
        await plumbline(
          'trace',
          at('city/scheme.json'),
          at('city/facts.json'),
          '--assume',
          assumptions,
          '--body',
          'caizheng',
        )
      ).out,
    ).toContain('出处：');
  });

  test('verify is 0 for a snapshot as it was written, and 1 with the place for a changed digit', async () => {
    expect(await json('verify', at('snapshot.json'))).toMatchObject({
      code: 0,
      value: { isSame: true, difference: null },
    });
    const text = readFileSync(at('snapshot.json'), 'utf8');
    const changed = text.replace(
      /"total":"(\d+)\.(\d)/u,
      (_, whole: string, digit: string) => `"total":"${whole}.${digit === '9' ? '8' : '9'}`,
    );
    expect(changed).not.toBe(text);
    writeFileSync(at('changed.json'), changed);
    expect(await json('verify', at('changed.json'))).toMatchObject({
      code: 1,
      value: { isSame: false, difference: { path: 'result.scorecards[0].total' } },
    });
    const { code, out } = started('verify', 'changed.json');
    expect([code, out]).toEqual([1, expect.stringMatching(/单位：示范市\p{Script=Han}+\n/u)]);
  });
});
