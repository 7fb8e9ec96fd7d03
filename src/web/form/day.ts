// Days as people type them (日期): 2022-12-30, 2022/12/30, 2022.12.30, 2022年12月30日 or 20221230 become the first.
import { z } from 'zod';

const forms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
];
const Day = z.iso.date();

/** `2022-12-30`; null where the text is no day of the calendar. */
export function dayIn(text: string): string | null {
  const plain = text.trim().normalize('NFKC').replaceAll(' ', '');
  const parts = forms.map((form) => form.exec(plain)).find((found) => found !== null);
  if (parts === undefined || parts === null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(iso).success ? iso : null;
}
