// When something happened (时刻): the day and minute as the reader's clock shows them.
const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-01-09 15:30` */
export function instantText(at: string): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
