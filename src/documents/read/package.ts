// An OOXML package (文档包): its main part and relationships, and what must not be in it.
import type { Limits } from './limits.ts';
import * as refuse from './refuse.ts';
import { elementCount, parseXml, type Attributes, type Handler } from './xml.ts';
import { openZip } from './zip.ts';

export type Relationship = { id: string; type: string; target: string; isExternal: boolean };

export type Package = {
  /** Name of the main part, e.g. `word/document.xml`. */
  main: string;
  /** Relationships of the main part; targets are names of parts. */
  relationships: Relationship[];
  limits: Limits;
  /** Parses a part; false where there is none. */
  parse: (part: string, handler: Handler) => boolean;
};

const kinds = {
  docx: { word: 'wordprocessingml', shown: ' Word 文档' },
  xlsx: { word: 'spreadsheetml', shown: ' Excel 工作簿' },
} as const;

export function openPackage(bytes: Uint8Array, form: 'docx' | 'xlsx', limits: Limits): Package {
  const zip = openZip(bytes, limits);
  const count = elementCount(limits);
  if (zip.names.some((name) => /(^|[/\\])vba[^/\\]*\.bin$/iu.test(name))) throw hasMacros();
  const parse = (part: string, handler: Handler): boolean => {
    const content = zip.read(part);
    if (content === undefined) return false;
    parseXml(content, handler, limits, count);
    return true;
  };
  const all = new Map<string, Relationship[]>();
  for (const name of zip.names.filter((each) => /(^|\/)_rels\/[^/]*\.rels$/iu.test(each))) {
    all.set(ownerOf(name), readRelationships(parse, name));
  }
  for (const relationship of [...all.values()].flat()) judgeExternal(relationship);
  const main = (all.get('') ?? []).find((each) => each.type === 'officeDocument' && !each.isExternal)?.target;
  if (main === undefined || !zip.has(main)) throw noMainPart(zip.names, form);
  judgeContentType(parse, main, form);
  return { main, relationships: all.get(main.toLowerCase()) ?? [], limits, parse };
}

/** `word/_rels/document.xml.rels` belongs to `word/document.xml`, `_rels/.rels` to the package. */
function ownerOf(name: string): string {
  return name.toLowerCase().replace(/(^|\/)_rels\/([^/]*)\.rels$/u, '$1$2');
}

function readRelationships(parse: Package['parse'], name: string): Relationship[] {
  const folder = ownerOf(name).replace(/[^/]*$/u, '');
  const found: Relationship[] = [];
  parse(name, {
    open: (element, attributes) => {
      if (element !== 'rel:Relationship') return;
      const isExternal = attributes.get('TargetMode')?.toLowerCase() === 'external';
      const target = attributes.get('Target') ?? '';
      found.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').replace(/^.*\//u, ''),
        target: isExternal ? target : resolve(folder, target),
        isExternal,
      });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/**
 * What an application would load by itself on opening is refused: a remote template, a linked
 * object, a frame, a subdocument or foreign chunk bring in code or content that nobody has seen.
 * A hyperlink waits for a click, a linked picture or another workbook's cached values carry no
 * text of ours; nothing of it is ever fetched here. A template on a local drive is what Word
 * itself writes for every document made from one, so only templates elsewhere are refused.
 */
function judgeExternal({ type, target, isExternal }: Relationship): void {
  if (!isExternal) return;
  const isLoaded = ['oleObject', 'frame', 'subDocument', 'aFChunk', 'package', 'control'].includes(type);
  if (isLoaded || (type === 'attachedTemplate' && !isLocal(target))) {
    throw refuse.unsafe(`文件打开时会自动装入外部的内容（${type}）`, `an external ${type} relationship`);
  }
}

function isLocal(target: string): boolean {
  if (/^(file:\/\/\/)?[a-z]:[/\\]/iu.test(target)) return true;
  return !/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/iu.test(target);
}

function judgeContentType(parse: Package['parse'], main: string, form: 'docx' | 'xlsx'): void {
  let type = '';
  const take = (element: string, attributes: Attributes): void => {
    const content = (attributes.get('ContentType') ?? '').toLowerCase();
    if (content.includes('macroenabled') || content.includes('vbaproject')) throw hasMacros();
    const isMain = element === 'ct:Override' && attributes.get('PartName')?.toLowerCase() === `/${main.toLowerCase()}`;
    if (isMain || (type === '' && element === 'ct:Default' && content.includes('.main+xml'))) type = content;
  };
  if (!parse('[Content_Types].xml', { open: take, close: () => {}, text: () => {} })) {
    throw refuse.damaged('里面缺少 [Content_Types].xml', 'no [Content_Types].xml');
  }
  if (!type.includes(kinds[form].word)) {
    const other = form === 'docx' ? 'xlsx' : 'docx';
    if (type.includes(kinds[other].word)) throw otherKind(form, other);
    throw refuse.damaged('里面没有正文', 'no main part of the right type');
  }
}

function noMainPart(names: string[], form: 'docx' | 'xlsx'): Error {
  const isOffice = names.some((name) => name.toLowerCase() === '[content_types].xml');
  if (isOffice) return refuse.damaged('里面没有正文', 'no main part');
  return refuse.mismatch(`.${form}`, '一个普通的压缩包', '请先解压，再选择里面的文件。', 'an ordinary ZIP archive');
}

function otherKind(form: 'docx' | 'xlsx', other: 'docx' | 'xlsx'): Error {
  return refuse.mismatch(
    `.${form}`,
    kinds[other].shown.trim(),
    `请把扩展名改为 .${other} 后再试。`,
    `a .${other} document`,
  );
}

function hasMacros(): Error {
  return refuse.unsafe('文件里有宏（VBA 程序）', 'macros (a VBA project)');
}
