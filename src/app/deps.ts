// What verbs need of the world (依赖): the database, the clock and fresh ids, handed in so that tests can fix them.
import type { EvidenceFiles } from '../store/evidence-files.ts';
import type { Mail } from '../domain/kept-date.ts';
import type { CheckpointFolder } from '../store/checkpoint.ts';
import type { Store } from '../store/open.ts';

export type Deps = {
  store: Store;
  /** Where the files of evidence lie. */
  files: EvidenceFiles;
  now: () => Date;
  /** A fresh unguessable id. */
  id: () => string;
  /** Others than this machine's users can reach the server: a demonstration, whose passwords everybody knows, is not served. */
  isPublic?: boolean;
  /** Rejects where the mail server does not take the message; absent: there is none. */
  mail?: (mail: Mail) => Promise<void>;
  /** Outside of the database; where there is none, none are written. */
  checkpoints?: CheckpointFolder;
};

/** The calendar day in China, where the cycles run: `2026-01-09`. */
export const dayIn = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
