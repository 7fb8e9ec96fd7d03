// `npm test`: every check as its own step, with one table at the end (全部检查).
import { run } from './runtime.mjs';

await run('scripts/checks.mjs', process.argv.slice(2));
