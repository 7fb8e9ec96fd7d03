// `plumbline import`: an official document becomes rows, problems, a scheme and an assignment (导入考评表).
import { resolve } from 'node:path';
import { importScheme } from '../app/offline/scheme.ts';
import { withSubjects } from '../app/offline/subject.ts';
import { jsonText } from '../documents/json.ts';
import { shownPath } from '../documents/path.ts';
import { ColumnRole, roleTitles } from '../domain/column-role.ts';
import { nodeKinds } from '../domain/glossary.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProblemCode } from '../domain/problem-code.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ImportResult, RowKind } from '../domain/row.ts';
import { isOpen } from '../domain/scheme.ts';
import type { Command } from './command.ts';
import { hang, wrap } from './layout.ts';
import { countBySeverity, countsText, problemsLines } from './problem.ts';
import type { Screen } from './screen.ts';
import { treeLines } from './tree.ts';

/** “25 行：指标 20 · 评价 2 · 加减分 3” */
export function rowsText({ rows }: ImportResult): string {
  const count = (kind: RowKind) => `${nodeKinds[kind]} ${rows.filter((row) => row.kind === kind).length}`;
  return `${rows.length} 行：${(['indicator', 'evaluation', 'adjustment'] as const).map(count).join(' · ')}`;
}

/** “80 个被考评单位，2 组”; nothing where no list was given. */
const subjectsText = ({ scheme }: ImportResult): string[] =>
  scheme.subjects.length === 0 ? [] : [`${scheme.subjects.length} 个被考评单位，${scheme.groups.length} 组`];

/** What the table leaves open besides its problems: parameters that somebody has to sign. */
function openText({ scheme }: ImportResult): string[] {
  const open = scheme.parameters.filter(isOpen).length;
  return open === 0 ? [] : [`文件没有写明、要由人签署的参数有 ${open} 个，用 check 逐条列出。`];
}

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
    ...openText(result).flatMap((line) => wrap(line, screen.wrapAt)),
  ];
}

/** `3=criterion` → column 3 holds the criterion. */
function columnsFrom(texts: readonly string[]): Record<number, ColumnRole> {
  const told = texts.map((text): [number, ColumnRole] => {
    const found = /^([1-9]\d{0,2})=(.+)$/u.exec(text);
    const role = ColumnRole.options.find((each) => each === found?.[2]);
    if (found !== null && role !== undefined) return [Number(found[1]), role];
    throw new Refusal('usage', {
      what: `看不懂 --column ${text}。`,
      why: `应写成“列号=内容”，内容是下列之一：${ColumnRole.options.map((each) => `${each}（${roleTitles[each]}）`).join('、')}。`,
      next: '例如 --column 3=criterion。',
      english: `--column ${text} is not NUMBER=ROLE; the roles are ${ColumnRole.options.join(', ')}.`,
    });
  });
  const twice = told.find(([column], index) => told.findIndex(([other]) => other === column) !== index);
  if (twice !== undefined) {
    throw new Refusal('usage', {
      what: `第 ${twice[0]} 列用 --column 指明了两次。`,
      why: '一列只能有一种内容。',
      next: '请只留一个。',
      english: `Column ${twice[0]} was given twice with --column.`,
    });
  }
  return Object.fromEntries(told);
}

/** `2` → the second table of the file. */
function tablesFrom(texts: readonly string[]): number[] {
  return texts.map((text) => {
    if (/^[1-9]\d{0,4}$/u.test(text)) return Number(text);
    throw new Refusal('usage', {
      what: `看不懂 --table ${text}。`,
      why: '应写表在文件中的次序，从 1 数起。',
      next: '例如 --table 2；几张表一起读，就写几次。',
      english: `--table ${text} is not the number of a table, from 1.`,
    });
  });
}

/** Problems that are settled by saying what a column holds. */
const aboutColumns: readonly ProblemCode[] = [
  'header-missing',
  'column-unknown',
  'column-guessed',
  'column-unread',
  'points-rival',
];

