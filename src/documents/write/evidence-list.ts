// The list in the zip of a body's evidence (佐证材料目录): each file with its place, what is said of it, and its hashes.
import { instantText } from '../../domain/instant.ts';
import { workbookBytes } from '../xlsx-text.ts';
import { heading, type SheetCell, sheetOf, titleLine, warningLine, words } from './sheet-cells.ts';

/** One file at one place; `fault` where it could not be put there. */
export type EvidenceLine = {
  path: string;
  row: string;
  title: string;
  number: string | null;
  issuer: string | null;
  date: string | null;
  file: string;
  size: number;
  by: string | null;
  at: string;
  sha256: string;
  sm3: string;
  fault: string | null;
};

const heads = [
  '序号',
  '指标',
  '材料',
  '文号',
  '发文单位',
  '日期',
  '压缩包中的位置',
  '原文件名',
  '字节',
  '上传人',
  '上传时间',
  'SHA-256',
  'SM3',
  '说明',
];

const cellsOf = (line: EvidenceLine, at: number): SheetCell[] =>
  [
    String(at + 1),
    line.row,
    line.title,
    line.number,
    line.issuer,
    line.date,
    line.path,
    line.file,
    String(line.size),
    line.by,
    instantText(line.at),
    line.sha256,
    line.sm3,
    line.fault,
  ].map((text) => words(text));

/** `title` stands above; the mark of invented data below it. */
export function evidenceList(
  title: string,
  demonstration: string | null,
  lines: readonly EvidenceLine[],
  made: Date,
): Promise<Uint8Array> {
  const across = [titleLine(title), ...(demonstration === null ? [] : [warningLine(demonstration)])];
  const sheet = sheetOf('目录', across, [heads.map((text) => heading(text))], lines.map(cellsOf), 3);
  return workbookBytes({
    properties: { title, creator: 'Plumbline', created: made, modified: made },
    sheets: [sheet],
    defaultFont: { name: '宋体', size: 11 },
  });
}
