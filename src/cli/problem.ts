// Problems on the screen (问题): by severity, each with its place and the readings to choose from.
import { severities } from '../domain/glossary.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import { placeText } from '../domain/source.ts';
import { hang, wrap } from './layout.ts';
import type { Screen, Style } from './screen.ts';

const order = ['error', 'question', 'note'] as const satisfies readonly Severity[];
const signs: Record<Severity, { sign: string; style: Style }> = {
  error: { sign: '✗', style: 'red' },
  question: { sign: '?', style: 'yellow' },
  note: { sign: '·', style: 'cyan' },
};

export type Counts = Record<Severity, number>;

export function countBySeverity(problems: readonly Problem[]): Counts {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  return { error: count('error'), question: count('question'), note: count('note') };
}

/** “错误 0 · 待定 12 · 提示 3” */
export const countsText = (counts: Counts): string =>
  order.map((severity) => `${severities[severity]} ${counts[severity]}`).join(' · ');

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** The cell where there is one, else the place in words; on a terminal short, in a pipe whole. */
function placeOf({ place, code }: Problem, screen: Screen): string {
  if (screen.wrapAt === null || place.source === null) return `${oneLine(place.text)}  ${code}`;
  return [placeText(place.source), ...(place.node === null ? [] : [place.node]), code].join('  ');
}

function problemLines(problem: Problem, screen: Screen): string[] {
  const { sign, style } = signs[problem.severity];
  const [first = '', ...rest] = hang(`  ${sign} `, oneLine(problem.message), screen.wrapAt);
  const place = placeOf(problem, screen);
  return [
    first.replace(sign, screen.paint(style, sign)),
    ...rest,
    ...hang('    ', place, screen.wrapAt).map((line) => screen.paint('dim', line)),
    ...(problem.choices ?? []).flatMap((choice, index) => hang(`    （${index + 1}）`, choice, screen.wrapAt)),
  ];
}

/** All problems in three groups; of each group at most `most`, and then how many more there are. */
export function problemsLines(problems: readonly Problem[], screen: Screen, most: number | null = null): string[] {
  return order.flatMap((severity) => {
    const found = problems.filter((problem) => problem.severity === severity);
    if (found.length === 0) return [];
    const shown = most === null ? found : found.slice(0, most);
    const rest = found.length - shown.length;
    return [
      screen.paint('bold', `${severities[severity]} ${severity}（${found.length}）`),
      ...shown.flatMap((problem) => problemLines(problem, screen)),
      ...(rest === 0 ? [] : wrap(`    ……另有 ${rest} 条`, screen.wrapAt)),
    ];
  });
}
