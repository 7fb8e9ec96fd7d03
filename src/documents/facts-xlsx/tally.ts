// Tallies out of rows (计票的行): a ballot box has a row for each answer, and what the rows say beside the votes is put together.
import type { Fact } from '../../domain/fact.ts';
import type { Line } from './lines.ts';
import { type Common, insistOn, recordOf, type RowRecord } from './record.ts';
import type { Report } from './report.ts';
import { countOf, notACount } from './words.ts';

type Tally = Extract<Fact, { type: 'tally' }>;
export type Whose = { subject: string; node: string };
/** A row with what it is about; `isFilled` where a person wrote something. */
export type BallotLine = { line: Line; whose: Whose; isFilled: boolean };

const orNull = (text: string): string | null => (text === '' ? null : text);
const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** Rows of one box: the same subject, row of the table, voter group and channel, and a correction apart from what it corrects. */
const boxOf = ({ line, whose }: BallotLine): string =>
  JSON.stringify([whose.subject, whose.node, line.text('voterGroup'), line.text('channel'), line.text('supersedes')]);

/** A box whose rows have several ids holds several tallies; rows without an id go with the only one there is. */
function byId(rows: readonly BallotLine[]): BallotLine[][] {
  const ids = new Set(rows.map(({ line }) => line.text('id')).filter((id) => id !== ''));
  if (ids.size < 2) return [[...rows]];
  return [...Map.groupBy(rows, ({ line }) => line.text('id')).values()];
}

/** Where the rows differ: all names, the latest day, all evidence in the order of the rows. */
function together(records: readonly RowRecord[]): RowRecord {
  const days = records.flatMap(({ at }) => at ?? []).toSorted();
  return {
    id: records.find(({ id }) => id !== '')?.id ?? '',
    by: union(records.map(({ by }) => (by === '' ? [] : [by]))).join('、'),
    at: days.at(-1) ?? null,
    isDayUnread: records.some(({ isDayUnread }) => isDayUnread),
    evidence: union(records.map(({ evidence }) => evidence)),
    supersedes: records[0]?.supersedes ?? null,
  };
}

function countsOf(rows: readonly BallotLine[], report: Report): Tally['counts'] {
  const counts: Tally['counts'] = {};
  for (const { line } of rows) {
    const [answer, written] = [line.text('answer'), line.text('count')];
    const count = countOf(written);
    if (written === '')
      report('count-missing', line, 'count', '没有写票数，而同一处投票的其他选项已经填写。没有票请写 0。');
    else if (count === null) report('count-unread', line, 'count', notACount(written, '票数', 0));
    if (answer === '' || answer === '__proto__')
      report('answer-missing', line, 'answer', '没有写选项。请写明这是哪一个选项的票数。');
    else if (Object.hasOwn(counts, answer)) {
      const message = `选项“${answer}”在同一处投票里写了两次。请合并成一行；若是更正，请在每一行写明更正哪一条。`;
      report('answer-twice', line, 'answer', message);
    } else counts[answer] = count ?? 0;
  }
  return counts;
}

/** The tallies of all rows, each with its first row. A box in which nobody wrote anything is left out. */
export function talliesOf(rows: readonly BallotLine[], report: Report): { fact: Tally; line: Line }[] {
  return [...Map.groupBy(rows, boxOf).values()].flatMap((box) =>
    byId(box).flatMap((each): { fact: Tally; line: Line }[] => {
      const first = each.find(({ isFilled }) => isFilled);
      if (first === undefined) return [];
      const records = each.map(({ line }) => recordOf(line, report));
      const common: Common = { ...first.whose, ...insistOn(together(records), first.line, report) };
      const [voterGroup, channel] = [orNull(first.line.text('voterGroup')), orNull(first.line.text('channel'))];
      return [
        { line: first.line, fact: { ...common, type: 'tally', voterGroup, channel, counts: countsOf(each, report) } },
      ];
    }),
  );
}
