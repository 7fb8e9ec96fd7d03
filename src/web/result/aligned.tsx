// Numbers of one column below each other at their decimal points (小数点对齐): nothing is added to what is read or copied.

/** Digits behind the point of a number as it is shown. */
const placesIn = (shown: string): number => shown.split('.')[1]?.length ?? 0;

/** The most in a column; null: no number there. */
export const placesOf = (column: readonly (string | null)[]): number =>
  Math.max(0, ...column.map((shown) => (shown === null ? 0 : placesIn(shown))));

export function Aligned({ shown, places }: { shown: string; places: number }) {
  const own = placesIn(shown);
  const rest = `${own === 0 && places > 0 ? '.' : ''}${'0'.repeat(Math.max(0, places - own))}`;
  return (
    <span className="aligned" data-rest={rest}>
      {shown}
    </span>
  );
}
