// The sentences with which a file is refused (拒绝读取). `what` is a predicate: the door puts the file's name before it.
import { Refusal, type RefusalCode } from '../../domain/refusal.ts';

function refusal(code: RefusalCode, what: string, why: string, next: string, english: string): Refusal {
  return new Refusal(code, { what, why, next, english });
}

/** The same refusal with the file's name as the subject of the first sentence. */
export function named(fault: Refusal, file: string): Refusal {
  return new Refusal(fault.code, {
    what: `文件“${file}”${fault.what}`,
    why: fault.why,
    next: fault.next,
    english: `File "${file}" ${fault.english}`,
  });
}

const closed: Record<string, [why: string, english: string]> = {
  EACCES: ['没有读取它的权限', 'permission denied'],
  EPERM: ['没有读取它的权限', 'permission denied'],
  EISDIR: ['这个位置是一个文件夹', 'it is a folder'],
  ENOTDIR: ['路径中有一段是文件，不是文件夹', 'a part of the path is no folder'],
  ELOOP: ['路径中的链接绕成了圈', 'its links run in a circle'],
  ENAMETOOLONG: ['文件名太长', 'its name is too long'],
  EBUSY: ['它正被别的程序占用', 'another program keeps it busy'],
  EMFILE: ['打开的文件太多', 'too many files are open'],
  EIO: ['磁盘读不出来', 'the disk cannot be read'],
  'no file': ['它是设备或管道，不是普通的文件', 'it is a device or a pipe'],
};

/** `code` is the system's own word: `ENOENT`, `EACCES` … */
export function unopened(code: string): Refusal {
  if (code === 'ENOENT')
    return refusal(
      'file-missing',
      '找不到。',
      '这个位置没有这个文件。',
      '请核对文件的位置和名称，再试一次。',
      'cannot be found; check its place and name.',
    );
  const [why, english] = closed[code] ?? [`系统的回答是 ${code}`, code];
  return refusal(
    'file-unreadable',
    '打不开。',
    `${why}。`,
    '请核对文件的位置和权限，或者把文件复制到自己的文件夹后再试。',
    `cannot be opened: ${english}.`,
  );
}

export function empty(): Refusal {
  return refusal(
    'file-empty',
    '是空的。',
    '文件里没有任何内容，可能没有保存或没有传完。',
    '请打开原文件确认有内容，重新保存后再试。',
    'is empty; save it again and retry.',
  );
}

export function tooLarge(bytes: number, bytesMax: number): Refusal {
  const size = (value: number) => `${(value / 1024 / 1024).toFixed(1)} MB`;
  return refusal(
    'file-too-large',
    `太大，有 ${size(bytes)}。`,
    `一个文件最多 ${size(bytesMax)}，考评表通常不到 1 MB。`,
    '请删去图片和附件，只留考评表，另存后再试；数据文件请分成几个。',
    `is ${size(bytes)}, more than ${size(bytesMax)}; remove pictures and attachments and retry.`,
  );
}

export function unknownForm(ending: string): Refusal {
  const hints: Record<string, string> = {
    '.xls': '请在 Excel 或 WPS 中打开，另存为 .xlsx 后再试。',
    '.et': '请在 WPS 中打开，另存为 .xlsx 后再试。',
    '.wps': '请在 WPS 中打开，另存为 .docx 后再试。',
    '.rtf': '请在 Word 或 WPS 中打开，另存为 .docx 后再试。',
    '.docm': '请在 Word 中打开，另存为不含宏的 .docx 后再试。',
    '.xlsm': '请在 Excel 中打开，另存为不含宏的 .xlsx 后再试。',
    '.json': '准绳自己的 JSON 文件不用导入，请直接用来检查、计分或导出。',
    '.pdf': 'PDF 里没有表格的结构，请找到原来的 Word 或 Excel 文件再试。',
  };
  const shown = ending === '' ? '没有扩展名' : `扩展名是 ${ending}`;
  return refusal(
    'file-form-unknown',
    '不是能读取的格式。',
    `它${shown}，能读取的是 .docx、.doc、.xlsx、.csv、.txt 和 .html。`,
    hints[ending] ?? '请另存为 .docx 或 .xlsx 后再试。',
    `has an unknown form (${ending === '' ? 'no extension' : ending}); .docx, .doc, .xlsx, .csv, .txt and .html can be read.`,
  );
}

export function mismatch(ending: string, really: string, next: string, english: string): Refusal {
  return refusal(
    'file-form-mismatch',
    `不是真正的 ${ending} 文件。`,
    `扩展名是 ${ending}，内容却是${really}。`,
    next,
    `is named ${ending} but holds ${english}.`,
  );
}

export function damaged(why: string, english: string): Refusal {
  return refusal(
    'file-damaged',
    '已损坏或不完整。',
    `${why}。`,
    '请用 Word、Excel 或 WPS 打开原文件，确认能打开，另存一份后再试。',
    `is damaged or incomplete: ${english}.`,
  );
}

export function encrypted(): Refusal {
  return refusal(
    'file-encrypted',
    '有打开密码。',
    '加密的文件不能读取。',
    '请打开文件，去掉打开密码，另存后再试。',
    'is encrypted; remove the password and retry.',
  );
}

export function bomb(why: string, english: string): Refusal {
  return refusal(
    'file-bomb',
    '展开后大得不正常。',
    `${why}，这样的文件会耗尽机器的内存。`,
    '请用 Word 或 Excel 打开原文件，另存为新文件后再试；来路不明的文件请不要使用。',
    `expands beyond all measure: ${english}.`,
  );
}

export function unsafe(why: string, english: string): Refusal {
  return refusal(
    'file-unsafe',
    '含有不安全的内容。',
    `${why}。`,
    '请在 Word 或 Excel 中打开，去掉这些内容，另存为不含宏和外部链接的 .docx 或 .xlsx 后再试。',
    `holds unsafe content: ${english}.`,
  );
}

export function tooComplex(why: string, english: string): Refusal {
  return refusal(
    'file-too-complex',
    '太复杂，没有读取。',
    `${why}。`,
    '请只保留考评表，删去其他内容，另存后再试。',
    `is too complex: ${english}.`,
  );
}

export function stopped(why: string, english: string): Refusal {
  return refusal(
    'file-reader-stopped',
    '没有读完，读取被中止了。',
    `${why}。`,
    '请用 Word 或 Excel 打开，另存为 .docx 或 .xlsx 后再试；仍不成功请把文件交给维护人员。',
    `could not be read to the end: ${english}.`,
  );
}

export function officeMissing(): Refusal {
  return refusal(
    'office-missing',
    '是旧的 .doc 格式，这台机器读不了。',
    '读取 .doc 要用 LibreOffice，这台机器上没有找到它。',
    '请在 Word 或 WPS 中打开，另存为 .docx 后再试；或者安装 LibreOffice。',
    'is an old .doc; LibreOffice was not found on this machine: save it as .docx.',
  );
}
