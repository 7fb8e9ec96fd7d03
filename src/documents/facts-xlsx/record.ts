// What every fact says of itself (经手人、日期、佐证、更正): read from the last columns of a row.
import type { Fact } from '../../domain/fact.ts';
import type { Line } from './lines.ts';
import type { Report } from './report.ts';
import { dayOf, listOf } from './words.ts';

/** As written; `at` is null where no day was written, or none that can be read. */
export type RowRecord = Pick<Fact, 'id' | 'by' | 'evidence' | 'supersedes'> & {
  at: string | null;
  isDayUnread: boolean;
};
export type Common = Pick<Fact, 'id' | 'node' | 'subject' | 'by' | 'at' | 'evidence' | 'supersedes'>;

const unreadWords: Record<'at' | 'date', (written: string) => string> = {
  at: (written) => `填报日期“${written}”读不懂，或者没有这一天。请写成 2022-12-30 的样子。`,
  date: (written) =>
    `文件日期“${written}”读不懂，或者没有这一天。请写成 2022-12-30 的样子；不知道是哪一天的，空着，在事项里写明。`,
};

/** The calendar day in a cell, or null. Reports what is none, and what was pasted as the number by which spreadsheets count days. */
export function dayIn(line: Line, key: 'at' | 'date', report: Report): string | null {
  const written = line.text(key);
  const found = dayOf(written);
  if (written !== '' && found === null) report('date-unread', line, key, unreadWords[key](written));
  if (found?.wasCounted === true)
    report('date-counted', line, key, `“${written}”是表格软件的日期序号，读作 ${found.day}，请核对。`, 'note');
  return found?.day ?? null;
}

export function recordOf(line: Line, report: Report): RowRecord {
  const at = dayIn(line, 'at', report);
  return {
    id: line.text('id'),
    by: line.text('by'),
    at,
    isDayUnread: at === null && line.text('at') !== '',
    evidence: listOf(line.words('evidence')),
    supersedes: line.text('supersedes') === '' ? null : line.text('supersedes'),
  };
}

/** Nobody and no day is a fault: every fact has them. */
export function insistOn(
  { isDayUnread, ...record }: RowRecord,
  line: Line,
  report: Report,
): Omit<Common, 'subject' | 'node'> {
  if (record.by === '') report('by-missing', line, 'by', '没有写经手人。请写明是谁填报的。');
  if (record.at === null && !isDayUnread)
    report('date-missing', line, 'at', '没有写填报日期。请写成 2022-12-30 的样子。');
  return { ...record, at: record.at ?? '0000-00-00' };
}
