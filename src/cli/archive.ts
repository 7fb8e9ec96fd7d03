// What `plumbline verify` says of an archive (归档包的核验): where it was altered, or what is proven, and what is not.
import type { ArchiveVerdict } from '../app/offline/archive/verify.ts';
import type { Answer } from './command.ts';
import { hang } from './layout.ts';
import { shortBannerLines } from './ranking.ts';
import type { Screen } from './screen.ts';

const shownMost = 20;

function faultLines({ faults, count }: ArchiveVerdict, screen: Screen): string[] {
  const shown = faults.slice(0, shownMost);
  return [
    `${screen.paint('red', '✗')} 核验不一致，共 ${count} 处：`,
    ...shown.flatMap(({ file, place, zh }, at) => hang(`  ${at + 1}. `, `“${file}”${place}${zh}`, screen.wrapAt)),
    ...(count > shown.length ? [`  另有 ${count - shown.length} 处，这里没有列出。`] : []),
    ...shown.flatMap(({ file, en }, at) =>
      hang('     ', `${at + 1}. ${file} ${en}`, screen.wrapAt).map((line) => screen.paint('dim', line)),
    ),
  ];
}

function wholeLines(
  { about, files, facts, checkpoints, journal, stages, computed, key }: ArchiveVerdict,
  screen: Screen,
): string[] {
  const { entries, withheld } = journal;
  const proven = [
    `${files} 个文件与清单的 SHA-256、SM3 相符，清单的签名有效。`,
    `留痕 ${entries} 条，次序、前后相接和 ${checkpoints} 个检查点的树根都相符；其中 ${withheld} 条（登录、账号和别的年度）只留哈希。`,
    `${facts} 条事实和方案、责任分工、计算、原表都与留痕记下的哈希一致。`,
    `${stages.changes} 次阶段变动都是阶段表里有的，要两个人办理的，都由两个合适的人提请和同意（${stages.agreements} 项）。`,
    `${computed.count} 次计算的每一个得分都重新算过，完全相同。`,
  ];
  const english = `Whole: ${files} files, ${entries} journal entries (${withheld} as hashes only), ${checkpoints} checkpoint(s), ${facts} facts, ${stages.changes} changes of stage (${stages.agreements} agreed by two); ${computed.count} computation(s) recomputed.`;
  return [
    `${screen.paint('green', '✓')} 归档包完好：${about?.jurisdiction.title ?? ''} ${about?.cycle.title ?? ''}`,
    ...proven.flatMap((line) => hang('  · ', line, screen.wrapAt)),
    screen.paint('dim', `  ${english}`),
    ...(key?.isGiven === true
      ? hang('  ', '签名都出自您给的公钥：整个重做的包也会被查出。', screen.wrapAt)
      : [
          ...hang(
            `${screen.paint('yellow', '!')} `,
            `没有给公钥：只证明包内前后一致；有人用另一把钥匙整个重做，这里看不出来。请从包外取得公钥，加 --key 再核验。包内的公钥是 ${key?.text ?? '（没有）'}`,
            screen.wrapAt,
          ),
          screen.paint(
            'dim',
            '  No key was given: only that the package agrees with itself is shown. Add --key with a key from elsewhere.',
          ),
        ]),
  ];
}

export function archiveAnswer(verdict: ArchiveVerdict): Answer {
  const { count, computed } = verdict;
  const isWhole = count === 0;
  return {
    exitCode: isWhole ? 0 : 1,
    json: { isSame: isWhole, ...verdict },
    lines: (screen) => [
      ...(isWhole ? wholeLines(verdict, screen) : faultLines(verdict, screen)),
      ...shortBannerLines({ demonstration: computed.demonstration, assumed: computed.assumed }, screen),
    ],
  };
}
