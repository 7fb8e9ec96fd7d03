// What cost a body the most (失分最多的几项): the first lines that somebody with five minutes wants to read.
import { labelOf, showNumber, showSigned } from '../domain/display.ts';
import type { Scorecard, Step } from '../domain/scorecard.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { parse } from '../domain/rational.ts';
import { summaryOf } from '../engine/summary.ts';
import { cut, pad, width } from './layout.ts';
import type { Screen } from './screen.ts';

const lossesShown = 5;

function* stepsOf(step: Step): Generator<Step> {
  yield step;
  for (const child of step.children) yield* stepsOf(child);
}

const isLoss = (effect: string): boolean => parse(effect).n < 0n;

/** `−2.73 分  2.1 某项  得 12.27 / 15 分`, the greatest first; nothing where nothing was lost. */
export function lossLines(snapshot: Snapshot, card: Scorecard, screen: Screen): string[] {
  const rows = summaryOf(snapshot).cards.get(card.subject)?.rows ?? [];
  const steps = new Map([...stepsOf(card.step)].map((step) => [step.node, step]));
  const losses = rows.flatMap(({ node, effect }) => {
    const step = steps.get(node);
    if (step === undefined || step.value === null || effect === null || !isLoss(effect.value)) return [];
    const full = step.points === null ? '' : ` / ${showNumber(step.points)}`;
    const score = `得 ${showNumber(step.value)}${full} 分`;
    return { effect: `${showSigned(effect.value)} 分`, title: labelOf(step), score };
  });
  if (losses.length === 0) return [];
  const shown = losses.slice(0, lossesShown);
  const [first, last] = [
    Math.max(...shown.map(({ effect }) => width(effect))),
    Math.max(...shown.map(({ score }) => width(score))),
  ];
  const room = Math.max(16, (screen.wrapAt ?? screen.width) - first - last - 8);
  const rest = losses.length > shown.length ? '（其余见下）' : '';
  return [
    '',
    `使总分减少最多的几项${rest}：`,
    ...shown.map(
      ({ effect, title, score }) =>
        `  ${screen.paint('red', pad(effect, first, 'right'))}  ${pad(cut(title, room), room)}  ${score}`,
    ),
  ];
}
