// `plumbline check`: judges a scheme before it is used (方案检查) and lists all problems with their place.
import { loadAssumptions } from '../app/scorecard.ts';
import { checkFile } from '../app/scheme.ts';
import type { Command } from './command.ts';
import { wrap } from './layout.ts';
import { countBySeverity, countsText, problemsLines } from './problem.ts';

export const checkCommand: Command = {
  name: 'check',
  zh: '检查方案：错误、待定、提示，各有位置',
  en: 'check a scheme: errors, open questions and notes, each with its place',
  usage: 'SCHEME.json|FILE [--assume FILE]',
  arity: [1, 1],
  options: {
    assume: {
      type: 'string',
      value: 'FILE',
      zh: '假设的取值（JSON），只检查还剩什么',
      en: 'assumed values: check what is left',
    },
  },
  notes: [
    '也可以直接给正式考评表，先导入再检查。 An official document is imported first.',
    '有错误时退出码为 1；待定和提示不影响退出码。 Exit code 1 when there are errors.',
  ],
  examples: ['plumbline check scheme.json', 'plumbline check examples/sanming-2022.docx'],
  run: async ({ files, text, progress }) => {
    const path = files[0] ?? '';
    progress.step(`正在检查 ${path}`);
    const { scheme, problems } = await checkFile({ path, onProgress: progress.step }, loadAssumptions(text('assume')));
    const counts = countBySeverity(problems);
    const verdict =
      counts.error > 0
        ? '方案有错误，不能计分。请先改正。'
        : counts.question > 0
          ? '方案没有错误，但有待定事项：签署之前不能启用，计分时要用 --assume 给出假设。'
          : '方案没有错误，也没有待定事项。';
    return {
      exitCode: counts.error > 0 ? 1 : 0,
      json: { title: scheme.title, counts, problems },
      lines: (screen) => [
        ...wrap(scheme.title, screen.wrapAt).map((line) => screen.paint('bold', line)),
        ...problemsLines(problems, screen),
        '',
        countsText(counts),
        ...wrap(verdict, screen.wrapAt),
      ],
    };
  },
};
