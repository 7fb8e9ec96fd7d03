// `npm run demo`: the main job in a terminal (终端演示), without server and database.
import { run } from './runtime.mjs';

await run('src/cli/demo.ts', process.argv.slice(2));
