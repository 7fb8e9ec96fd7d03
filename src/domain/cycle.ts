// The appraisal year that a screen is about (考评年度): the one asked for, else the one that the server calls current.

/** Of the cycles as `/api/cycles` lists them. */
export const currentCycle = <Cycle extends { id: string; isCurrent: boolean }>(
  cycles: readonly Cycle[],
  wanted: string | null,
): Cycle | null => cycles.find(({ id }) => id === wanted) ?? cycles.find(({ isCurrent }) => isCurrent) ?? null;
