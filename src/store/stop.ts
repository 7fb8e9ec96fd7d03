// Work in the database that is stopped (中途停下): once nobody waits for it, the next question to the database is not asked.
import type { Tx } from './database.ts';

/** The same transaction; each of its questions throws the reason of `signal` once that is aborted. */
export const stoppable = (tx: Tx, signal: AbortSignal): Tx =>
  tx.withPlugin({
    transformQuery: ({ node }) => {
      signal.throwIfAborted();
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
