// The only door to the readers (读取文件): a path goes in, a document laid out on a grid or a Refusal comes out.
import type { RawDocument } from '../../domain/table.ts';
import type { Limits } from './limits.ts';
import { openReader } from './reader.ts';

/** Reads one file in a process of its own. For many files keep one reader: `openReader`. */
export async function readDocument(
  path: string,
  options: { columns?: never; limits?: Partial<Limits>; onProgress?: (text: string) => void } = {},
): Promise<RawDocument> {
  const { limits, onProgress } = options;
  const reader = openReader({ ...(limits && { limits }), ...(onProgress && { onProgress }) });
  try {
    return await reader.read(path);
  } finally {
    await reader.close();
  }
}
