// Text made safe for markup (转义): names and words of others never become tags.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control signs and halves of signs, which no XML may hold; tab and line breaks may stay. */
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

export const printable = (text: string): string => text.replaceAll(unprintable, '\uFFFD');

/** For text and attribute values of HTML, SVG and XML. */
export const escapeMarkup = (text: string): string =>
  printable(text).replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
