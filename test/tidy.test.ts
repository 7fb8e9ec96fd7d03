// The architecture, executable (架构规则): imports, purity, sizes and words, each rule with texts that it must report.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as rules from './tidy/rules.ts';
import { readSource } from './tidy/source-text.ts';
import * as words from './tidy/words.ts';

const root = resolve(import.meta.dirname, '..');
const unseen = ['node_modules', '.git', 'out', 'dist', 'data', '.cache'];

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (folder === root && unseen.includes(entry.name)) continue;
    if (entry.name === '__pycache__') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield relative(root, path).split(sep).join('/');
  }
}

const paths = [...walk(root)].toSorted();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const isCode = (path: string) => /\.(?:tsx?|mjs)$/u.test(path);
const isOurs = (path: string) => /^(?:src|test|scripts)\//u.test(path);
const isPure = (path: string) => /^src\/(?:domain|engine)\//u.test(path) && !path.endsWith('.test.ts');
const sample = read('examples/sanming-2022.txt');
const sampleWords = words.sampleWords(sample);
const sections = words.sampleSections(sample);

type Fixture = [path: string, text: string];
type Case = {
  rule: string;
  files: string[];
  check: (path: string, text: string) => string[];
  /** Each must be reported. */
  bad: Fixture[];
  /** None may be reported. */
  good: Fixture[];
};
const onSource = (rule: rules.Rule) => (path: string, text: string) => rule(readSource(path, text));
const code = paths.filter((path) => isOurs(path) && isCode(path));
const inSrc = paths.filter((path) => path.startsWith('src/'));
const engine = 'src/engine/score.ts';
const cases: Case[] = [
  {
    rule: 'a room imports what the table of ARCHITECTURE.md allows',
    files: inSrc.filter(isCode),
    check: onSource(rules.checkImports),
    bad: [
      ['src/domain/scheme.ts', "import { score } from '../engine/score.ts';"],
      [engine, "import { z } from 'zod';"],
      [engine, "export { readFile } from 'node:fs/promises';"],
      [engine, "const { Document } = await import('docx');"],
      ['src/documents/docx.ts', "import type { Plan } from '../engine/plan.ts';"],
      ['src/cli/score.ts', "import { open } from '../store/scheme.ts';"],
      ['src/app/fact.ts', "import { loadFacts } from './offline/fact.ts';"],
      ['src/domain/scheme.ts', "import { Source } from './source.js';"],
      ['src/attic/scheme.ts', "import { Source } from './source.ts';"],
    ],
    good: [
      [engine, "import { add } from '../domain/rational.ts';\n// import { z } from 'zod';"],
      ['src/engine/score.test.ts', "import { expect } from 'vitest';\nimport { kit } from '../../test/kit.ts';"],
      ['src/documents/font.ts', "import { readFileSync } from 'node:fs';\nimport x from 'pdfmake/build/pdfmake.js';"],
    ],
  },
  {
    rule: 'domain and engine are pure: no clock, randomness, environment or machine',
    files: inSrc.filter((path) => isPure(path) && isCode(path)),
    check: onSource(rules.checkPurity),
    bad: [
      [engine, 'const now = Date.now();'],
      [engine, 'const today = new Date();'],
      [engine, 'const year = `${Temporal.Now.plainDateISO()}`;'],
      [engine, 'const lot = Math.random();'],
      [engine, "if (process.env['DEBUG']) trace();"],
      [engine, 'const id = crypto.randomUUID();'],
    ],
    good: [[engine, "const text = 'Date.now()'; // new Date()\nconst isDate = z.iso.date();\nscene.process(x);"]],
  },
  {
    rule: 'points are exact: no floating point in domain and engine',
    files: inSrc.filter((path) => isPure(path) && isCode(path)),
    check: onSource(rules.checkExactness),
    bad: [
      [engine, 'const points = parseFloat(text);'],
      [engine, 'return points.toFixed(2);'],
      [engine, 'return Math.round(points * 100) / 100;'],
      [engine, 'const points = Number(text);'],
      [engine, 'const all = texts.map(Number);'],
    ],
    good: [[engine, 'const n: Number = Number.MAX_SAFE_INTEGER; // Number(x)\nscene.number(figure);']],
  },
  {
    rule: 'only the command line names its options',
    files: inSrc.filter((path) => isCode(path) && !path.startsWith('src/cli/') && !path.endsWith('.test.ts')),
    check: onSource(rules.checkFlags),
    bad: [
      [engine, "const next = '用 --assume 给出假设';"],
      [engine, 'const next = `sign a value or give --assume`;'],
      [engine, "const next = '请用 --column 3=角色 指明。';"],
    ],
    good: [[engine, "// With `--assume`.\nspawn(office, ['--headless', `--outdir=${folder}`]);"]],
  },
  {
    rule: `a file has at most ${rules.lengthLimit} lines`,
    files: code,
    check: onSource(rules.checkLength),
    bad: [[engine, 'x;\n'.repeat(rules.lengthLimit + 1)]],
    good: [[engine, 'x;\n'.repeat(rules.lengthLimit)]],
  },
  {
    rule: 'a file opens with one sentence that says what lives here',
    files: inSrc.filter(isCode),
    check: onSource(rules.checkOpening),
    bad: [
      [engine, "import { add } from '../domain/rational.ts';"],
      [engine, '// A sentence that goes on\n// and on.'],
      [engine, '/** A block. */'],
    ],
    good: [[engine, '// From facts to a scorecard (得分单), with every step.\nexport const x = 1;']],
  },
  {
    rule: 'no barrels, no drawers, kebab-case',
    files: [...inSrc, ...code],
    check: (path) => rules.checkNames(path),
    bad: [
      ['src/domain/index.ts', ''],
      ['src/domain/utils.ts', ''],
      ['src/common/table.ts', ''],
      ['test/helpers/kit.ts', ''],
      ['src/domain/leadSection.ts', ''],
      ['src/engine/Operations/count.ts', ''],
      ['src/domain/lead_section.ts', ''],
    ],
    good: [['src/engine/operations/piece-rate.test.ts', '']],
  },
  {
    rule: 'no default exports',
    files: code,
    check: onSource(rules.checkExports),
    bad: [
      [engine, 'export default function score() {}'],
      [engine, 'export { score as default };'],
    ],
    good: [[engine, '// export default\nexport const byDefault = 1;']],
  },
  {
    rule: 'no enum, no decorators, no classes but errors',
    files: code,
    check: onSource(rules.checkForms),
    bad: [
      [engine, 'enum Mode { Up }'],
      [engine, 'export const enum Mode { Up }'],
      [engine, '@injectable()\nfunction score() {}'],
      [engine, 'export class Engine {}'],
      [engine, 'class Reader extends Base<string> { read() {} }'],
    ],
    good: [[engine, "const Mode = z.enum(['up']);\nclass Wrong extends Error {}\nconst x = { class: 'row' };"]],
  },
  {
    rule: 'no test is switched off, except by a need of the machine',
    files: code.filter((path) => !path.endsWith('.mjs') && path !== 'test/needs.ts'),
    check: onSource(rules.checkSkips),
    bad: [
      ['test/a.test.ts', "test.skip('…', () => {});"],
      ['test/a.test.ts', "describe.only('…', () => {});"],
      ['test/a.test.ts', "test.concurrent.todo('…');"],
      ['test/a.test.ts', "test('…', (ctx) => ctx.skip());"],
      ['test/a.test.ts', "test.skipIf(process.platform === 'win32')('…', () => {});"],
      ['test/a.test.ts', "test.skipIf(!office.present)('…', () => {});"],
    ],
    good: [
      ['test/a.test.ts', "test.skipIf(!needs('python3').present)('…', () => {});"],
      ['test/a.test.ts', "const office = needs('libreoffice');\ntest.skipIf(!office.present)('…', () => {});"],
    ],
  },
  {
    rule: 'the engine prints Chinese and never decides by it',
    files: inSrc.filter((path) => path.startsWith('src/engine/') && isPure(path) && isCode(path)),
    check: onSource(rules.checkChineseBranches),
    bad: [
      [engine, "if (indicator.title === '公众评议') return;"],
      [engine, "if ('公众评议' !== title) return;"],
      [engine, "if (title.includes('评议')) return;"],
      [engine, 'if (title.startsWith(`评议${year}`)) return;'],
      [engine, "switch (title) { case '评议': return; }"],
      [engine, 'const found = /评议/u.exec(title);'],
      [engine, "const isPoll = ['评议', '测评'].includes(title);"],
      [engine, "const polls = new Set(['评议', '测评']);"],
      [engine, "const weight = { '评议': 1, '测评': 2 }[title];"],
      [engine, 'const weight = { 评议: 1 };'],
    ],
    good: [
      [
        engine,
        "// 公众评议 === x\nconst why = isLate ? '逾期' : '按时';\nsteps.push(step({ label: '得分', parts: ['甲', why] }));",
      ],
      [engine, 'const line = `缺少数据“${name === key ? a : b}”`;'],
    ],
  },
  {
    rule: 'no text of the sample stands in the program',
    files: inSrc.filter((path) => !/\.(?:png|ttf|woff2|ico)$/u.test(path)),
    check: (path, text) => words.checkSampleWords({ path, text }, sampleWords),
    bad: [
      ['src/documents/docx.ts', '// e.g. 移交安置和就业创业科'],
      ['src/documents/directory.json', '["三明平台建设"]'],
      ['src/documents/docx.ts', "const stop = '对指标得分位列全省前三名';"],
    ],
    good: [['src/documents/docx.ts', "const headings = ['年度工作目标', '考核内容', '市场监管局'];"]],
  },
  {
    rule: 'the shipped directory of offices holds no section of the sample',
    files: ['src/documents/directory.json', 'src/domain/directory.ts', 'src/documents/directory.ts'].filter((path) =>
      paths.includes(path),
    ),
    check: (path, text) => words.checkDirectory({ path, text }, sections),
    bad: [
      ['src/documents/directory.json', '{ "names": ["机关党办"] }'],
      ['src/domain/directory.ts', "export const names = ['局思想政治和权益维护科'];"],
    ],
    good: [['src/documents/directory.json', '{ "names": ["财政局", "市委办公室"] }']],
  },
  {
    rule: 'no path of one machine, no registry and no promise in any text',
    files: paths.filter((path) => !path.startsWith('examples/')),
    check: (path, text) => (text.includes('\0') ? [] : words.checkBannedWords({ path, text })),
    bad: [
      ['README.md', `see ${['', 'work', 'main'].join('/')}`],
      ['README.md', `cd ${['', 'tmp', ''].join('/')}`],
      ['.npmrc', ['registry', 'example', 'org'].join('.')],
      [engine, ['// TO', 'DO: later'].join('')],
    ],
    good: [['README.md', 'see docs/work/plan and ../root/x, an X市 example']],
  },
];

