// Paths and names of files (路径、文件名): as a person would type them, and as every system can keep them.
import { isAbsolute, relative } from 'node:path';

/** Relative to where the program was started, where that is shorter. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || isAbsolute(near) || near.length > path.length ? path : near;
}

/** Of the 255 bytes that a name may have, some are left for what stands before and behind it. */
const bytesMax = 180;
/** Names of devices on Windows, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** A title as a part of a file name: what no system takes, or what would lead out of the folder, becomes `_`. */
export function safeName(title: string): string {
  const plain = title
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]+/gu, '_')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '');
  let kept = '';
  let bytes = 0;
  for (const sign of plain) {
    bytes += Buffer.byteLength(sign);
    if (bytes > bytesMax) break;
    kept += sign;
  }
  const name = kept.replace(/[\s.]+$/u, '');
  return name === '' || reserved.test(name) ? `_${name}` : name;
}
