// How much room a text takes (文字宽度): Chinese and other wide signs count two, all others one.

const firstWide = 0x2e7f;
const widthOfSign = (sign: string): number => ((sign.codePointAt(0) ?? 0) > firstWide ? 2 : 1);

export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

/** At most `room` wide, with … where something was cut off. */
export function shortened(text: string, room: number): string {
  let width = 0;
  let shown = '';
  for (const sign of text) {
    width += widthOfSign(sign);
    if (width > room) return `${shown}…`;
    shown += sign;
  }
  return shown;
}
