// How much of a whole is done (进度条): a bar with its numbers beside it, never the bar alone.
export function Bar({ label, given, expected }: { label: string; given: number; expected: number }) {
  return <progress className="bar" aria-label={label} max={Math.max(1, expected)} value={given} />;
}
