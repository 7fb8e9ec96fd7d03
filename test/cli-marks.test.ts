// Marks on every output (示范与假设的标记): each command says that data is invented, and what is assumed, on the screen and in JSON.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, plumbline } from './kit/command-line.ts';

const root = resolve(import.meta.dirname, '..');
const assume = join(root, 'examples', 'assumptions-demo.json');
let folder = '';
const at = (name: string): string => join(folder, name);
const [scheme, facts, snapshot] = ['city/scheme.json', 'city/facts.json', 'snapshot.json'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-marks-'));
  const made = [
    await plumbline('demo-city', '--out', at('city')),
    await plumbline('score', at(scheme), at(facts), '--assume', assume, '--snapshot', at(snapshot)),
  ];
  const failed = made.find(({ code }) => code !== 0);
  if (failed !== undefined) throw new Error(failed.err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const invented = '示范数据，纯属虚构';
const assumed = /假设，待签署/u;

/** `isAssumed`: the output rests on assumptions. */
const outputs: { name: string; args: () => string[]; isAssumed: boolean }[] = [
  { name: 'score', args: () => ['score', at(scheme), at(facts), '--assume', assume], isAssumed: true },
  { name: 'trace', args: () => ['trace', at(snapshot), '--body', '财政局'], isAssumed: true },
  { name: 'trace --full', args: () => ['trace', at(snapshot), '--body', '财政局', '--full'], isAssumed: true },
  { name: 'verify', args: () => ['verify', at(snapshot)], isAssumed: true },
  { name: 'check', args: () => ['check', at(scheme), '--assume', assume], isAssumed: true },
  { name: 'check without assumptions', args: () => ['check', at(scheme)], isAssumed: false },
  {
    name: 'facts-template',
    args: () => ['facts-template', at(scheme), '--assume', assume, '--out', at('facts.xlsx'), '--force'],
    isAssumed: true,
  },
  {
    name: 'export results',
    args: () => ['export', 'results', at(snapshot), '--out', at('r.docx'), '--force'],
    isAssumed: true,
  },
  {
    name: 'export scorecard',
    args: () => ['export', 'scorecard', at(snapshot), '--body', '财政局', '--out', at('c.html'), '--force'],
    isAssumed: true,
  },
  {
    name: 'export scheme',
    args: () => ['export', 'scheme', at(scheme), '--out', at('s.docx'), '--force'],
    isAssumed: false,
  },
  { name: 'demo-city', args: () => ['demo-city', '--out', at('city'), '--force'], isAssumed: false },
];

describe.each(outputs)('$name', ({ args, isAssumed }) => {
  test('says so on the screen', async () => {
    const { out } = await plumbline(...args());
    expect(out).toContain(invented);
    expect(assumed.test(out)).toBe(isAssumed);
  });

  test('says so in JSON', async () => {
    const { value } = await json(...args());
    const result = (value['result'] ?? value) as { demonstration?: unknown; assumed?: unknown[] };
    expect(result.demonstration).toContain(invented);
    expect((result.assumed ?? []).length > 0).toBe(isAssumed);
  });
});

test('npm run demo says so beside the ranking and beside the scorecard', () => {
  const { stdout } = spawnSync(process.execPath, [join(root, 'src', 'cli', 'demo.ts')], {
    cwd: folder,
    encoding: 'utf8',
  });
  const [, , ranking = '', card = ''] = stdout.split(/^━━ \d /mu);
  for (const chapter of [ranking, card]) {
    expect(chapter).toContain(invented);
    expect(chapter).toMatch(assumed);
  }
  expect(ranking).toContain('80 个虚构单位');
}, 60_000);
