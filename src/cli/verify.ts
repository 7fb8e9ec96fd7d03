// `plumbline verify`: recomputes a snapshot (核验快照) or a whole archive (核验归档包), and names what differs.
import { labelOf } from '../domain/display.ts';
import { readSnapshot, verifySnapshot } from '../app/offline/scorecard.ts';
import type { Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { readKey, verifyArchive } from '../app/offline/archive/verify.ts';
import { isPackage } from '../documents/archive/read.ts';
import { Refusal } from '../domain/refusal.ts';
import { archiveAnswer } from './archive.ts';
import type { Answer, Command } from './command.ts';
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

function snapshotAnswer(path: string): Answer {
  const snapshot = readSnapshot(path);
  const { first, count } = verifySnapshot(snapshot);
  const { demonstration, assumed } = snapshot.result;
  return {
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
  };
}

export const verifyCommand: Command = {
  name: 'verify',
  zh: '核验快照或归档包，指出被改动的地方',
  en: 'verify a snapshot or an archive, and name what was altered',
  usage: 'SNAPSHOT.json | ARCHIVE.zip [--key KEY]',
  arity: [1, 1],
  options: {
    key: {
      type: 'string',
      value: 'KEY',
      zh: '归档包应当由这把公钥签过：公钥本身，或存有它的文件；请从包外取得',
      en: 'the public key that must have signed the archive, or a file that holds it; take it from elsewhere',
    },
  },
  notes: [
    '一致时退出码为 0，不一致为 1；打不开、不是完好的归档包为 3。 Exit code 0 when all agrees, 1 when something differs, 3 for a file that is no whole archive.',
    '不给公钥时，只证明归档包前后一致：用另一把钥匙整个重做的看不出来。 Without a key, only that an archive agrees with itself is shown: one that was made anew with another key is not found.',
  ],
  examples: ['plumbline verify out/snapshot.json', 'plumbline verify 归档.zip --key 公钥.txt'],
  run: ({ files, text, progress }) => {
    const path = files[0] ?? '';
    const key = text('key');
    if (!isPackage(path) && !path.toLowerCase().endsWith('.zip')) {
      if (key !== null) throw keyForArchives();
      progress.step('正在重新计算');
      return Promise.resolve(snapshotAnswer(path));
    }
    const given = key === null ? null : readKey(key);
    return Promise.resolve(archiveAnswer(verifyArchive(path, { key: given, onProgress: progress.step })));
  },
};

const keyForArchives = (): Refusal =>
  new Refusal('usage', {
    what: '快照没有签名，不能用公钥核验。',
    why: '只有归档包（.zip）是签过的。',
    next: '请去掉 --key，或者给出归档包。',
    english: 'A snapshot has no signature: leave --key out, or give an archive.',
  });
