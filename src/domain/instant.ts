// Instants as people read them (时刻): China's time, where the cycles run, as `2026-01-09 15:20`.
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

export const instantText = (at: string): string => parts.format(Date.parse(at));
