// What the page of archive and checkpoints says in English (归档用语).
import type { archive as zh } from '../zh/archive.ts';
import { inQuotes } from '../../../domain/quote.ts';
import { many } from './many.ts';

export const archive = {
  about: 'The package that takes a whole year along, and the checkpoints that show that the journal was not rewritten.',
  package: 'Archive of the year',
  packageAbout:
    'One .zip file: results, rules, process, evidence, evaluation, metadata, verification. Each file has its SHA-256 and SM3, and the system signs the lists.',
  packageVerify: 'To verify it on a computer without the server, which names whatever was altered:',
  packageWithheld:
    'Logins, accounts and other years are in it as hashes only. A page in the package says how it is verified.',
  packageOthers: 'Exported by the organiser, archivists and auditors.',
  exportOf: (cycle: string) => `Export the archive of ${inQuotes(cycle)}`,
  checkpoints: 'Checkpoints of the journal',
  checkpointsAbout:
    'A checkpoint is a signed summary of the whole journal up to one entry, kept outside of the database; one is written every ten minutes and with each archive. Keep it and the public key elsewhere: whoever rewrites the journal later, even with all of its hashes, is found by it.',
  newest: 'The newest checkpoint',
  newestOf: (size: number, at: string, count: number) =>
    `Over ${many(size, 'entry', 'entries')}, written at ${at}; ${many(count, 'checkpoint')} in all.`,
  none: 'There is no checkpoint yet',
  noneNext: 'The first one is written within ten minutes of the first entry.',
  key: 'Public key',
  keyAbout: 'An archive is verified with it: take it from here, not only from the package.',
  copyKey: 'Copy the key',
  copyNote: 'Copy the checkpoint',
} satisfies typeof zh;
