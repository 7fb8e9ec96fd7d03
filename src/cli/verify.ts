// `plumbline verify`: recomputes a snapshot (核验快照) and names the first thing that differs.
import { loadSnapshot, verifySnapshot } from '../app/scorecard.ts';
import type { Command } from './command.ts';
import { hang } from './layout.ts';

export const verifyCommand: Command = {
  name: 'verify',
  zh: '重新计算快照，指出第一处不一致',
  en: 'recompute a snapshot and name the first difference',
  usage: 'SNAPSHOT',
  arity: [1, 1],
  options: {},
  notes: ['一致时退出码为 0，不一致为 1。 Exit code 0 when all agrees, 1 when something differs.'],
  examples: ['plumbline verify out/snapshot.json'],
  run: ({ files, progress }) => {
    progress.step('正在重新计算');
    const { first, count } = verifySnapshot(loadSnapshot(files[0] ?? ''));
    return Promise.resolve({
      exitCode: first === null ? 0 : 1,
      json: { isSame: first === null, difference: first, count },
      lines: (screen) =>
        first === null
          ? [
              `${screen.paint('green', '✓')} 核验一致：方案、假设、事实、结果和回执都与重新计算的相同。`,
              screen.paint('dim', '  Verified: everything equals what was recomputed.'),
            ]
          : [
              `${screen.paint('red', '✗')} 核验不一致，共 ${count} 处，第一处：`,
              ...hang('  位置：', first.path, screen.wrapAt),
              ...hang('  应为：', first.expected, screen.wrapAt),
              ...hang('  实为：', first.found, screen.wrapAt),
              screen.paint('dim', `  ${count} difference(s) from what was recomputed; the first is at ${first.path}.`),
            ],
    });
  },
};
