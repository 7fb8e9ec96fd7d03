// Old Office containers (OLE 复合文档): which application a file belongs to, and whether it is encrypted.

export type OleKind = 'word' | 'excel' | 'encrypted' | 'other';

/** Only entries of the directory are looked at: 128 bytes each, with the name in UTF-16 and its length behind it. */
export function kindOfOle(bytes: Buffer): OleKind {
  if (entryOf(bytes, 'EncryptedPackage') !== null) return 'encrypted';
  const word = entryOf(bytes, 'WordDocument');
  if (word !== null) return isEncryptedWord(bytes, word) ? 'encrypted' : 'word';
  return entryOf(bytes, 'Workbook') !== null || entryOf(bytes, 'Book') !== null ? 'excel' : 'other';
}

function entryOf(bytes: Buffer, name: string): number | null {
  const words = Buffer.from(name, 'utf16le');
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) {
    const isEntry = at % 128 === 0 && at + 128 <= bytes.length && bytes.readUInt16LE(at + 64) === words.length + 2;
    if (isEntry) return at;
  }
  return null;
}

/** [MS-DOC] FibBase: wIdent A5EC, bit 8 of the flags at offset 10 says encrypted or obfuscated. */
function isEncryptedWord(bytes: Buffer, entry: number): boolean {
  const sectorSize = 2 ** Math.min(12, bytes.readUInt16LE(30));
  const start = (bytes.readUInt32LE(entry + 116) + 1) * sectorSize;
  if (start + 12 > bytes.length || bytes.readUInt16LE(start) !== 0xa5ec) return false;
  return (bytes.readUInt16LE(start + 10) & 0x0100) !== 0;
}
