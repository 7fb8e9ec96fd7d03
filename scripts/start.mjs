// `npm start`: opens Plumbline (启动准绳) with the pinned Node.
import { run } from './runtime.mjs';

await run('src/cli/start.ts', process.argv.slice(2));
