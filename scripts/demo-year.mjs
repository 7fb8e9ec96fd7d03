// `npm run demo:year`: a whole year of the demonstration city (示范年度), played by all roles on a database of its own, up to a verified archive.
import { run } from './runtime.mjs';

await run('src/demo-year.ts', process.argv.slice(2));
