// `npm run guide`: the journeys once more, drawing the pictures of docs/guide (手册配图).
import { run } from './runtime.mjs';

process.env.UPDATE_GUIDE = '1';
await run('scripts/checks.mjs', ['--only', 'unit', 'test/journey', ...process.argv.slice(2)]);
