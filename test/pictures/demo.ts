// The program run for its pictures (运行取图): what `npm run demo` prints on a terminal, and the page that it writes.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asTerminal } from './terminal-page.ts';

/** Runs `npm run demo` in an empty folder, as on a terminal; answers with what it printed and the path of the scorecard page. */
export function demoIn(folder: string, root: string): { output: string; page: string } {
  const started = spawnSync(process.execPath, [...asTerminal, join(root, 'src', 'cli', 'demo.ts')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined },
  });
  if (started.status !== 0) throw new Error(`npm run demo ended with ${started.status}: ${started.stderr}`);
  const page = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.html'));
  if (page === undefined) throw new Error('npm run demo wrote no scorecard page');
  return { output: started.stdout, page: join(folder, 'out', page) };
}
