// A Word file with other words (文件更名): the same parts and the same layout, its texts rewritten one by one.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Files of one content have the same bytes, whenever they are written. */
const partTime = '2020-01-01T00:00:00';

/** `rewrite` gets each text of the body as it stands in its run, with the signs of XML as they are. */
export function withWords(bytes: Uint8Array, rewrite: (text: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => {
    if (!/^word\/\w+\.xml$/u.test(name)) return [name, content];
    const written = strFromU8(content).replaceAll(
      /(<w:t(?:\s[^>]*)?>)([^<]*)(<\/w:t>)/gu,
      (_whole, open: string, text: string, close: string) => `${open}${rewrite(text)}${close}`,
    );
    return [name, strToU8(written)];
  });
  return zipSync(Object.fromEntries(parts), { mtime: partTime, level: 6 });
}
