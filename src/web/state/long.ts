// When a list counts as long (长列表): beyond this many rows only those in sight are drawn.
export const longFrom = 200;
