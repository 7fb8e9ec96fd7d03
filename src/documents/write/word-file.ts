// A Word file from its parts (Word 文件成形): official typefaces with their stand-ins, and the same bytes for the same content.
import {
  AlignmentType,
  Document,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeMarkup, printable } from './escape.ts';

/** Typefaces of GB/T 9704-2012, each with what Word takes where the first is not installed. */
const typefaces = {
  title: ['方正小标宋简体', '黑体'],
  heading: ['黑体', 'SimHei'],
  body: ['仿宋_GB2312', '仿宋'],
  second: ['楷体_GB2312', '楷体'],
  plain: ['宋体', 'SimSun'],
} as const;
export type Typeface = keyof typeof typefaces;

const font = (face: Typeface) => {
  const [name] = typefaces[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
};

/** Sizes of Chinese printing in points. */
export const sizes = { two: 22, smallTwo: 18, three: 16, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;

export type RunLook = {
  face: Typeface;
  points: number;
  bold?: boolean;
  color?: string;
  /** Twentieths of a point between characters. */ squeeze?: number;
};

export const run = (text: string, { face, points, bold, color, squeeze }: RunLook): TextRun =>
  new TextRun({
    text: printable(text),
    font: font(face),
    size: `${points}pt`,
    ...(bold === undefined ? {} : { bold }),
    ...(color === undefined ? {} : { color }),
    ...(squeeze === undefined ? {} : { characterSpacing: squeeze }),
  });

export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Warnings are printed in it. */
export const red = 'B3261E';

export const paragraph = (
  children: ParagraphChild[],
  more: Omit<NonNullable<ConstructorParameters<typeof Paragraph>[0] & object>, 'children'> = {},
): Paragraph => new Paragraph({ children, ...more });

/** GB/T 9704-2012, clause 7.5: 4号 half-width numerals between dashes below the type area. */
export const pageNumber = (indent = 0): Paragraph =>
  paragraph([new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: `${sizes.four}pt` })], {
    alignment: AlignmentType.CENTER,
    ...(indent === 0 ? {} : { indent: { left: indent, right: indent } }),
  });

const fontTable = (): string => {
  const fonts = Object.values(typefaces).map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
};

const core = (title: string, date: string | null): string => {
  const at =
    date === null
      ? ''
      : ['created', 'modified']
          .map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`)
          .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(title)}</dc:title><dc:creator>Plumbline</dc:creator><cp:lastModifiedBy>Plumbline</cp:lastModifiedBy><cp:revision>1</cp:revision>${at}</cp:coreProperties>`;
};

/** The time that every part of the zip bears: zip knows none before 1980. */
const partTime = new Date(1980, 0, 1);

/** `date` is the calendar day that the file bears, null for none; `base` the size that its grid counts in. */
export async function wordFile(
  title: string,
  date: string | null,
  base: number,
  sections: ISectionOptions[],
): Promise<Uint8Array> {
  const plain = { font: font('body'), size: `${base}pt` as const, language: { value: 'en-US', eastAsia: 'zh-CN' } };
  const made = new Document({
    title,
    creator: 'Plumbline',
    sections,
    styles: { default: { document: { run: plain } } },
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(made)));
  const settings = strFromU8(parts['word/settings.xml'] ?? new Uint8Array());
  const fixed: Record<string, Uint8Array> = {
    ...parts,
    'docProps/core.xml': strToU8(core(title, date)),
    'word/fontTable.xml': strToU8(fontTable()),
    'word/settings.xml': strToU8(settings.replace('<w:displayBackgroundShape/>', '')),
  };
  return zipSync(fixed, { mtime: partTime, level: 6 });
}
