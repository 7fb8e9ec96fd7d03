// Random numbers that come again (可重现的随机数): the same seed gives the same run on every machine.
export type Random = {
  /** A whole number from 0 up to, not including, `bound`. */
  below: (bound: number) => number;
  pick: <T>(choices: readonly T[]) => T;
};

/** mulberry32: small, even, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (value ^ (value >>> 14)) >>> 0;
  };
  const below = (bound: number): number => (bound <= 0 ? 0 : next() % bound);
  return {
    below,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined && choices.length === 0) throw new Error('nothing to pick from');
      return choice as (typeof choices)[number];
    },
  };
}
