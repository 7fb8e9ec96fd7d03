// Dates as a calendar (日历订阅, RFC 5545): whole days, folded lines, and ids that stay, so that a moved date moves.
import { dayAfter } from '../../domain/day.ts';
import type { KeptDate } from '../../domain/kept-date.ts';

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/gu, '\\n');

/** Octets in a line, without its end (clause 3.1). */
const octetsMost = 75;

/** A long line goes on behind a space, and never breaks inside of a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let now = '';
  let octets = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (octets + more > octetsMost) {
      lines.push(now);
      now = ' ';
      octets = 1;
    }
    now += sign;
    octets += more;
  }
  return [...lines, now].join('\r\n');
}

const plainDay = (day: string): string => day.replaceAll('-', '');

/** `made`: when the feed was read; `address`: where the pages are, null where nobody knows. */
export function calendarText(
  dates: readonly KeptDate[],
  { title, made, address }: { title: string; made: Date; address: string | null },
): string {
  const stamp = made.toISOString().replaceAll(/[-:]|\.\d+/gu, '');
  const events = dates.flatMap(({ kind, thing, day, title: said, path, isDone }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(`${kind}-${thing.replaceAll(' ', '-')}@plumbline`)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plainDay(day)}`,
    `DTEND;VALUE=DATE:${plainDay(dayAfter(day, 1))}`,
    `SUMMARY:${escaped(isDone ? `✓ ${said.zh}` : said.zh)}`,
    `DESCRIPTION:${escaped(said.en)}`,
    ...(address === null ? [] : [`URL:${address}${path}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plumbline//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
