// The list of subjects as a file (名单文件): read, then taken into the scheme as any list is.
import { readDocument } from '../../documents/read/read.ts';
import type { ImportResult } from '../../domain/row.ts';
import { withListed } from '../import/subject-list.ts';
import { loadDirectory } from './scheme.ts';

/** The same with a list that is still a file. */
export const withSubjects = async (
  imported: ImportResult,
  { path, directory }: { path: string; directory: string | null },
): Promise<ImportResult> => withListed(imported, await readDocument(path), loadDirectory(directory));
