// Marks, figures and adjustments out of rows (评分、数据、加减分的行): one row is one fact.
import type { Fact } from '../../domain/fact.ts';
import { equals, one, parse } from '../../domain/rational.ts';
import type { LevelName } from '../../domain/level-name.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { nodesOf } from '../../domain/scheme.ts';
import { amountMost, isReference } from '../../domain/setting.ts';
import { type ColumnKey, sheets } from './columns.ts';
import type { Line } from './lines.ts';
import { idOf, type Names } from './names.ts';
import { type Common, dayIn } from './record.ts';
import type { Report } from './report.ts';
import { casesFor } from './veto.ts';
import { amountOf, countOf, no, notACount, periodOf, yes, yesOrNo } from './words.ts';

/** `cycle` is the period that the year's own figures have. */
export type Room = {
  scheme: Scheme;
  cycle: string;
  names: Names;
  levelName: LevelName;
  report: Report;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

const headingOf = (type: Fact['type'], key: ColumnKey): string =>
  sheets[type].columns.find((column) => column.key === key)?.title ?? '';

function amount(line: Line, key: ColumnKey, report: Report): string | null {
  const text = line.text(key);
  const found = amountOf(text);
  if (text !== '' && found === null)
    report(
      'number-unread',
      line,
      key,
      `“${text}”不是数。请写小数、百分数或分数，如 9.5、95%、1/3，不带单位，最多 ${amountMost} 个字符。`,
    );
  return found;
}

function count(line: Line, key: ColumnKey, report: Report): number | null {
  const text = line.text(key);
  const found = countOf(text);
  if (text !== '' && (found === null || found === 0))
    report('count-unread', line, key, notACount(text, headingOf('adjustment', key), 1));
  return found;
}

function isYes(line: Line, type: Fact['type'], key: ColumnKey, report: Report): boolean {
  const text = line.text(key);
  const heading = headingOf(type, key);
  const found = yesOrNo(text, heading);
  if (found === null) report('yes-or-no-unread', line, key, `看不出“${text}”是不是${heading}。请写“${yes}”或“${no}”。`);
  return found ?? false;
}

/** Whether a full mark is 1, so that 95% is a mark and not a slip. */
function isShareOfOne(scheme: Scheme, id: string): boolean {
  const operation = [...nodesOf(scheme.root)].find((node) => node.id === id)?.operation;
  if (operation?.type !== 'marks' || operation.scale === null || operation.scale === 'points') return false;
  return !isReference(operation.scale) && equals(parse(operation.scale), one);
}

/** What a mark and a figure share: a value, or the word that the row does not apply. */
function valueOf(line: Line, type: 'mark' | 'figure', report: Report) {
  const value = amount(line, 'value', report);
  const notApplicable = isYes(line, type, 'notApplicable', report);
  if (notApplicable && line.text('value') !== '')
    report('value-and-not-applicable', line, 'value', '既写了数，又写了不适用。请只留一个。');
  return { value: notApplicable ? null : value, notApplicable, reason: orNull(line.words('reason')) };
}

export function markOf(line: Line, common: Common, { scheme, names, report }: Room): Fact {
  const assessor = idOf(names, line, 'assessor', report);
  const { value, ...rest } = valueOf(line, 'mark', report);
  if (!rest.notApplicable && line.text('value') === '')
    report('value-missing', line, 'value', '这一行填了内容，却没有评分。请填写评分，或者写明不适用。');
  if (value?.endsWith('%') === true && !isShareOfOne(scheme, common.node)) {
    const message = `“${line.text('value')}”是百分数，评分要写分：满分 100 分的写 ${value.slice(0, -1)}，不写百分号。`;
    report('mark-is-percentage', line, 'value', message);
  }
  return { ...common, type: 'mark', assessor, value, ...rest };
}

export function figureOf(line: Line, common: Common, { cycle, levelName, report }: Room): Fact {
  const [key, period] = [line.text('key'), periodOf(line.text('period'), cycle)];
  if (key === '') report('key-missing', line, 'key', '没有写数据项。请照原表填写。');
  if (period === '') report('period-missing', line, 'period', '没有写所属年度。请写成 2022 的样子。');
  const { value, ...rest } = valueOf(line, 'figure', report);
  const level = levelName(common.node, orNull(line.text('level')));
  if (!rest.notApplicable && level === null && line.text('value') === '')
    report('value-missing', line, 'value', '这一行填了内容，却没有数据，也没有等级。请填写，或者写明不适用。');
  return { ...common, type: 'figure', key, period, value, level, ...rest };
}

/** The level as the scheme spells it; of a veto that says none the only case that the row may mean. */
function levelOf(line: Line, node: string, isVeto: boolean, room: Room): string | null {
  const { scheme, levelName, report } = room;
  const level = levelName(node, orNull(line.text('level')));
  const [only, ...others] = isVeto && level === null ? casesFor(scheme, node) : [];
  if (only === undefined) return level;
  if (others.length > 0) {
    const listed = [only, ...others].map((each) => `“${each}”`).join('、');
    report('veto-level-missing', line, 'level', `写了一票否决，没有写是哪一种情形。请在等级里写明：${listed}。`);
    return null;
  }
  report('veto-level-taken', line, 'level', `没有写一票否决的情形，按唯一的情形“${only}”计，请核对。`, 'note');
  return only;
}

export function adjustmentOf(line: Line, common: Common, room: Room): Fact {
  const { report } = room;
  const veto = isYes(line, 'adjustment', 'veto', report);
  if (line.text('title') === '') report('title-missing', line, 'title', '没有写事项。请写明因什么事加分或扣分。');
  return {
    ...common,
    type: 'adjustment',
    title: line.words('title'),
    issuer: orNull(line.text('issuer')),
    document: orNull(line.text('document')),
    date: dayIn(line, 'date', report),
    level: levelOf(line, common.node, veto, room),
    points: amount(line, 'stated', report),
    matter: orNull(line.text('matter')),
    incident: orNull(line.text('incident')),
    rank: count(line, 'rank', report),
    ranked: count(line, 'ranked', report),
    tied: count(line, 'tied', report),
    bodies: count(line, 'bodies', report),
    share: amount(line, 'share', report),
    veto,
  };
}
