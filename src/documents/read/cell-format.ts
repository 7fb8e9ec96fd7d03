// Number formats of a spreadsheet (单元格格式): which numbers are percentages, dates or times.
import { numberText, percentText } from './number-text.ts';

export type CellFormat = 'number' | 'percent' | 'date' | 'time';

/** Formats with a fixed number; 27–36 and 50–58 are the dates of the Chinese editions. */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return 'number';
}

export function customFormat(code: string): CellFormat {
  // Elapsed time is the only bracket that matters; colours, conditions and languages are dropped with the quoted words.
  const isElapsed = /\[(h+|m+|s+)\]/iu.test(code);
  const signs = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .replace(/general|通用格式/giu, '')
    .toLowerCase();
  if (signs.includes('%')) return 'percent';
  if (/[yd]|e(?![+-])/u.test(signs)) return 'date';
  if (isElapsed || /[hs]/u.test(signs)) return 'time';
  return /m/u.test(signs) ? 'date' : 'number';
}

/** The text of a stored number: decimal, “50%”, ISO date, or hours:minutes:seconds. */
export function formattedNumber(
  raw: string,
  format: CellFormat,
  startsIn1904: boolean,
): { text: string; wasNoisy: boolean } {
  const number = numberText(raw);
  if (format === 'percent' && /^-?\d/u.test(number.text)) return { ...number, text: percentText(number.text) };
  if (format === 'date') return { ...number, text: dateText(Number(raw), startsIn1904) ?? number.text };
  if (format === 'time') return { ...number, text: timeText(Number(raw)) ?? number.text };
  return number;
}

const secondsOfDay = 86_400;
/** 9999-12-31, the last day that spreadsheets know. */
const lastDay = 2_958_465;

function dateText(serial: number, startsIn1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay + 1) return null;
  const seconds = Math.round(serial * secondsOfDay);
  const day = Math.floor(seconds / secondsOfDay);
  const clock = seconds % secondsOfDay;
  const date = dayText(day, startsIn1904);
  if (clock === 0) return date;
  return day === 0 ? clockText(clock) : `${date}T${clockText(clock)}`;
}

function dayText(day: number, startsIn1904: boolean): string {
  // The calendar of 1900 has a 29 February that never was: day 60.
  if (!startsIn1904 && day === 60) return '1900-02-29';
  const start = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(start + day * secondsOfDay * 1000).toISOString().slice(0, 10);
}

function timeText(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return null;
  return clockText(Math.round(serial * secondsOfDay));
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
