// A dry run (试算、试导入): everything that the commit does is done, and undone at the end; so its verdict is the commit's own.
import type { Tx } from '../store/database.ts';
import type { Deps } from './deps.ts';

class UndoneError extends Error {}

/** Does `work` in one transaction; without `isCommit` nothing of it stays. Answers what `work` answers, throws what it throws. */
export async function carryOut<T>(
  { jurisdiction, isCommit }: { jurisdiction: string; isCommit: boolean },
  deps: Deps,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  try {
    await deps.store.transaction(jurisdiction, async (tx) => {
      done.push(await work(tx));
      if (!isCommit) throw new UndoneError();
    });
  } catch (fault) {
    if (!(fault instanceof UndoneError)) throw fault;
  }
  const [answer] = done;
  if (done.length !== 1) throw new Error('the work of a transaction is done once');
  return answer as T;
}
