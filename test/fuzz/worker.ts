// The worker of the fuzzer (模糊测试的工作进程): tries one seed after the other and says how each ended.
import { kinds, openTrials } from './trial.ts';

const [kindName = '', first = '1', last = '1'] = process.argv.slice(2);
const kind = kinds.find((each) => each === kindName);
if (kind === undefined) throw new Error(`unknown kind ${kindName}`);

const trials = await openTrials();
for (let seed = Number(first); seed <= Number(last); seed += 1) {
  process.send?.({ seed, outcome: null, fault: null });
  const outcome = await trials
    .try(kind, seed)
    .catch((error: unknown) => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  process.send?.({
    seed,
    outcome: typeof outcome === 'string' ? outcome : null,
    fault: typeof outcome === 'string' ? null : outcome.fault,
  });
}
await trials.close();
process.disconnect?.();
