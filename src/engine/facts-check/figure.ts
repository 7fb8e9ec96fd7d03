// Figures that a row cannot use (数据核对): unread keys and periods, levels where numbers are wanted, counts below zero.
import type { Figure } from '../../domain/fact.ts';
import { parse } from '../../domain/rational.ts';
import { figuresRead, kindRead } from '../../domain/operation-reads.ts';
import type { Operation } from '../../domain/operation.ts';
import type { Settled } from '../../domain/setting.ts';
import { listed } from './fault.ts';
import type { Fault } from './fault.ts';

function levelFaults({ key, level }: Figure, table: Readonly<Record<string, string>>): Fault[] {
  if (level === null) return [['figure-kind-differs', `“${key}”按等级赋分，请写等级：${listed(Object.keys(table))}。`]];
  if (Object.hasOwn(table, level)) return [];
  return [['level-unpriced', `等级“${level}”没有规定分值；方案规定的等级是${listed(Object.keys(table))}。`]];
}

/** The numbers that the scheme itself holds a figure against: a stated goal, or the bounds of intervals. */
function heldAgainst(key: string, operation: Settled<Operation>): string[] {
  if (operation.type === 'bands')
    return operation.figure === key ? operation.bands.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()) : [];
  if (operation.type !== 'reach' && operation.type !== 'ratio' && operation.type !== 'slope') return [];
  return operation.actual === key && operation.goal.from === 'value' ? [operation.goal.value] : [];
}

/** `95%` held against `95`, or the other way round, would be a hundred times too small or too big. */
function percentFaults(value: string, key: string, operation: Settled<Operation>): Fault[] {
  const against = heldAgainst(key, operation).filter((number) => parse(number).n !== 0n);
  const isPercent = value.endsWith('%');
  if (parse(value).n === 0n || against.length === 0 || against.some((number) => number.endsWith('%') === isPercent))
    return [];
  const message = `“${key}”写的是 ${value}，方案用来比较的是 ${against.join('、')}，一边带百分号一边不带，请核对单位。`;
  return [['percent-differs', message, 'note']];
}

function numberFaults({ key, value, level }: Figure, operation: Settled<Operation>): Fault[] {
  if (value === null) return [['figure-kind-differs', `“${key}”要写数值，写的却是等级“${level}”。`]];
  const { n, d } = parse(value);
  const counts = operation.type === 'count' || operation.type === 'shortfall' || operation.type === 'escalate';
  const isScore = operation.type === 'take-over';
  if (!counts && !isScore) return percentFaults(value, key, operation);
  if (operation.figure !== key) return [];
  if (n < 0n) return [['figure-negative', `“${key}”是${isScore ? '得分' : '次数或件数'}，不能是负数（${value}）。`]];
  return operation.type === 'escalate' && d !== 1n
    ? [['figure-not-whole', `“${key}”按次递进，应为整数，写的是 ${value}。`]]
    : [];
}

/** A figure that the row does not look at, by its name or by its period. */
function unreadFaults({ key, period }: Figure, operation: Settled<Operation>, cycle: string): Fault[] {
  const reads = figuresRead(operation, cycle);
  const keys = [...new Set(reads.map((read) => read.key))];
  if (!keys.includes(key))
    return [['figure-unread', `本项不看数据“${key}”，只看${listed(keys)}，这一条不起作用。`, 'note']];
  const periods = reads.filter((read) => read.key === key).map((read) => read.period);
  if (periods.includes(period)) return [];
  const message = `本项不看“${period}”的“${key}”，只看${listed(periods)}的，这一条不起作用；请核对所属年度。`;
  return [['figure-unread', message, 'note']];
}

/** `cycle` is the period of the year's own figures. */
export function figureFaults(fact: Figure, operation: Settled<Operation>, cycle: string): Fault[] {
  const stated = fact.value !== null || fact.level !== null;
  if (!stated && !fact.notApplicable) return [['figure-without-value', '没有写数值或等级；不适用的，请写明不适用。']];
  if (stated && fact.notApplicable) return [['figure-contradicts', '既写了数值又写了不适用，请只留一种。']];
  if (kindRead(operation.type) !== 'figure') return [];
  const unread = unreadFaults(fact, operation, cycle);
  if (unread.length > 0 || !stated) return unread;
  return operation.type === 'levels' ? levelFaults(fact, operation.levels) : numberFaults(fact, operation);
}
