// `plumbline facts-template`: the workbook in which assessors and clerks fill in facts (事实填报表).
import { resolve } from 'node:path';
import { loadFacts } from '../app/offline/fact.ts';
import { loadAssumptions } from '../app/offline/question.ts';
import { loadScheme } from '../app/offline/scheme.ts';
import type { extentOf } from '../documents/facts-xlsx/form.ts';
import { shownPath } from '../documents/path.ts';
import { answered } from '../documents/write/assumed.ts';
import { factTypes } from '../domain/glossary.ts';
import type { Command } from './command.ts';
import { hang, wrap } from './layout.ts';
import { shortBannerLines } from './ranking.ts';
import type { Screen } from './screen.ts';

export const factsTemplateCommand: Command = {
  name: 'facts-template',
  zh: '生成事实填报表（.xlsx），填好后可直接计分',
  en: 'make the workbook for facts; filled in, it can be scored',
  usage: 'SCHEME [--out FILE.xlsx] [--assume FILE] [--facts FILE] [--assessor NAME …]',
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
      zh: '假设的取值，用来列出评价票的选项、满分和等级，表里会注明',
      en: 'assumed values, for answers of ballots, full marks and levels; the sheets say so',
    },
    facts: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '已有的事实，连同编号写进表里，供核对和更正',
      en: 'facts that are there: written into the form with their ids, to be corrected',
    },
    assessor: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      zh: '只列这个考评单位的评分，便于各发一份；名称或编号，可以写几次',
      en: 'only the marks of this assessor, by name or id; may be repeated',
    },
  },
  notes: [
    '每类事实一张工作表，行已按“被考评单位 × 指标 × 考评单位”列好。 One sheet per kind of fact, rows prefilled.',
    '各考评单位填好的几份，score 一起读：score 方案 甲.xlsx 乙.xlsx。 score reads the filled workbooks of all assessors together.',
  ],
  examples: [
    'plumbline facts-template scheme.json --out facts.xlsx',
    'plumbline facts-template scheme.json --assessor 组织部 --out 组织部.xlsx',
  ],
  run: async ({ files, text, texts, write, progress }) => {
    const { scheme } = await loadScheme({ path: files[0] ?? '', onProgress: progress.step });
    const given = text('facts');
    const facts = given === null ? null : (await loadFacts([given], scheme)).facts;
    const { assessorsNamed } = await import('../app/offline/assessor.ts');
    const { extentOf, factsForm } = await import('../documents/facts-xlsx/form.ts');
    const { factsWorkbook } = await import('../documents/facts-xlsx/template.ts');
    const assumptions = loadAssumptions(text('assume'));
    const path = resolve(text('out') ?? 'facts.xlsx');
    const names = texts('assessor');
    const assessors = names.length === 0 ? null : assessorsNamed(scheme, assumptions, names);
    write([{ path, content: await factsWorkbook(scheme, facts, assumptions, assessors) }]);
    const summary = extentOf(factsForm(scheme, facts, assumptions, assessors));
    return {
      exitCode: 0,
      json: { written: [path], subjects: scheme.subjects.length, ...summary },
      lines: (screen) => [
        ...shortBannerLines({ demonstration: summary.demonstration, assumed: summary.assumed }, screen),
        `已写出 ${shownPath(path)}`,
        ...(assessors === null
          ? []
          : wrap(`只列考评单位的评分：${assessors.map(({ title }) => title).join('、')}。`, screen.wrapAt)),
        ...wrap(sheetsText(summary), screen.wrapAt),
        ...(scheme.subjects.length === 0 ? wrap(noSubjects, screen.wrapAt) : []),
        ...listed(
          assumedTitle,
          summary.assumed.map(({ title, value }) => answered(title, value)),
          screen,
        ),
        ...listed(
          openTitle,
          summary.open.map(({ title }) => title),
          screen,
        ),
      ],
    };
  },
};

const noSubjects =
  '方案里还没有被考评单位，表里只有标题行。请先给出被考评单位名单：import 考评表 --subjects 名单.xlsx --scheme 方案.json。';
const assumedTitle = '※ 表里有的选项、满分、等级取自假设，待签署：';
const openTitle = '※ 还没有定、表里空着的（用 --assume 给出假设就会列出）：';

/** “评分 1822 行（80 个被考评单位，22 个考评单位）…” */
const sheetsText = ({ sheets }: ReturnType<typeof extentOf>): string =>
  `已列好：${sheets.map(({ type, rows, assessors }) => `${factTypes[type]} ${rows} 行${assessors > 0 ? `（${assessors} 个考评单位）` : ''}`).join('、')}。`;

const listed = (title: string, items: readonly string[], screen: Screen): string[] =>
  items.length === 0
    ? []
    : [
        ...wrap(title, screen.wrapAt).map((line) => screen.paint('yellow', line)),
        ...items.flatMap((item) => hang('  · ', item, screen.wrapAt)),
      ];
