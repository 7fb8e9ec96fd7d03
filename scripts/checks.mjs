// The checks behind `npm test` (全部检查): run by the pinned Node, part after part, all of them even when one fails.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { needs, tools } from '../test/needs.ts';
import { root } from './runtime.mjs';

const oxfmt = 'node_modules/oxfmt/bin/oxfmt';
const oxlint = 'node_modules/oxlint/bin/oxlint';
const tsc = 'node_modules/typescript/bin/tsc';
const knip = 'node_modules/knip/bin/knip.js';
const tidyTests = ['test/tidy.test.ts', 'test/tidy/'];
const notTidy = ['--exclude', 'test/tidy.test.ts', '--exclude', 'test/tidy/**'];

/** `args` go to a tool that says yes or no; `tests` go to vitest, whose tests are counted one by one. */
const parts = [
  { id: 'format', chinese: '格式', args: [oxfmt, '--check'] },
  { id: 'lint', chinese: '代码检查', args: [oxlint, '--type-aware', '--deny-warnings'] },
  { id: 'types', chinese: '类型', args: [tsc, '-p', '.'] },
  { id: 'unused', chinese: '多余的文件与依赖', args: [knip, '--no-progress'] },
  { id: 'tidy', chinese: '架构规则', tests: tidyTests },
  { id: 'unit', chinese: '单元、性质与样例', tests: notTidy },
];

const isTerminal = process.stdout.isTTY;
const print = (line = '') => process.stdout.write(`${line}\n`);
/** Colours belong on a terminal only; some tools would also paint for a CI. */
const environment = { ...process.env, ...(isTerminal ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }) };
const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

/** Chinese characters and full-width marks take two columns. */
function pad(text, columns) {
  const width = [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}

/** Reads `--only a,b`; the other arguments choose test files, as vitest understands them. */
function readArguments(args) {
  const only = [];
  const filters = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '--only') only.push(...(args[(index += 1)] ?? '').split(','));
    else if (arg.startsWith('--only=')) only.push(...arg.slice('--only='.length).split(','));
    else filters.push(arg);
  }
  const names = parts.map((part) => part.id);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length === 0) return { chosen: only.length === 0 ? names : only, filters };
  print(`没有名为 ${unknown.join('、')} 的检查，可用的有：${names.join('、')}。`);
  print(`There is no check named ${unknown.join(', ')}; choose from ${names.join(', ')}.`);
  return process.exit(2);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end; `inherit` shows what it prints as it comes, else the text is kept. */
function execute(args, inherit, extra = {}) {
  return new Promise((done) => {
    const stdio = inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, args, { cwd: root, stdio, env: { ...environment, ...extra } });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (fault) => done({ code: 1, output: fault.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

async function runTool(part) {
  const { code, output } = await execute(part.args, false);
  if (code !== 0) print(output.trimEnd());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skips: [], remark: '' };
}

/** The needs that a test file declares and this machine does not meet. */
function absentNeeds(path) {
  const declared = [...readFileSync(path, 'utf8').matchAll(/\bneeds\(\s*['"](\w+)['"]\s*\)/gu)].map(
    (match) => match[1],
  );
  return [...new Set(declared)].filter((need) => need in tools && !needs(need).present);
}

/** Counts from vitest's own report. A file that could not be loaded, and a skip that no need explains, are failures. */
function readReport(path, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skips: [], remark: '没有测试报告 no report' };
  }
  const result = { passed: 0, failed: 0, skips: [], remark: '' };
  const remarks = [];
  for (const file of report.testResults) {
    const name = isAbsolute(file.name) ? relative(root, file.name) : file.name;
    const count = (...statuses) => file.assertionResults.filter((test) => statuses.includes(test.status));
    const failed = count('failed').length;
    result.passed += count('passed').length;
    result.failed += failed;
    if (file.status === 'failed' && failed === 0) {
      result.failed += 1;
      remarks.push(`无法运行 could not run: ${name}`);
    }
    for (const test of file.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed')) {
      const absent = absentNeeds(join(root, name));
      if (absent.length > 0) {
        result.skips.push({ name, title: test.fullName.trim(), needs: absent });
      } else {
        result.failed += 1;
        remarks.push(`无故跳过 skipped without a declared need: ${name} › ${test.fullName.trim()}`);
      }
    }
  }
  if (code !== 0 && result.failed === 0) {
    result.failed = 1;
    remarks.push(
      report.testResults.length === 0 ? '没有找到测试 no tests found' : '测试之外的错误 an error outside of the tests',
    );
  }
  return { ...result, remark: remarks.join('\n') };
}

async function runTests(part, filters) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-checks-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--configLoader=native', ...reporters];
    // vitest keeps a token in the home folder and stops where it cannot.
    const extra = isWritable(homedir()) ? {} : { XDG_DATA_HOME: folder };
    const { code, output } = await execute([...args, ...part.tests, ...filters], isTerminal, extra);
    if (!isTerminal) print(output.replace(/^JSON report written to .*\n?/mu, '').trim());
    return readReport(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that did not run, with its reason: parts that were not asked for, and tools that are absent. */
function notRun(chosen, results) {
  const left = parts.filter((part) => !chosen.includes(part.id));
  const lines = left.map((part) => `${part.chinese} ${part.id}：命令行只要求了其他检查 / not asked for (--only)`);
  const skips = results.flatMap((result) => result.skips);
  for (const [need, tool] of Object.entries(tools)) {
    const answer = needs(need);
    if (answer.present) continue;
    const count = skips.filter((skip) => skip.needs.includes(need)).length;
    const { chinese, english } = tool.untested;
    lines.push(`${chinese} / ${english}：${answer.reason}；跳过 ${count} 项测试 / ${count} tests skipped`);
  }
  for (const skip of skips) lines.push(`  跳过 skipped: ${skip.name} › ${skip.title}（${skip.needs.join('、')}）`);
  return lines;
}

const { chosen, filters } = readArguments(process.argv.slice(2));
const results = [];
for (const part of parts.filter(({ id }) => chosen.includes(id))) {
  print(`▶ ${part.chinese} ${part.id}`);
  const begun = performance.now();
  const isTests = part.tests !== undefined;
  const result = isTests ? await runTests(part, part.id === 'unit' ? filters : []) : await runTool(part);
  results.push({ ...result, part, time: seconds(begun) });
  print(`${result.failed === 0 ? '✓' : '✗'} ${part.chinese} ${part.id} ${seconds(begun)}`);
  print();
}

print('—— 检查结果 Summary ——');
if (filters.length > 0) print(`只运行与此相符的测试文件 only test files that match: ${filters.join(' ')}`);
for (const { part, time, passed, failed, skips, remark } of results) {
  const verdict = failed === 0 ? '✓ 通过 passed' : '✗ 未通过 failed';
  const counts =
    part.tests === undefined ? '' : `${passed} 通过 passed, ${failed} 失败 failed, ${skips.length} 跳过 skipped`;
  print(`${pad(verdict, 18)}${pad(`${part.chinese} ${part.id}`, 28)}${pad(time, 10)}${counts}`.trimEnd());
  for (const line of remark.split('\n').filter((text) => text !== '')) print(`    ${line}`);
}
const missing = notRun(chosen, results);
print(missing.length === 0 ? '没有未运行的部分。 Nothing was left out.' : '未运行的部分 Not run:');
for (const line of missing) print(`  ${line}`);
print();

const total = (count) => results.reduce((sum, result) => sum + count(result), 0);
const passed = total((result) => result.passed);
const failed = total((result) => result.failed);
const skipped = total((result) => result.skips.length) + parts.length - results.length;
print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
