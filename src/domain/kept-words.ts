// Words that a person writes, as they are kept (填写的文字): one form on the page, over the interface and in a workbook.

/** Line breaks of any system are one, control signs are none, and the ends are cut. */
export const keptWords = (text: string): string =>
  text
    .replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '')
    .trim();
