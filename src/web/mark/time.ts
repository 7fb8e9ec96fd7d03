// Instants for people (时刻): today as a time, other days with their date, in the browser's own zone.
const two = (count: number): string => String(count).padStart(2, '0');

export const clockText = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`;

/** `2026-11-25 21:40` */
export function timeText(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clockText(at)}`;
}
