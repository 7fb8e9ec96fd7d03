// A scheme with errors and open questions (方案还不能用): the assessor is told what is waited for, and every cause where marks would be.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import { labelOf } from '../../src/domain/display.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { axeFaults, desktop, phone, settled } from '../kit/browser.ts';
import { asked } from '../kit/colleagues.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let broken: string;
beforeAll(async () => {
  world = await openWorld();
  const ask = await asked(world, 'xiaoneng');
  const url = `/api/cycles/${world.cycle}/scheme`;
  const { scheme, version } = await ask<SchemeReply>('GET', url);
  const row = [...nodesOf(scheme.root)].find(({ children, kind }) => kind === 'indicator' && children.length === 0);
  const [question] = scheme.parameters;
  if (row === undefined || question === undefined) throw new Error('the demonstration has no row or no parameter');
  broken = labelOf(row);
  row.operation = null;
  Object.assign(question, { value: null, signer: null, source: null });
  await ask('POST', `${url}/versions`, { base: version, scheme, note: '没有写完', despiteFacts: true });
});
afterAll(() => world.close());

async function seesCauses(page: Page, place: string): Promise<void> {
  await page.goto(`${world.server.url}/cycles/${world.cycle}/${place}`);
  await settled(page);
  await page.getByRole('heading', { name: '方案还有 1 处错误、1 个待定的问题，暂时不能评分和登记' }).waitFor();
  const causes = page.getByRole('region', { name: '问题清单' });
  expect(await causes.getByRole('button').count()).toBe(2);
  await causes.getByRole('button', { name: '没有计分方法' }).getByText(broken).waitFor();
  expect(await axeFaults(page)).toEqual([]);
}

test.each([desktop, phone])(
  'an assessor waits at home, and sees every cause instead of marks, at $width px',
  async (size) => {
    const { page, context, faults } = await world.sit('zuzhi', size);
    await page.goto(world.server.url);
    await settled(page);
    const due = page.getByRole('region', { name: '要办的' });
    await due.getByText('现在还不能评分：方案还有 1 处错误、1 个待定的问题，要等主办单位改正和签署。').waitFor();
    expect(await page.getByRole('link', { name: /^去评分/u }).count()).toBe(0);
    await seesCauses(page, 'marks');
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('an organiser sees them instead of the other facts, and one press leads to the place', async () => {
  const { page, context, faults } = await world.sit('xiaoneng');
  await seesCauses(page, 'facts');
  await page.getByRole('button', { name: '没有计分方法' }).click();
  await page.getByRole('region', { name: broken, exact: true }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
