// Evidence (佐证材料): which files are taken, what is said of them, and when two are about the same.
import { z } from 'zod';

/** By the ending: the media type, the first bytes (`offset` of them skipped at most), and whether a browser shows it. */
export const evidenceForms = {
  pdf: { media: 'application/pdf', begins: '25504446', isShown: true },
  png: { media: 'image/png', begins: '89504e470d0a1a0a', isShown: true },
  jpg: { media: 'image/jpeg', begins: 'ffd8ff', isShown: true },
  jpeg: { media: 'image/jpeg', begins: 'ffd8ff', isShown: true },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: '504b0304',
    isShown: false,
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: '504b0304',
    isShown: false,
  },
  ofd: { media: 'application/ofd', begins: '504b0304', isShown: false },
} as const satisfies Record<string, { media: string; begins: string; isShown: boolean }>;
export type EvidenceForm = keyof typeof evidenceForms;
export const EvidenceForm = z.enum(Object.keys(evidenceForms) as [EvidenceForm, ...EvidenceForm[]]);

/** Bytes that one file may have: on a line of 1.5 Mbit/s it is sent within the time of one request. */
export const evidenceMost = 50 * 1024 * 1024;

/** `通知.PDF` → `pdf`; null where files of that kind are not taken. */
export function formOf(file: string): EvidenceForm | null {
  const ending = /\.([a-z]+)$/u.exec(file.trim().toLowerCase())?.[1] ?? '';
  const form = EvidenceForm.safeParse(ending);
  return form.success ? form.data : null;
}

/** The name without its ending: what a piece is called until somebody says otherwise. */
export const titleFrom = (file: string): string => file.trim().replace(/\.[a-z]+$/iu, '') || file.trim();

const Line = z.string().trim().min(1);
/** What a person says of a file. Days are `2022-12-30`. */
export const EvidenceAbout = z.strictObject({
  title: Line.max(200),
  number: Line.max(100).nullable(),
  issuer: Line.max(100).nullable(),
  date: z.iso.date().nullable(),
});
export type EvidenceAbout = z.infer<typeof EvidenceAbout>;

/** A document number as it is compared: `市政办 [2022] 3 号` is `市政办〔2022〕3号`. Null where there is none. */
export function numberKey(number: string | null): string | null {
  const plain = (number ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/gu, '')
    .replaceAll(/[[({【〔]/gu, '〔')
    .replaceAll(/[\])}】〕]/gu, '〕');
  return plain === '' ? null : plain;
}

/** Standing, or taken back. */
export type EvidenceState = 'standing' | 'withdrawn';
