// `npm run pictures`: makes the pictures of README.md and docs/ from the running program (制作文档图片).
import { run } from './runtime.mjs';

await run('scripts/picture.mjs', process.argv.slice(2));
