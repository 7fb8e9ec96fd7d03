// `plumbline facts-template`: the workbook in which assessors and clerks fill in facts (事实填报表).
import { resolve } from 'node:path';
import { loadAssumptions } from '../app/question.ts';
import { loadScheme } from '../app/scheme.ts';
import { shownPath } from '../documents/path.ts';
import type { Command } from './command.ts';
import { wrap } from './layout.ts';

export const factsTemplateCommand: Command = {
  name: 'facts-template',
  zh: '生成事实填报表（.xlsx），填好后可直接计分',
  en: 'make the workbook for facts; filled in, it can be scored',
  usage: 'SCHEME [--out FILE.xlsx] [--assume FILE]',
  arity: [1, 1],
  options: {
    out: {
      type: 'string',
      value: 'FILE.xlsx',
      file: 'out',
      zh: '写到哪个文件（默认 facts.xlsx）',
      en: 'file to write (default: facts.xlsx)',
    },
    assume: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '假设的取值，用来列出评价票的选项',
      en: 'assumed values, for the answers of ballots',
    },
  },
  notes: ['每类事实一张工作表，行已按“被考评单位 × 指标 × 考评单位”列好。 One sheet per kind of fact, rows prefilled.'],
  examples: ['plumbline facts-template scheme.json --out facts.xlsx'],
  run: async ({ files, text, write, progress }) => {
    const { scheme } = await loadScheme({ path: files[0] ?? '', onProgress: progress.step });
    const { factsWorkbook } = await import('../documents/facts-xlsx/template.ts');
    const content = await factsWorkbook(scheme, null, loadAssumptions(text('assume')));
    const path = resolve(text('out') ?? 'facts.xlsx');
    write([{ path, content }]);
    const none =
      '方案里还没有被考评单位，表里只有标题行。请先给出被考评单位名单：import 考评表 --subjects 名单.xlsx --scheme 方案.json。';
    return {
      exitCode: 0,
      json: { written: [path], subjects: scheme.subjects.length },
      lines: (screen) => [
        `已写出 ${shownPath(path)}`,
        ...(scheme.subjects.length === 0 ? wrap(none, screen.wrapAt) : []),
      ],
    };
  },
};
