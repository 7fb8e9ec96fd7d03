// The server with its console (启动服务): builds the pages when they are not of today, beside the start of the database.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { main } from '../src/main.ts';
import { consoleFolder, isStale } from './console.mjs';
import { root } from './runtime.mjs';

/** The bundler has a process of its own: what it takes of memory goes with it. */
function build() {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'console.mjs')], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`building the console failed (exit code ${code})`));
    });
  });
}

await main(async (onProgress) => {
  if (isStale()) {
    onProgress('正在生成控制台页面');
    await build();
  }
  return consoleFolder;
});
