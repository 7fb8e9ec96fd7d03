// `plumbline import`: an official document becomes rows, problems, a scheme and an assignment (导入考评表).
import { resolve } from 'node:path';
import { importScheme } from '../app/scheme.ts';
import { withSubjects } from '../app/subject.ts';
import { COLUMN_ROLES } from '../documents/import/role.ts';
import { jsonText, writeOut } from '../documents/json.ts';
import { nodeKinds } from '../domain/glossary.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ImportResult, RowKind } from '../domain/row.ts';
import type { Command } from './command.ts';
import { wrap } from './layout.ts';
import { countBySeverity, countsText, problemsLines } from './problem.ts';
import type { Screen } from './screen.ts';
import { treeLines } from './tree.ts';
import { shownPath } from './path.ts';

/** “25 行：指标 20 · 评价 2 · 加减分 3” */
export function rowsText({ rows }: ImportResult): string {
  const count = (kind: RowKind) => `${nodeKinds[kind]} ${rows.filter((row) => row.kind === kind).length}`;
  return `${rows.length} 行：${(['indicator', 'evaluation', 'adjustment'] as const).map(count).join(' · ')}`;
}

/** “80 个被考评单位，2 组”; nothing where no list was given. */
const subjectsText = ({ scheme }: ImportResult): string[] =>
  scheme.subjects.length === 0 ? [] : [`${scheme.subjects.length} 个被考评单位，${scheme.groups.length} 组`];

/** The title, the tree, the rows and the problems; of each severity at most `most` problems. */
export function importLines(result: ImportResult, screen: Screen, most: number | null = null): string[] {
  return [
    ...wrap(result.title ?? '（文件没有标题）', screen.wrapAt).map((line) => screen.paint('bold', line)),
    rowsText(result),
    ...subjectsText(result),
    '',
    ...treeLines(result.scheme, screen),
    '',
    `问题 problems：${countsText(countBySeverity(result.problems))}`,
    ...problemsLines(result.problems, screen, most),
  ];
}

export const importCommand: Command = {
  name: 'import',
  zh: '读入正式考评表，得到方案和责任分工',
  en: 'read an official table and make a scheme and an assignment of it',
  usage:
    'FILE [--column N=ROLE …] [--table N …] [--directory FILE] [--subjects FILE] [--title TEXT] [--scheme OUT.json] [--assignment OUT.json]',
  arity: [1, 1],
  options: {
    column: {
      type: 'string',
      multiple: true,
      value: 'N=ROLE',
      zh: '指定第 N 列是什么，可写多次',
      en: 'say what column N holds; may be repeated',
    },
    table: {
      type: 'string',
      multiple: true,
      value: 'N',
      zh: '只读第 N 张表，可写多次（一个文件里有几个附件时）',
      en: 'read only table N; may be repeated (for a file of several annexes)',
    },
    directory: {
      type: 'string',
      value: 'FILE',
      zh: '自己的单位名录（JSON），排在自带名录之前',
      en: 'your own directory of bodies, before the shipped one',
    },
    subjects: {
      type: 'string',
      value: 'FILE',
      zh: '被考评单位名单（.xlsx .csv .txt .docx）：每行一个单位，第二列写分组',
      en: 'list of the bodies to be appraised: one per row, its group in the second column',
    },
    title: { type: 'string', value: 'TEXT', zh: '方案的标题', en: 'title of the scheme' },
    scheme: { type: 'string', value: 'OUT.json', zh: '把方案写到这个文件', en: 'write the scheme to this file' },
    assignment: {
      type: 'string',
      value: 'OUT.json',
      zh: '把责任分工写到这个文件',
      en: 'write the assignment to this file',
    },
  },
  notes: [
    '可以读 .docx .xlsx .csv .txt，装有 LibreOffice 时也可以读 .doc。 Reads .docx, .xlsx, .csv, .txt, and .doc where LibreOffice is present.',
    `列的内容 column roles：${COLUMN_ROLES.join(' ')}`,
  ],
  examples: [
    'plumbline import examples/sanming-2022.docx',
    'plumbline import 考评表.docx --subjects 名单.xlsx --scheme scheme.json',
    'plumbline import 表.xlsx --column 3=criterion --scheme scheme.json',
  ],
  run: async ({ files, text, texts, progress }) => {
    const path = files[0] ?? '';
    progress.step(`正在读取 ${path}`);
    const imported = await importScheme({
      path,
      columns: texts('column'),
      tables: texts('table'),
      directory: text('directory'),
      title: text('title'),
      onProgress: progress.step,
    });
    const list = text('subjects');
    const result = list === null ? imported : { ...imported, scheme: await withSubjects(imported.scheme, list) };
    const written: string[] = [];
    const write = (name: string, value: unknown) => {
      const out = text(name);
      if (out === null) return;
      writeOut(resolve(out), jsonText(value));
      written.push(resolve(out));
    };
    if (text('assignment') !== null && result.assignment === null) {
      throw new Refusal('document-invalid', {
        what: '这份文件没有责任分工。',
        why: '表里既没有年度工作目标，也没有责任科室。',
        next: '去掉 --assignment 再试。',
        english: 'The table has neither targets nor leads, so there is no assignment; leave --assignment out.',
      });
    }
    write('scheme', result.scheme);
    write('assignment', result.assignment);
    return {
      exitCode: 0,
      json: result,
      lines: (screen) => [
        ...importLines(result, screen),
        ...(written.length === 0 ? [] : ['', ...written.map((out) => `已写出 ${shownPath(out)}`)]),
      ],
    };
  },
};
