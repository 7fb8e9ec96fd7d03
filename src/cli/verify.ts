// `plumbline verify`: recomputes a snapshot (核验快照) and names the first thing that differs.
import { labelOf } from '../domain/display.ts';
import { readSnapshot, verifySnapshot } from '../app/offline/scorecard.ts';
import type { Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Command } from './command.ts';
import { hang } from './layout.ts';
import { shortBannerLines } from './ranking.ts';
import type { Screen } from './screen.ts';

/** The innermost step that a path leads to: `.step.children[2].value` is about the third child. */
function stepAt(root: Step, path: string): Step {
  return [...path.matchAll(/\.children\[(\d+)\]/gu)].reduce(
    (step, [, index]) => step.children[Number(index)] ?? step,
    root,
  );
}

/** What a hash of the receipt that is another one means. */
const changed: Record<string, string> = {
  'receipt.scheme': '方案在计分之后被改过，或者回执被改过。',
  'receipt.assumptions': '假设在计分之后被改过，或者回执被改过。',
  'receipt.facts': '事实在计分之后被改过，或者回执被改过。',
};

/** Whose scorecard and which row the place belongs to, or what was changed, in words. */
function whereLines({ scheme, result }: Snapshot, path: string, screen: Screen): string[] {
  const said = changed[path];
  if (said !== undefined) return hang('  说明：', said, screen.wrapAt);
  const found = /^result\.scorecards\[(\d+)\](.*)$/u.exec(path);
  const card = result.scorecards[Number(found?.[1] ?? -1)];
  if (card === undefined) return [];
  const body = scheme.subjects.find(({ id }) => id === card.subject)?.title ?? card.subject;
  const rest = found?.[2] ?? '';
  const row = rest.startsWith('.step') ? ` › ${labelOf(stepAt(card.step, rest))}` : '';
  return hang('  单位：', `${body}${row}`, screen.wrapAt);
}

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
    const snapshot = readSnapshot(files[0] ?? '');
    const { first, count } = verifySnapshot(snapshot);
    const { demonstration, assumed } = snapshot.result;
    return Promise.resolve({
      exitCode: first === null ? 0 : 1,
      json: { isSame: first === null, difference: first, count, demonstration, assumed },
      lines: (screen) => [
        ...(first === null
          ? [
              `${screen.paint('green', '✓')} 核验一致：方案、假设、事实、结果和回执都与重新计算的相同。`,
              screen.paint('dim', '  Verified: everything equals what was recomputed.'),
            ]
          : [
              `${screen.paint('red', '✗')} 核验不一致，共 ${count} 处，第一处：`,
              ...hang('  位置：', first.path, screen.wrapAt),
              ...whereLines(snapshot, first.path, screen),
              ...hang('  应为：', first.expected, screen.wrapAt),
              ...hang('  实为：', first.found, screen.wrapAt),
              screen.paint('dim', `  ${count} difference(s) from what was recomputed; the first is at ${first.path}.`),
            ]),
        ...shortBannerLines({ demonstration, assumed }, screen),
      ],
    });
  },
};
