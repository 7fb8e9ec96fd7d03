// What a file of evidence must be before it is kept (佐证材料的文件检查): of a known kind by its name, no longer than allowed, and beginning as its kind does.
import { type EvidenceForm, evidenceForms, evidenceMost, formOf } from '../../domain/evidence.ts';
import { Refusal } from '../../domain/refusal.ts';

const megabytes = evidenceMost / 1024 / 1024;
/** A PDF may have something before its own beginning; readers look so far. */
const pdfWithin = 1024;

/** The last part of a path, whichever system it came from, without signs that no name has. */
export function plainName(file: string): string {
  const last = file.split(/[\\/]/u).at(-1) ?? '';
  return last.replaceAll(/\p{Cc}+/gu, '').trim();
}

/** Throws `file-form-unknown`. */
export function insistOnForm(file: string): EvidenceForm {
  const form = formOf(file);
  if (form !== null) return form;
  const kinds = Object.keys(evidenceForms).join('、');
  throw new Refusal('file-form-unknown', {
    what: `“${file}”没有上传。`,
    why: `佐证材料可以是这几种文件：${kinds}。`,
    next: '旧格式的文档请另存为 docx、xlsx 或 pdf；压缩包请解压后逐个上传；网页请打印为 pdf。',
    english: `“${file}” was not uploaded. Evidence is taken as ${Object.keys(evidenceForms).join(', ')}: save old documents as docx, xlsx or pdf, unpack archives, print pages as pdf.`,
  });
}

/** Throws `file-too-large`; `size` null: nobody said it beforehand. */
export function insistOnSize(file: string, size: number | null): void {
  if (size === null || size <= evidenceMost) return;
  throw new Refusal('file-too-large', {
    what: `“${file}”没有上传。`,
    why: `一个文件最大 ${megabytes} MB，它超过了。`,
    next: '请降低扫描的分辨率，或者拆成几个文件上传。',
    english: `“${file}” was not uploaded: a file may have ${megabytes} MB. Scan at a lower resolution, or split it.`,
  });
}

const empty = (file: string): Refusal =>
  new Refusal('file-empty', {
    what: `“${file}”没有上传。`,
    why: '它是空的，没有任何内容。',
    next: '请在自己的电脑上打开看一看，再选择正确的文件。',
    english: `“${file}” was not uploaded: it is empty.`,
  });

const mismatch = (file: string, form: EvidenceForm): Refusal =>
  new Refusal('file-form-mismatch', {
    what: `“${file}”没有上传。`,
    why: `名称以 .${form} 结尾，内容却不是这种文件。`,
    next: '请用原来的软件打开，另存为这种格式后再上传；只改名称的结尾不会改变内容。',
    english: `“${file}” was not uploaded: it ends in .${form}, but its content is of another kind. Open it and save it in that format.`,
  });

function beginsAs(form: EvidenceForm, first: Buffer): boolean {
  const begins = Buffer.from(evidenceForms[form].begins, 'hex');
  const at = first.indexOf(begins);
  return at === 0 || (form === 'pdf' && at > 0 && at < pdfWithin);
}

/** The same chunks, ended by a Refusal as soon as they are too many, or begin as another kind of file does. */
export async function* checkedChunks(
  file: string,
  form: EvidenceForm,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let [first, size] = [Buffer.alloc(0), 0];
  const isKnown = () => first.length >= pdfWithin;
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) {
    size += chunk.length;
    insistOnSize(file, size);
    if (isKnown()) {
      yield chunk;
      continue;
    }
    first = Buffer.concat([first, chunk]);
    held.push(chunk);
    if (!isKnown()) continue;
    if (!beginsAs(form, first)) throw mismatch(file, form);
    yield* held;
  }
  if (size === 0) throw empty(file);
  if (isKnown()) return;
  if (!beginsAs(form, first)) throw mismatch(file, form);
  yield* held;
}
