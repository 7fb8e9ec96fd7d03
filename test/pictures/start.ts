// The program run for its pictures (运行取图): what `npm start` prints on a terminal, and the page that it writes.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asTerminal } from './terminal-page.ts';

/** Runs `npm start` in an empty folder, as on a terminal; answers with what it printed and the path of the scorecard page. */
export function startIn(folder: string, root: string): { output: string; page: string } {
  const started = spawnSync(process.execPath, [...asTerminal, join(root, 'src', 'cli', 'start.ts')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined },
  });
  if (started.status !== 0) throw new Error(`npm start ended with ${started.status}: ${started.stderr}`);
  const page = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.html'));
  if (page === undefined) throw new Error('npm start wrote no scorecard page');
  return { output: started.stdout, page: join(folder, 'out', page) };
}
