// The data of a server after its first start (首次启动后的数据): made once in a run, and copied for whoever starts there.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { alone } from '../../scripts/alone.mjs';
import { runningServer } from './server.ts';

/** `folder` must not exist; it is what DATA_DIR names. */
export async function copyFirstStart(folder: string): Promise<void> {
  const made = inject('testFirstStart');
  await alone(`${made}.lock`, async () => {
    if (existsSync(made)) return;
    const making = `${made}-making`;
    const server = await runningServer({ DATA_DIR: making });
    await server.stop();
    await rename(making, made);
  });
  // With the owner of each file: the database refuses a folder that is not of the user that it runs as.
  if (process.platform === 'win32') await cp(made, folder, { recursive: true });
  else await promisify(execFile)('cp', ['-a', made, folder]);
}
