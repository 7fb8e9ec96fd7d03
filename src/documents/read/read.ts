// The only door to the readers (读取文件): a path goes in, a document laid out on a grid or a Refusal comes out.
import { availableParallelism } from 'node:os';
import type { RawDocument } from '../../domain/table.ts';
import type { Limits } from './limits.ts';
import { openPlaces } from './places.ts';
import { openReader } from './reader.ts';

/** Each reading keeps a core busy and may fill its memory: more at once than cores would only take longer. */
const places = openPlaces(availableParallelism());

/** Reads one file in a process of its own, which an abort of `signal` kills. Waits where too many are being read. For many files keep one reader: `openReader`. */
export async function readDocument(
  path: string,
  options: {
    columns?: never;
    limits?: Partial<Limits>;
    onProgress?: (text: string) => void;
    signal?: AbortSignal;
  } = {},
): Promise<RawDocument> {
  const { limits, onProgress, signal } = options;
  return places.hold(async () => {
    const reader = openReader({
      ...(limits && { limits }),
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    });
    try {
      return await reader.read(path);
    } finally {
      await reader.close();
    }
  }, signal);
}
