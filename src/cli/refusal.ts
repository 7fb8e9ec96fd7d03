// A refusal on the screen (拒绝说明): what, why, and what to do next.
import { oneLine } from '../domain/display.ts';
import type { Refusal } from '../domain/refusal.ts';
import { cut, hang, wrap } from './layout.ts';
import type { Screen } from './screen.ts';

const reasonsShown = 5;
const englishMax = 240;

/** A reason of one sentence, or a list of them, of which the first few are shown. */
function reasonLines(why: string, screen: Screen): string[] {
  const [first = '', ...items] = why
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const numbered = /^\d+\. /u;
  const list =
    items.length === 0 && !numbered.test(first) ? [] : why.trim().split(/\n(?=\d+\. )|\n(?!\d+\. )(?=.*：)/u);
  if (list.length === 0) return first === '' ? [] : hang('  原因：', first, screen.wrapAt);
  const rest = list.length - reasonsShown;
  return [
    '  原因：',
    ...list.slice(0, reasonsShown).flatMap((item) => hang('    ', oneLine(item), screen.wrapAt)),
    ...(rest > 0 ? [`    ……另有 ${rest} 条，加 --json 可看全部。`] : []),
  ];
}

export function refusalLines(refusal: Refusal, screen: Screen): string[] {
  const paint = (line: string) => screen.paint('red', line);
  const english = cut(refusal.english, englishMax);
  return [
    ...hang('✗ ', refusal.what, screen.wrapAt).map(paint),
    ...reasonLines(refusal.why, screen),
    ...(refusal.next === '' ? [] : hang('  下一步：', refusal.next, screen.wrapAt)),
    ...wrap(english, screen.wrapAt === null ? null : screen.wrapAt - 2).map((line) => screen.paint('dim', `  ${line}`)),
  ];
}
