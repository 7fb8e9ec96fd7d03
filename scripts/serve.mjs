// The server with its console (启动服务): builds the pages when they are not of today, beside the start of the database.
import { main } from '../src/main.ts';
import { buildConsole, consoleFolder, isStale } from './console.mjs';

await main(async (onProgress) => {
  if (isStale()) {
    onProgress('正在生成控制台页面');
    await buildConsole();
  }
  return consoleFolder;
});
