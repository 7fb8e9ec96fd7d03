// Calendar days as text (日期的推算): `2026-12-31`, without a time of the day.

const dayLength = 86_400_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' });

/** How many days from the first to the last: negative where the last is before it. */
export const daysBetween = (first: string, last: string): number => (midnight(last) - midnight(first)) / dayLength;

/** That many days later; negative: earlier. */
export const dayAfter = (day: string, days: number): string => text.format(midnight(day) + days * dayLength);
