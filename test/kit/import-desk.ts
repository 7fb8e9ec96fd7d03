// At the import page (导入页旁): the organiser before it, a file that is chosen, and what the page then offers.
import type { Page } from 'playwright-core';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import type { Screen, World } from './world.ts';

export { samplePath as sample };

export async function atImport(world: World, size?: Parameters<World['sit']>[1]): Promise<Screen> {
  const screen = await world.sit('xiaoneng', size);
  await screen.page.goto(`${world.server.url}/import`);
  await screen.page.getByRole('button', { name: '选择文件…' }).waitFor();
  return screen;
}
export const choose = (page: Page, file: Parameters<Page['setInputFiles']>[1]) =>
  page.getByLabel('选择考评表文件').setInputFiles(file);
export const commit = (page: Page) => page.locator('button.commit');
/** Until the button says what it will do. */
export const saying = (page: Page, words: string | RegExp) => commit(page).filter({ hasText: words }).waitFor();
