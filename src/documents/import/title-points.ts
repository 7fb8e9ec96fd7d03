// Bare numbers at the end of titles (标题里的分值): “党建（25）” says points where nothing else does, and that reading can be changed.
import type { Problem } from '../../domain/problem.ts';
import type { RawDocument } from '../../domain/table.ts';
import { type Choices, choiceKey, chosenOf, withChoice } from './choice.ts';
import { problemAt, sourceOf } from './line.ts';
import type { Level, Reading } from './level.ts';
import { type Points, readPoints } from './points.ts';
import type { Settled } from './points-owner.ts';

type Titled = { level: Level; rest: string; points: Points };

const bareNumber = /^(.*\S)\s*[（(【[〔［]\s*(\d{1,4}(?:\.\d+)?)\s*[）)】\]〕］]$/su;
const year = /^(?:19|20)\d\d$/u;

function titled(level: Level): Titled[] {
  const [, rest = '', number = ''] = bareNumber.exec(level.label.title.normalize('NFKC')) ?? [];
  const points = rest === '' || year.test(number) ? null : readPoints(number, false);
  return points === null ? [] : [{ level, rest: level.label.title.slice(0, rest.length), points }];
}

/** 任务（1）, 任务（2）: a count of what has the same name. */
const isCounting = (all: Titled[]): boolean => all.every(({ points }, at) => points.text === String(at + 1));

/** The levels of one rank that have no points, whether by their titles, by a column, or by the row's own cell. */
function ranksOf({ entries, levelColumns, hasOwnTitles }: Reading, { own }: Settled): Level[][] {
  const isOfRow = (rank: number, at: number) => hasOwnTitles && rank === levelColumns.length - 1 && own.has(at);
  const lists = [
    entries.flatMap(({ sections }) => sections),
    ...levelColumns.map((_, rank) =>
      entries.flatMap(({ levels }, at) => (isOfRow(rank, at) ? [] : [levels[rank] ?? null])),
    ),
  ];
  return lists.map((levels) => [...new Set(levels)].filter((level) => level !== null));
}

/**
 * Gives the levels their points in place, where all titles of the rank end so and none has points otherwise; where
 * only some do, the titles stay, and it is asked.
 */
export function settleTitlePoints(reading: Reading, settled: Settled, raw: RawDocument, choices: Choices): Problem[] {
  return ranksOf(reading, settled).flatMap((levels) => {
    const found = levels.flatMap(titled);
    const [first] = found;
    if (first === undefined || found.length < 2 || isCounting(found)) return [];
    if (levels.some(({ points }) => points !== null)) return [];
    const source = sourceOf(raw, first.level.table, first.level.cell);
    const key = choiceKey('title-points', source);
    const isAll = found.length === levels.length;
    const readings = ['括号里的数是分值', '括号里的数是名称的一部分'];
    const isRead = (chosenOf(choices, key, readings.length) ?? (isAll ? 0 : 1)) === 0;
    if (isRead) for (const each of found) give(each);
    const names = found.map(({ rest, points }) => `“${rest.replaceAll('\n', '')}（${points.text}）”`).join('、');
    const message = `${names}的名称以括号里的数结尾，表中没有别的分值；暂按“${readings[isRead ? 0 : 1]}”读入，请核对。`;
    return [withChoice(problemAt(source, 'points-in-title', 'question', message, readings), key, choices)];
  });
}

function give({ level, rest, points }: Titled): void {
  level.label = { ...level.label, title: rest.trim(), points };
  level.points = points;
}
