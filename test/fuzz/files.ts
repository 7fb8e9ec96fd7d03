// Files made by code (自制文件): small Word and Excel packages and ZIPs with lies in them, for tests and the fuzzer.
import { deflateRawSync, crc32 } from 'node:zlib';
import { zipSync } from 'fflate';

type Parts = Record<string, string | Uint8Array>;

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const x = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function relationships(...entries: [id: string, type: string, target: string, external?: boolean][]): string {
  const elements = entries.map(
    ([id, type, target, external]) =>
      `<Relationship Id="${id}" Type="${officeTypes}/${type}" Target="${target}"${external === true ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="${relationshipsNamespace}">${elements.join('')}</Relationships>`;
}

function contentTypes(part: string, type: string): string {
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
}

export function zipOf(parts: Parts): Uint8Array {
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part] as const,
  );
  // A fixed time: the same parts are the same file.
  return zipSync(Object.fromEntries(files), { mtime: '2022-01-01T00:00:00' });
}

/** A Word document with this body; `more` adds or replaces parts. */
export function docxOf(body: string, more: Parts = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
    'word/document.xml': wordXml(body),
    ...more,
  });
}

export function wordXml(body: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<w:document xmlns:w="${w}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`;
}

/** A workbook with these sheets (the inside of `worksheet`) by name; `more` adds or replaces parts. */
export function xlsxOf(sheets: Record<string, string>, more: Parts = {}): Uint8Array {
  const names = Object.keys(sheets);
  const entries = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index + 1}"/>`);
  const targets = names.map((_, index): [string, string, string] => [
    `s${index + 1}`,
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  return zipOf({
    '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${x}" xmlns:r="${officeTypes}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...targets,
      ['t', 'styles', 'styles.xml'],
      ['u', 'sharedStrings', 'sharedStrings.xml'],
    ),
    ...Object.fromEntries(
      names.map((name, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheets[name] ?? '')]),
    ),
    ...more,
  });
}

export function sheetXml(inside: string): string {
  return `<worksheet xmlns="${x}">${inside}</worksheet>`;
}

export function stringsXml(items: string[]): string {
  return `<sst xmlns="${x}">${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;
}

/** Styles whose n-th cell format has the n-th number format: a built-in number or a code of one's own. */
export function stylesXml(formats: (number | string)[]): string {
  const own = formats.map((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${format}"/>` : '',
  );
  const cells = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`);
  return `<styleSheet xmlns="${x}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

export type RawEntry = {
  name: string;
  data: Uint8Array;
  /** Name in the local header, if another. */
  localName?: string;
  /** Inflated size to declare, if not the true one. */
  declared?: number;
  flags?: number;
  /** Offset of the local header to declare, if not the true one. */
  header?: number;
};

/** A ZIP exactly as told, with whatever lies. */
export function rawZip(entries: RawEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, localName = name, declared = data.length, flags = 0, header } of entries) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared, 18);
    fields.writeUInt16LE(Buffer.byteLength(localName), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(localName), packed]);
    const entry = Buffer.alloc(46);
    Buffer.from('504b01021400', 'hex').copy(entry);
    fields.copy(entry, 6, 0, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(header ?? offset, 42);
    central.push(entry, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  Buffer.from('504b0506', 'hex').copy(end);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
