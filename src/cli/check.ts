// `plumbline check`: judges a scheme before it is used (方案检查) and lists all problems with their place.
import { resolve } from 'node:path';
import { checkAssignmentFile } from '../app/offline/assignment.ts';
import { loadAssumptions } from '../app/offline/question.ts';
import { checkFile } from '../app/offline/scheme.ts';
import { questionsForm } from '../app/question.ts';
import { jsonText } from '../documents/json.ts';
import { shownPath } from '../documents/path.ts';
import { isOpen } from '../domain/scheme.ts';
import type { Command } from './command.ts';
import { readingHints } from './import.ts';
import { wrap } from './layout.ts';
import { type Counts, countBySeverity, countsText, problemsLines } from './problem.ts';
import { invocation, typed } from './help.ts';
import { questionLines } from './question.ts';
import { shortBannerLines } from './ranking.ts';
import type { Screen } from './screen.ts';

export const checkCommand: Command = {
  name: 'check',
  zh: '检查方案：错误、待定、提示，各有位置',
  en: 'check a scheme: errors, open questions and notes, each with its place',
  usage: 'SCHEME.json|FILE [--assume FILE] [--questions OUT.json] [--assignment FILE]',
  arity: [1, 1],
  options: {
    assume: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '假设的取值（JSON），只检查还剩什么',
      en: 'assumed values: check what is left',
    },
    assignment: {
      type: 'string',
      value: 'FILE',
      file: 'in',
      zh: '一个单位的责任分工（JSON）：哪些行没有目标、责任科室、责任人',
      en: 'assignment of a body (JSON): rows without target, lead section or owner',
    },
    questions: {
      type: 'string',
      value: 'OUT.json',
      file: 'out',
      zh: '把待定的问题和选项写成一张表，填好后可以用作 --assume',
      en: 'write the open questions as a form; filled in, it serves as --assume',
    },
  },
  notes: [
    '也可以直接给正式考评表，先导入再检查。 An official document is imported first.',
    '有错误时退出码为 1；待定和提示不影响退出码。 Exit code 1 when there are errors.',
  ],
  examples: [
    'plumbline check scheme.json',
    'plumbline check examples/sanming-2022.docx --questions 待定问题.json',
    'plumbline check scheme.json --assignment 分工.json',
  ],
  run: async ({ files, text, write, progress }) => {
    const path = files[0] ?? '';
    progress.step(`正在检查 ${path}`);
    const assumptions = loadAssumptions(text('assume'));
    const { scheme, problems } = await checkFile({ path, onProgress: progress.step }, assumptions);
    const own = text('assignment');
    const assignment = own === null ? null : checkAssignmentFile(scheme, own);
    const assumed = scheme.parameters
      .filter((each) => isOpen(each) && assumptions?.values[each.key] !== undefined)
      .map(({ key }) => key);
    const out = text('questions');
    const form = questionsForm(scheme, assumptions);
    const written =
      out === null ? [] : write([{ path: resolve(out), content: jsonText(form) }]).map(({ path: each }) => each);
    const counts = countBySeverity(problems);
    const faulty = counts.error + countBySeverity(assignment?.problems ?? []).error > 0;
    const verdict =
      counts.error > 0
        ? '方案有错误，不能计分。请先改正。'
        : counts.question > 0
          ? '方案没有错误，但有待定事项：签署之前不能启用，试算时要用 --assume 给出假设。'
          : '方案没有错误，也没有待定事项。';
    return {
      exitCode: faulty ? 1 : 0,
      json: {
        title: scheme.title,
        demonstration: scheme.demonstration,
        assumed,
        counts,
        problems,
        questions: form.questions,
        assignment,
        written,
      },
      lines: (screen) => [
        ...wrap(scheme.title, screen.wrapAt).map((line) => screen.paint('bold', line)),
        ...shortBannerLines({ demonstration: scheme.demonstration, assumed }, screen),
        ...problemsLines(
          problems.filter(({ code }) => code !== 'open-parameter'),
          screen,
        ),
        ...questionLines(form.questions, screen),
        ...readingHints(problems, screen),
        '',
        countsText(counts),
        ...wrap(verdict, screen.wrapAt),
        ...(assignment === null ? [] : assignmentLines(assignment, screen)),
        ...nextLines(path, counts, form.questions.length, written[0] ?? null, screen),
      ],
    };
  },
};

function assignmentLines(
  { title, demonstration, problems }: ReturnType<typeof checkAssignmentFile>,
  screen: Screen,
): string[] {
  const counts = countBySeverity(problems);
  const none = '责任分工每一行都有目标、牵头责任科室、责任人和 AB 岗。';
  return [
    '',
    ...wrap(title, screen.wrapAt).map((line) => screen.paint('bold', line)),
    ...shortBannerLines({ demonstration, assumed: [] }, screen),
    ...problemsLines(problems, screen),
    ...wrap(problems.length === 0 ? none : `责任分工：${countsText(counts)}`, screen.wrapAt),
  ];
}

/** What to do with open questions: write them as a form, or fill in the form that was written. */
function nextLines(path: string, counts: Counts, open: number, form: string | null, screen: Screen): string[] {
  if (counts.error > 0 || open === 0) return form === null ? [] : [`已写出 ${shownPath(form)}`];
  if (form === null) {
    const offer = '把待定的问题写成一张可以填的表';
    return ['', `接着可以 Next：${offer}`, `  ${invocation} check ${typed(path)} --questions 待定问题.json`];
  }
  const how = `已写出 ${shownPath(form)}：在每个问题的 choose 写选项的序号，或者在 value 写取值，然后用 --assume 指明这个文件。`;
  return ['', ...wrap(how, screen.wrapAt)];
}
