// What all pages for pictures share (图页): letters, colours and safe text.

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const shared = `
:root{--ink:#1f2328;--quiet:#57606a;--line:#d0d7de;--red:#b3261e}
*{box-sizing:border-box}
body{margin:0;background:#fbfaf8;color:var(--ink);font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
`;

/** A whole page without scripts and without anything from outside of it. */
export const pageOf = (style: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${shared}${style}</style><body>${body}</body></html>`;
