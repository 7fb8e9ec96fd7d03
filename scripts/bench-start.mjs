// `npm run bench:start`: how long until the server answers (启动用时), at first and later, on this machine.
import { run } from './runtime.mjs';

await run('scripts/start-times.mjs', process.argv.slice(2));