/** How to say what a column holds, or which table is meant, where the reading was not sure of it. */
export function readingHints(problems: readonly Problem[], screen: Screen): string[] {
  const has = (codes: readonly ProblemCode[]): boolean => problems.some(({ code }) => codes.includes(code));
  const roles = ColumnRole.options.map((role) => `${role} ${roleTitles[role]}`).join('，');
  const hints = [
    ...(has(aboutColumns)
      ? [`列认得不对的，导入时用 --column 列号=角色 指明，例如 --column 3=criterion；角色有：${roles}。`]
      : []),
    ...(has(['tables-apart']) ? ['各成方案的表，用 --table 分别导入，例如 --table 2；几张表一起读，就写几次。'] : []),
  ];
  return hints.length === 0 ? [] : ['', ...hints.flatMap((hint) => hang('', hint, screen.wrapAt))];
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
      file: 'in',
      zh: '自己的单位名录（JSON），排在自带名录之前',
      en: 'your own directory of bodies, before the shipped one',
    },
    subjects: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '被考评单位名单（.xlsx .docx .csv .txt）：每行一个单位，第二列写分组；分节行、工作表名也可以作分组',
      en: 'list of the bodies to be appraised: one per row, its group in the second column, in a section row or the name of the sheet',
    },
    title: { type: 'string', value: 'TEXT', zh: '方案的标题', en: 'title of the scheme' },
    scheme: {
      type: 'string',
      value: 'OUT.json',
      file: 'out',
      zh: '把方案写到这个文件',
      en: 'write the scheme to this file',
    },
    assignment: {
      type: 'string',
      value: 'OUT.json',
      file: 'out',
      zh: '把责任分工写到这个文件',
      en: 'write the assignment to this file',
    },
  },
  notes: [
    '可以读 .docx .xlsx .csv .txt .html，装有 LibreOffice 时也可以读 .doc。 Reads .docx, .xlsx, .csv, .txt, .html, and .doc where LibreOffice is present.',
    `列的内容 column roles：${ColumnRole.options.join(' ')}`,
  ],
  examples: [
    'plumbline import examples/sanming-2022.docx',
    'plumbline import 考评表.docx --subjects 名单.xlsx --scheme scheme.json',
    'plumbline import 表.xlsx --column 3=criterion --scheme scheme.json',
  ],
  run: async ({ files, text, texts, write, progress }) => {
    const path = files[0] ?? '';
    const columns = columnsFrom(texts('column'));
    const tables = tablesFrom(texts('table'));
    const directory = text('directory');
    progress.step(`正在读取 ${path}`);
    const imported = await importScheme({
      path,
      columns,
      tables,
      directory,
      title: text('title'),
      onProgress: progress.step,
    });
    const list = text('subjects');
    const result = list === null ? imported : await withSubjects(imported, { path: list, directory });
    if (text('assignment') !== null && result.assignment === null) {
      throw new Refusal('document-invalid', {
        what: '这份文件没有责任分工。',
        why: '表里没有一行写明责任单位（科室）或配合单位（科室）；单有目标不是分工。',
        next: '去掉 --assignment 再试；要有责任分工，请在表里补上责任单位或配合单位一列。',
        english:
          'No row of the table names leads or cooperators, so there is no assignment; leave --assignment out, or add a column of them.',
      });
    }
    const outs = (['scheme', 'assignment'] as const).flatMap((name) => {
      const out = text(name);
      return out === null ? [] : [{ path: resolve(out), content: jsonText(result[name]) }];
    });
    const written = write(outs);
    // The cells of each node are for showing the document beside its tree.
    const { cells: _cells, ...json } = result;
    return {
      exitCode: 0,
      json,
      lines: (screen) => [
        ...importLines(result, screen),
        ...readingHints(result.problems, screen),
        ...(written.length === 0 ? [] : ['', ...written.map((out) => `已写出 ${shownPath(out.path)}`)]),
      ],
    };
  },
};
