// The buttons of a long form (长表单的按钮): in sight and free to be pressed, however much is told above them.
import { expect, test } from 'vitest';
import { factForm } from '../kit/fact-form.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('xiaoneng');

test('a low window shows what saves and what leaves the form', async () => {
  const { page, world } = seat;
  await page.setViewportSize({ width: 1280, height: 480 });
  await page.goto(`${world.server.url}/cycles/${world.cycle}/facts`);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = factForm(page);
  await form.getByLabel('项目', { exact: true }).selectOption({ label: '正向激励 · 加分' });
  for (const name of ['保存', '取消']) {
    const {
      x = 0,
      y = 0,
      width = 0,
      height = 0,
    } = (await form.getByRole('button', { name, exact: true }).boundingBox()) ?? {};
    expect(y + height).toBeLessThan(470);
    const under = `document.elementFromPoint(${x + width / 2}, ${y + height / 2}).closest('button').textContent`;
    expect((await page.evaluate<string>(under)).replaceAll(/\s/gu, '')).toBe(name);
  }
});
