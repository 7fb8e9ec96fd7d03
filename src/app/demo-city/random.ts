// Chance with a seed (随机数): a small generator of our own, so that the demonstration city is the same on every machine.

/** `whole(low, high)`: a whole number, both ends included. `chance(n, of)`: true n times out of `of`. */
export type Chance = {
  whole: (low: number, high: number) => number;
  chance: (times: number, outOf: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
};

/** The text as a 32-bit number (FNV-1a), so that each matter has chances of its own. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/** Chances for one matter: the same seed and the same words give the same numbers, whatever else is drawn. */
export function chanceOf(seed: number, ...words: string[]): Chance {
  let state = hash([seed, ...words].join('\u0001'));
  // mulberry32, whole numbers throughout.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return (value ^ (value >>> 14)) >>> 0;
  };
  const whole = (low: number, high: number) => low + (next() % (high - low + 1));
  return {
    whole,
    chance: (times, outOf) => whole(1, outOf) <= times,
    pick: (from) => {
      const one = from[whole(0, from.length - 1)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
  };
}
