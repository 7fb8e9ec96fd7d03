// A terminal as a page (终端图): what `npm run demo` printed, with its colours, two stretches of lines untouched.
import { escapeHtml, pageOf } from './page.ts';

const columns = 112;
/** The arguments that make the program believe in a terminal of that width; its output can then be captured. */
export const asTerminal = [
  '--import',
  `data:text/javascript,process.stdout.isTTY=true;process.stdout.columns=${columns}`,
];

const style = `
body{width:1280px;padding:20px 24px;background:#15191e}
pre{margin:0;color:#d5dbe2;font:20px/1.42 "Noto Sans Mono CJK SC","Sarasa Mono SC","Source Han Mono SC",monospace;font-variant-ligatures:none}
b{font-weight:700;color:#fff}
.dim{color:#8e99a5}.red{color:#ff8a80}.yellow{color:#f2cc60}.green{color:#7ee787}.cyan{color:#6cb6ff}
.gap{color:#8e99a5}
.bar,.box{display:inline-block;height:1.42em;vertical-align:top}
.bar i{display:block;height:1em;margin:.21em 0;background:currentColor}
.box{width:.5em;overflow:hidden}
.box i{display:block;width:1em;margin-left:-.25em;font-style:normal;text-align:center}
`;

/** Blocks and lines are one column wide in a terminal, but two in a Chinese font: they get their column here. */
function inColumns(html: string): string {
  const filled = (bar: string) => Array.from(bar).reduce((sum, char) => sum + 0x2590 - char.charCodeAt(0), 0);
  const barHtml = (bar: string) =>
    `<span class="bar" style="width:${bar.length / 2}em"><i style="width:${filled(bar) / 16}em"></i></span>`;
  return html
    .replaceAll(/[\u2588-\u258f]+/gu, barHtml)
    .replaceAll(/[\u2500-\u257f]/gu, (line) => `<span class="box"><i>${line}</i></span>`);
}

const opening: Record<string, string> = {
  '1': '<b>',
  '2': '<span class="dim">',
  '31': '<span class="red">',
  '32': '<span class="green">',
  '33': '<span class="yellow">',
  '36': '<span class="cyan">',
};
const closing = ['22', '39'];

/** SGR sequences as elements; a line opens and closes its own. */
function lineHtml(line: string): string {
  const open: string[] = [];
  const html = line
    .split('\u001b[')
    .map((piece, at) => {
      const code = at === 0 ? null : (/^(\d+)m/u.exec(piece)?.[1] ?? '');
      const text = inColumns(escapeHtml(code === null ? piece : piece.slice(code.length + 1)));
      if (code === null) return text;
      if (closing.includes(code)) return (open.pop() ?? '') + text;
      const tag = opening[code];
      if (tag === undefined) throw new Error(`unknown colour ${code}`);
      open.push(tag.startsWith('<b') ? '</b>' : '</span>');
      return tag + text;
    })
    .join('');
  return html + open.toReversed().join('');
}

/** From the line that holds `first` to the `count`-th line that holds `last`. */
function stretch(lines: readonly string[], first: string, last: string, count = 1): string[] {
  const from = lines.findIndex((line) => line.includes(first));
  const ends = lines.flatMap((line, at) => (at >= from && line.includes(last) ? [at] : []));
  const to = ends[count - 1];
  if (from < 0 || to === undefined) throw new Error(`“${first}” … “${last}” is not in the output`);
  return lines.slice(from, to + 1).map(lineHtml);
}

/** The heads of chapter 2 and of a group's ranking, and chapter 3 down to its first leaf; what is left out is said. */
export function terminalPage(output: string): string {
  const lines = output.split('\n');
  const gap = '<span class="gap">  ⋯</span>';
  const shown = [
    '<span class="dim">$ npm run demo</span>',
    gap,
    '',
    ...stretch(lines, '━━ 2 ', '※', 2),
    gap,
    '',
    ...stretch(lines, '政府（', '优秀', 7),
    gap,
    '',
    ...stretch(lines, '━━ 3 ', '第2行 第3列'),
    gap,
  ];
  return pageOf(style, `<pre>${shown.join('\n')}</pre>`);
}
