// A day as official documents write it (成文日期): 2022-03-01 → 2022年3月1日.
export function officialDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
