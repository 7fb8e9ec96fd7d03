// A veto in a browser (一票否决): set for the scheme by form, recorded for a body, seen in ranking and scorecard, and taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactsReply } from '../../src/api/fact.ts';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { Node } from '../../src/domain/scheme.ts';
import { axeFaults } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { openWorld, type World } from '../kit/world.ts';

const body = '示范市教育局';
const level = '重大安全责任事故（示范）';
let world: World;
let ask: Awaited<ReturnType<typeof asked>>;
let page: Page;
let faults: string[];
const at = (path: string) => page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);

beforeAll(async () => {
  world = await openWorld();
  ask = await asked(world, 'xiaoneng');
  ({ page, faults } = await world.sit('xiaoneng'));
  const { scheme, version } = await ask<SchemeReply>('GET', `/api/cycles/${world.cycle}/scheme`);
  const vetoes = [{ level, effect: 'unqualified', node: null }];
  const saved = {
    base: version,
    scheme: { ...scheme, vetoes, root: withVetoRow(scheme.root) },
    note: '示范的一票否决',
  };
  await ask('POST', `/api/cycles/${world.cycle}/scheme/versions`, saved);
});
afterAll(() => world.close());

/** Beside the other deductions a row that only vetoes stand on, as an import makes it. */
function withVetoRow(node: Node): Node {
  const [first] = node.children;
  if (node.kind !== 'adjustment' || first?.children.length !== 0)
    return {
      ...node,
      children: node.children.map((child, index) => (index === node.children.length - 1 ? withVetoRow(child) : child)),
    };
  const operation = { type: 'adjustments', sign: 'minus', levels: {}, once: 'none', document: 'required' } as const;
  const row: Node = {
    ...first,
    id: 'veto-row',
    title: '否决事项',
    kind: 'part',
    points: null,
    operation,
    source: null,
  };
  return { ...node, children: [...node.children, row] };
}

async function compute(): Promise<void> {
  await at('results');
  await page.getByRole('button', { name: /^(重新)?计算$/u }).click();
  await page.getByText(/第 \d+ 次计算已完成/u).waitFor();
}

test('a veto is entered for a body with its document, and the body is shown as it makes it', async () => {
  await at('facts');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = page.getByRole('dialog', { name: '登记一条' });
  await form.getByRole('checkbox', { name: '一票否决' }).check();
  const save = form.getByRole('button', { name: '保存', exact: true });
  const who = form.getByLabel('被考评单位（可以选几个，各记一条）');
  await who.fill(body);
  await who.press('Enter');
  await who.press('Escape');
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  expect(await save.isDisabled()).toBe(true);
  await form.getByLabel('事项').fill('一起责任事故（示范）');
  await form.getByLabel('等级').selectOption(level);
  await form.getByLabel('文号').fill('示安〔2022〕1号');
  await form.getByLabel('发文单位').fill('示范市应急管理局');
  await form.getByLabel('文件日期').fill('2022-06-01');
  expect(await axeFaults(page)).toEqual([]);
  const worth = form.getByRole('region', { name: '保存后的得分（试算，未保存）' });
  await worth.getByText('后果：定为最低等次。').waitFor();
  await save.click();
  await form.waitFor({ state: 'detached' });
  const { facts } = await ask<FactsReply>('GET', `/api/cycles/${world.cycle}/facts`);
  expect(facts.at(-1)?.fact).toMatchObject({ type: 'adjustment', veto: true, level, date: '2022-06-01' });

  await compute();
  await page.getByRole('searchbox').fill(body);
  const line = page.getByRole('row').filter({ hasText: body });
  await line.filter({ hasText: '不合格' }).waitFor();
  await line.getByRole('link', { name: body }).click();
  await page
    .getByText(/一票否决（.*一起责任事故（示范）.*）：定为不合格/u)
    .first()
    .waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('a row of vetoes ticks the box and unticks it again, and its only case is chosen already', async () => {
  await at('facts');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = page.getByRole('dialog', { name: '登记一条' });
  const box = form.getByRole('checkbox', { name: '一票否决' });
  const row = form.getByLabel('项目', { exact: true });
  const before = await row.inputValue();
  expect(await box.isChecked()).toBe(false);
  await row.selectOption('veto-row');
  expect([await box.isChecked(), await box.isDisabled()]).toEqual([true, true]);
  expect(await form.getByLabel('等级').inputValue()).toBe(level);
  const who = form.getByLabel('被考评单位（可以选几个，各记一条）');
  await who.fill(body);
  await who.press('Enter');
  await form.getByLabel('等级').selectOption('');
  const problem = form.locator('.problem');
  await problem.waitFor();
  expect(await problem.innerText()).not.toMatch(/一列|事实“/u);
  expect(await axeFaults(page)).toEqual([]);
  await row.selectOption(before);
  expect(await box.isChecked()).toBe(false);
  await form.getByRole('button', { name: '取消' }).click();
  expect(faults).toEqual([]);
});

test('a veto that is taken back has no effect any more, and both facts stay in sight', async () => {
  await at('facts');
  await page.getByRole('combobox', { name: '种类' }).selectOption({ label: '加减分' });
  await page.getByRole('textbox', { name: '查找单位或事项' }).fill('一起责任事故');
  const line = page.getByRole('row').filter({ hasText: '一起责任事故' });
  await line.getByText(/一票否决/u).waitFor();
  await line.getByRole('button', { name: '撤回' }).click();
  const form = page.getByRole('dialog', { name: '撤回这一条' });
  await form.getByLabel('为什么撤回').fill('经查不属于责任事故');
  await form.getByRole('button', { name: '撤回' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: '也列出已更正、撤回的' }).check();
  await page.getByText('经查不属于责任事故').first().waitFor();
  await compute();
  await page.getByRole('searchbox').fill(body);
  const restored = page.getByRole('row').filter({ hasText: body });
  await restored.waitFor();
  expect(await restored.filter({ hasText: '不合格' }).count()).toBe(0);
  expect(faults).toEqual([]);
});
