// The files of an archive (归档包的文件): documents and evidence against the rows that tell of them, and nothing that nobody tells of.
import type { ArchiveFile } from '../../../documents/archive/read.ts';
import { archiveFiles, EvidenceFile, resultName, schemeName, snapshotName } from '../../../domain/archive.ts';
import type { Row } from '../../../store/content.ts';
import { evidenceName, usedPieces } from '../../archive/evidence.ts';
import { documentName, issueName } from '../../archive/write.ts';
import type { Content } from './content.ts';
import { canonicalValue, type Faults, linesOf, missing } from './fault.ts';

/** Each document has the bytes that its row says. */
function checkDocuments(archive: ArchiveFile, { rows }: Content, faults: Faults): string[] {
  return rows.document.map(({ row }) => {
    const file = documentName(row);
    const digest = archive.digest(file);
    if (digest === undefined) faults.add(missing(file));
    else if (digest.sha256 !== row['bytes'])
      faults.add({ file, place: '', zh: '不是读入时的原表：字节变了。', en: 'is not the document that was read.' });
    return file;
  });
}

/** Each issued assignment has the bytes that went out. */
function checkIssues(archive: ArchiveFile, { rows }: Content, faults: Faults): string[] {
  return rows.issue.map(({ row }) => {
    const file = issueName(row);
    const digest = archive.digest(file);
    if (digest === undefined) faults.add(missing(file));
    else if (digest.sha256 !== row['file'])
      faults.add({ file, place: '', zh: '不是印发的那一份：字节变了。', en: 'is not the file that was issued.' });
    return file;
  });
}

/** Each piece of evidence has the hashes and the size that the list says. */
function checkEvidence(archive: ArchiveFile, { rows }: Content, faults: Faults): string[] {
  const file = archiveFiles.evidence;
  const found: string[] = [];
  const plain = (lying: readonly { row: Row }[]) => lying.map(({ row }) => row);
  const pieces = new Map(
    usedPieces(plain(rows.evidence), plain(rows.evidence_use)).map((row) => [String(row['sha256']), row]),
  );
  for (const { line, text } of linesOf(archive, file, faults)) {
    const { data } = EvidenceFile.safeParse(canonicalValue(text));
    const place = `第 ${line} 行`;
    const piece = data === undefined ? undefined : pieces.get(data.sha256);
    if (data === undefined) {
      faults.add({ file, place, zh: '不是规范的一行：内容变了。', en: `line ${line} is no canonical row.` });
      continue;
    }
    const isTold =
      piece?.['sm3'] === data.sm3 &&
      Number(piece['size']) === data.bytes &&
      (data.path ?? evidenceName(piece)) === evidenceName(piece);
    if (!isTold) {
      faults.add({
        file,
        place,
        zh: '写的文件，与佐证材料的说明和用途对不上：是放进来的，或者改过。',
        en: `line ${line} is the file of no piece of evidence that serves this cycle.`,
      });
      continue;
    }
    pieces.delete(data.sha256);
    if (data.path === null) continue;
    found.push(data.path);
    const digest = archive.digest(data.path);
    if (digest === undefined) faults.add(missing(data.path));
    else if (digest.sha256 !== data.sha256 || digest.sm3 !== data.sm3 || digest.size !== data.bytes)
      faults.add({
        file: data.path,
        place: '',
        zh: `不是“${file}”${place}写的那份材料：字节变了。`,
        en: `is not the evidence of line ${line}.`,
      });
  }
  for (const [sha256] of pieces)
    faults.add({
      file,
      place: '',
      zh: `没有用于本年度的佐证材料文件 ${sha256.slice(0, 12)}：被删去了。`,
      en: `lacks the file ${sha256} of a piece of evidence that serves this cycle.`,
    });
  return found;
}

/** Whatever else lies in the package was put there by somebody else. */
export function checkFiles(archive: ArchiveFile, content: Content, faults: Faults): void {
  const { computation, scheme_version: versions } = content.rows;
  const numbers = computation.map(({ row }) => Number(row['number']));
  const [newest, scheme] = [numbers.at(-1), versions.at(-1)?.row['version']];
  const known = new Set<string>([
    ...Object.values(archiveFiles),
    ...numbers.map(snapshotName),
    ...(newest === undefined ? [] : [resultName(newest, 'docx'), resultName(newest, 'xlsx')]),
    ...(scheme === undefined ? [] : [schemeName(Number(scheme))]),
    ...checkDocuments(archive, content, faults),
    ...checkIssues(archive, content, faults),
    ...checkEvidence(archive, content, faults),
  ]);
  for (const { name } of archive.files)
    if (!known.has(name))
      faults.add({
        file: name,
        place: '',
        zh: '不是归档包应有的文件：是放进来的。',
        en: 'belongs to no part of the package.',
      });
}
