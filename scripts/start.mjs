// `npm start`: the server (启动准绳) with the pinned Node, the built console and its own database.
import { run } from './runtime.mjs';

await run('scripts/serve.mjs', process.argv.slice(2));
