// Instants on the screen (时刻): China's time, where the cycles run, as `2026-01-09 15:20`.
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

export const instantText = (at: string): string => parts.format(new Date(at));

/** The day that it is in China, as facts bear it: `2026-01-09`. */
export const today = (): string => instantText(new Date().toISOString()).slice(0, 10);
