// A number as it stands (数字原样): text in, the same text out, its digits of one width.
export function Digits({ text }: { text: string }) {
  return <span className="digits">{text}</span>;
}
