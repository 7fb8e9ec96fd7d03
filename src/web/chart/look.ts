// The look of pictures (图表外观): colours that are told apart by brightness too, and text in the console's ink.
export const look = {
  ink: '#1c2733',
  soft: '#4a5766',
  line: '#d9dfe6',
  part: '#2f5f9e',
  plus: '#1b7340',
  minus: '#b3261e',
  rest: '#8f5a00',
  none: '#8a97a6',
  total: '#16304f',
  lost: '#f6e3d4',
  lostLine: '#a35a16',
} as const;

const fontFamily =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

/** No animation: what is shown is there at once, on paper too. */
export const base = { animation: false, textStyle: { fontFamily, color: look.ink } };
