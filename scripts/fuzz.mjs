// `npm run fuzz`: throws damaged and random files at the readers (模糊测试).
import { run } from './runtime.mjs';

await run('test/fuzz/run.ts', process.argv.slice(2));
