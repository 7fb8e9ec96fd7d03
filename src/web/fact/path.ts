// Where the other facts of a cycle are (其他事实的地址).
export const factsPath = (cycle: string): string => `/api/cycles/${encodeURIComponent(cycle)}/facts`;
