// `plumbline score`: scheme and facts become a ranking (计分排名), a snapshot, and the result documents.
import { join, resolve } from 'node:path';
import { resultFiles } from '../app/offline/document.ts';
import { score } from '../app/offline/scorecard.ts';
import type { OutFile } from '../documents/file.ts';
import { compactJson } from '../documents/json.ts';
import { shownPath } from '../documents/path.ts';
import type { Problem } from '../domain/problem.ts';
import type { Command } from './command.ts';
import { wrap } from './layout.ts';
import { countBySeverity, problemsLines } from './problem.ts';
import { assumptionLines, rankingLines, shortBannerLines } from './ranking.ts';
import type { Screen } from './screen.ts';

const noSubjects =
  '方案里还没有被考评单位，没有可以排名的。请先给出名单：import 考评表 --subjects 名单.xlsx --scheme 方案.json。';

export const scoreCommand: Command = {
  name: 'score',
  zh: '按方案和事实计分，排出名次',
  en: 'score facts by a scheme and rank the bodies',
  usage: 'SCHEME FACTS … [--assume FILE] [--out DIR] [--snapshot FILE.json]',
  arity: [2, 1000],
  options: {
    assume: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '没有签署的参数暂按此文件取值，所有结果都会注明',
      en: 'values for unsigned parameters; every output says so',
    },
    out: {
      type: 'string',
      value: 'DIR',
      file: 'out',
      zh: '把结果（.xlsx .docx）和快照写到这个文件夹',
      en: 'write results and snapshot to this folder',
    },
    snapshot: {
      type: 'string',
      value: 'FILE.json',
      file: 'out',
      zh: '把快照写到这个文件（不写的，写到 --out 的文件夹）',
      en: 'write the snapshot to this file, else to the folder of --out',
    },
  },
  notes: [
    'SCHEME 是方案 JSON（import --scheme 写出的），要有被考评单位；FACTS 是事实 JSON 或填好的 facts-template，可以有几份，一起计分。 SCHEME: JSON as “import --scheme” writes it, with subjects; FACTS: JSON or filled facts-templates, one or several, scored together.',
  ],
  examples: [
    'plumbline score scheme.json facts.xlsx --assume 假设.json --out 结果',
    'plumbline score scheme.json 组织部.xlsx 宣传部.xlsx 更正.xlsx --assume 假设.json',
  ],
  run: async ({ files: [scheme = '', ...facts], text, write, progress }) => {
    const { snapshot, problems } = await score({ scheme, facts, assume: text('assume'), onProgress: progress.step });
    const folder = text('out');
    const files: OutFile[] = [];
    if (folder !== null) {
      progress.step('正在写出结果');
      files.push(...(await resultFiles(snapshot, resolve(folder))));
    }
    const single = text('snapshot') ?? (folder === null ? null : join(folder, 'snapshot.json'));
    if (single !== null) files.push({ path: resolve(single), content: compactJson(snapshot) });
    const written = write(files).map(({ path }) => path);
    return {
      exitCode: 0,
      json: { result: snapshot.result, receipt: snapshot.receipt, problems, written },
      lines: (screen) => [
        ...wrap(snapshot.result.title, screen.wrapAt).map((line) => screen.paint('bold', line)),
        ...shortBannerLines(snapshot.result, screen),
        ...rankingLines(snapshot, screen),
        ...(snapshot.scheme.subjects.length === 0 ? ['', ...wrap(noSubjects, screen.wrapAt)] : []),
        '',
        ...assumptionLines(snapshot, screen),
        ...notedLines(problems, screen),
        ...receiptLines(snapshot.receipt)
          .flatMap((line) => wrap(line, screen.wrapAt))
          .map((line) => screen.paint('dim', line)),
        ...written.map((path) => `已写出 ${shownPath(path)}`),
      ],
    };
  },
};

/** Of each severity; all of them stand in the JSON. */
const problemsShown = 5;

/** What a person should know of the scheme and the facts. */
const notedLines = (problems: readonly Problem[], screen: Screen): string[] => [
  ...problemsLines(problems, screen, problemsShown),
  ...(Object.values(countBySeverity(problems)).some((count) => count > problemsShown)
    ? ['    加 --json 可看全部。']
    : []),
];

const receiptLines = (receipt: { engine: string; scheme: string; facts: string; result: string }): string[] => [
  `回执 ${receipt.engine}  方案 ${receipt.scheme.slice(0, 12)}  事实 ${receipt.facts.slice(0, 12)}  结果 ${receipt.result.slice(0, 12)}（SHA-256 前 12 位）`,
];