describe.each(cases.map((each) => [each.rule, each] as const))('%s', (_rule, { files, check, bad, good }) => {
  test('holds', () => {
    expect(files.length, 'this rule looked at no file: mend its list of files').toBeGreaterThan(0);
    expect(files.flatMap((path) => check(path, read(path))).join('\n')).toBe('');
  });

  test('reports what breaks it', () => {
    const missed = bad.filter(([path, text]) => check(path, text).length === 0);
    expect(bad.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });

  test('leaves alone what keeps it', () => {
    expect(good.flatMap(([path, text]) => check(path, text)).join('\n')).toBe('');
  });
});

describe('ARCHITECTURE.md', () => {
  const manifest = { dependencies: { zod: '1' }, devDependencies: { '@types/a-node': '1' } };
  const sentence = (name: string) => `- \`${name}\` is there because we could not do without it.`;

  test('is short and names every dependency in a sentence', () => {
    expect(existsSync(join(root, 'ARCHITECTURE.md')), 'write ARCHITECTURE.md').toBe(true);
    const faults = words.checkArchitecture(read('ARCHITECTURE.md'), JSON.parse(read('package.json')));
    expect(faults.join('\n')).toBe('');
  });

  test('the rule reports a long text and a name that is missing or bare', () => {
    const both = `${sentence('zod')}\n${sentence('@types/a-node')}\n`;
    expect(words.checkArchitecture(both, manifest)).toEqual([]);
    expect(words.checkArchitecture(`${both}${'\n'.repeat(300)}`, manifest)).toHaveLength(1);
    expect(words.checkArchitecture(`zod\n${sentence('@types/a-node')}`, manifest)).toHaveLength(1);
    expect(words.checkArchitecture(`${sentence('zod-x')}\n${sentence('@types/a-node')}`, manifest)).toHaveLength(1);
  });
});

test('package-lock.json lists the packages of every system', () => {
  const owner = { optionalDependencies: { 'tool-linux': '1', 'tool-darwin': '1' } };
  expect(words.checkLock({ packages: { 'node_modules/tool': owner, 'node_modules/tool-linux': {} } })).toHaveLength(1);
  expect(words.checkLock(JSON.parse(read('package-lock.json'))).join('\n')).toBe('');
});

describe('the table of rooms', () => {
  test('has every folder of src, and marks as future only what is not there', () => {
    const present = new Set(inSrc.map((path) => rules.roomOf(path)).filter((room) => room !== null));
    for (const [room, { isFuture }] of Object.entries(rules.rooms)) {
      const message = isFuture ? `src/${room} has come: take its isFuture away` : `src/${room} is missing`;
      expect(present.has(room), message).toBe(isFuture !== true);
    }
    expect([...present].filter((room) => !(room in rules.rooms))).toEqual([]);
  });
});

describe('the sample', () => {
  test('has the texts and sections that the rules look for', () => {
    expect(sampleWords.size).toBeGreaterThan(200);
    expect(sections).toContain('移交安置和就业创业科');
    expect(sections).toContain('机关党办');
    expect(sections).toContain('规划财务科');
    expect(sections.size).toBeLessThan(40);
  });
});
