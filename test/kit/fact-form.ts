// The form for a fact, filled in by hand (登记表单): opened, with its row and its body chosen, and saved.
import type { Locator, Page } from 'playwright-core';

/** The form that is open. */
export const factForm = (page: Page): Locator => page.getByRole('dialog', { name: '登记一条' });

/** Opened with row and body chosen. */
export async function openFactForm(page: Page, row: string, body: string): Promise<Locator> {
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = factForm(page);
  await form.getByLabel('项目', { exact: true }).selectOption({ label: row });
  const who = form.getByLabel('被考评单位（可以选几个，各记一条）');
  await who.fill(body);
  await who.press('Enter');
  await who.press('Escape');
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  return form;
}

export const saveButton = (form: Locator): Locator => form.getByRole('button', { name: '保存', exact: true });
