// Quotation marks (引号): what is quoted within a quotation takes the other pair, “…‘…’…”, as GB/T 15834 asks.

const other: Record<string, string> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

/** A title or other words in quotation marks; quotations in it change theirs, one that an import cut short too. */
export const inQuotes = (words: string): string =>
  `“${/[“”]/u.test(words) ? words.replaceAll(/[“”‘’]/gu, (mark) => other[mark] ?? mark) : words}”`;
