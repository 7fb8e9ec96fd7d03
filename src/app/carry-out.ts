// Work in one transaction that somebody waits for (办理): ended when they are gone, and as a dry run (试算、试导入) undone at the end, so that its verdict is the commit's own.
import type { Tx } from '../store/database.ts';
import { stoppable } from '../store/stop.ts';
import type { Deps } from './deps.ts';

class UndoneError extends Error {}

/** Once it is aborted nobody waits for the answer any more. */
export type Waited = { signal?: AbortSignal | undefined };

type Carried = { jurisdiction: string; isCommit?: boolean; isStill?: boolean } & Waited;

/**
 * Does `work` in one transaction; of a dry run (`isCommit` false) nothing stays, nor once `signal` is aborted: nobody waits for
 * the answer any more, and `work` ends at its next question to the database. `isStill` reads one state of all, and saves nothing. Answers what `work` answers, throws what it
 * throws, and the reason of the signal.
 */
export async function carryOut<T>(
  { jurisdiction, isCommit = true, isStill = false, signal }: Carried,
  deps: Deps,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  try {
    const carried = async (tx: Tx): Promise<void> => {
      done.push(await work(signal === undefined ? tx : stoppable(tx, signal)));
      signal?.throwIfAborted();
      if (!isCommit) throw new UndoneError();
    };
    await deps.store.transaction(jurisdiction, carried, { isStill });
  } catch (fault) {
    if (!(fault instanceof UndoneError)) throw fault;
  }
  const [answer] = done;
  if (done.length !== 1) throw new Error('the work of a transaction is done once');
  return answer as T;
}
