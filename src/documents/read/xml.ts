// XML by events (逐件解析): namespaces made short names, no DOCTYPE, no entities of its own, bounded depth and count.
import { SaxesParser } from 'saxes';
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';

/** Attributes by short name: `w:val`, `r:id`; without a namespace just `val`. */
export type Attributes = ReadonlyMap<string, string>;

export type Handler = {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (words: string) => void;
};

/** Both editions of OOXML, transitional and strict, come out under one short name. */
const shortNames: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
};

/** Text longer than this in one piece is given to the parser in pieces, so that no string is copied whole. */
const chunkLength = 65_536;

export type ElementCount = { left: number };

/** Counts down over all parts of one document. */
export function elementCount(limits: Limits): ElementCount {
  return { left: limits.elements };
}

export function parseXml(bytes: Uint8Array, handler: Handler, limits: Limits, count: ElementCount): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw refuse.damaged('里面的 XML 不合规范', `malformed XML (${error.message.slice(0, 120)})`);
  });
  parser.on('doctype', () => {
    throw refuse.unsafe('XML 里有 DOCTYPE 声明，Office 的文件从不这样写', 'a DOCTYPE in XML');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    count.left -= 1;
    if (depth > limits.depth)
      throw refuse.tooComplex(`XML 嵌套超过 ${limits.depth} 层`, `XML nested deeper than ${limits.depth}`);
    if (count.left < 0)
      throw refuse.tooComplex(`XML 元素超过 ${limits.elements} 个`, `more than ${limits.elements} XML elements`);
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      attributes.set(short(attribute.uri, attribute.local), attribute.value);
    }
    handler.open(short(tag.uri, tag.local), attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(short(tag.uri, tag.local));
  });
  parser.on('text', (words) => handler.text(words));
  parser.on('cdata', (words) => handler.text(words));
  feed(parser, decode(bytes));
}

function feed(parser: SaxesParser<{ xmlns: true; position: false }>, text: string): void {
  for (let at = 0; at < text.length; at += chunkLength) parser.write(text.slice(at, at + chunkLength));
  parser.close();
}

function short(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = shortNames[uri];
  // Unknown vocabularies get a prefix that no handler knows, so that their elements are passed over.
  return prefix === undefined ? `other:${local}` : `${prefix}:${local}`;
}

/** OOXML is UTF-8 or UTF-16; whatever the declaration says, anything else is no OOXML. */
function decode(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuse.damaged('里面的文字编码不是 UTF-8', 'XML that is not UTF-8');
  }
}
