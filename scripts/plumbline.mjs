// `npm run plumbline -- <command>` (准绳命令行): file arguments are resolved against the caller's folder.
import { run } from './runtime.mjs';

await run('src/cli/main.ts', process.argv.slice(2), 'caller');
