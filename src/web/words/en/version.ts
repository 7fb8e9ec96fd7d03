// What is said when a version is saved, of a scheme or an assignment, in English (保存用语).
import type { version as zh } from '../zh/version.ts';

export const version: typeof zh = {
  dropUnsure: 'A save has no answer yet: if it has become a version, dropping does not take that back.',
  lost: 'That save has not arrived: the server could not be reached. All changes are still here; please save again.',
};
