// An answer that nobody gave is none (没有选就是没有选): nothing is preselected, and what is missing is told where it is.
import { expect, test } from 'vitest';
import { schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const { newest, post, open } = desk;

test('a parameter that is only begun has no value, is not counted, and says what is wanted', async () => {
  const { page } = desk.screen;
  const { scheme, version } = await newest();
  const asked = ['ranking', 'grades', 'e1.minimum'];
  const unsigned = scheme.parameters.map((each) =>
    asked.includes(each.key) ? { ...each, value: null, signer: null, reason: null, source: null } : each,
  );
  await post('scheme/versions', {
    base: version,
    scheme: { ...scheme, parameters: unsigned },
    note: '待定',
    despiteFacts: true,
  });
  await open(page, 'parameters', '');
  const card = (key: string) => page.locator(`[data-parameter="${key}"]`);
  const bar = page.getByRole('region', { name: '签署', exact: true });

  await card('ranking').getByRole('button', { name: '签署' }).click();
  expect(await card('ranking').getByRole('radio', { checked: true }).count()).toBe(0);
  await bar.getByRole('button', { name: '签署', exact: true }).click();
  await card('ranking').getByText('请选一个。').waitFor();

  await card('ranking').getByRole('radio', { name: '另定取值' }).check();
  const lists = card('ranking').getByRole('combobox');
  const chosen = () =>
    lists.evaluateAll((all: HTMLSelectElement[]) => all.map((each) => each.selectedOptions[0]?.text));
  expect(await chosen()).toEqual(['请选择', '请选择']);
  await lists.first().selectOption('group');
  await card('ranking').getByText('请选一个。').waitFor();
  await bar.getByRole('button', { name: '签署', exact: true }).waitFor();

  // A number is typed: the example is in the words. It is begun only, and does not stand in the way of the other.
  await card('e1.minimum').getByRole('button', { name: '签署' }).click();
  await card('grades').getByRole('button', { name: '签署' }).click();
  await card('grades').getByLabel('理由').fill('委员会定');
  await lists.last().selectOption('equal');
  await card('ranking').getByLabel('理由').fill('委员会定');
  await bar.getByRole('button', { name: '签署选定的 1 个' }).click();
  await page.getByRole('status').filter({ hasText: '已签署 1 个。' }).waitFor();
  const { scheme: now } = await newest();
  const valueOf = (key: string) => now.parameters.find((each) => each.key === key)?.value;
  expect(asked.map(valueOf)).toEqual([{ within: 'group', ties: 'equal', criteria: [] }, null, null]);

  await bar.getByRole('button', { name: '签署', exact: true }).click();
  await card('e1.minimum')
    .getByText(/^请填写，写法如 \d/u)
    .waitFor();
  await card('grades').getByText('请选一个。').or(card('grades').getByText('还有空着的，请填上。')).waitFor();
});

test('weights that are only suggested are there to be changed at once; what is wrong is told on the card that was tried', async () => {
  const { page } = desk.screen;
  const { scheme, version } = await newest();
  const asked = ['n2.2.share', 'n2.3.share'];
  const unsigned = scheme.parameters.map((each) =>
    asked.includes(each.key) ? { ...each, value: null, signer: null, reason: null, source: null } : each,
  );
  await post('scheme/versions', {
    base: version,
    scheme: { ...scheme, parameters: unsigned },
    note: '分摊待定',
    despiteFacts: true,
  });
  await open(page, 'parameters', '');
  const card = (key: string) => page.locator(`[data-parameter="${key}"]`);
  const [first, second] = [card('n2.2.share'), card('n2.3.share')];
  const bar = page.getByRole('region', { name: '签署', exact: true });

  await first.getByRole('button', { name: '签署' }).click();
  await first.getByRole('radio', { name: '平均分摊' }).check();
  expect(await first.locator('.operation-field').count()).toBe(0);
  await bar.getByRole('button', { name: '签署选定的 1 个' }).click();
  await first.getByText('请写', { exact: false }).waitFor();
  await second.getByRole('button', { name: '签署' }).click();
  await second.getByRole('radio', { name: '平均分摊' }).check();
  expect([await first.locator('.field-fault').count(), await second.locator('.field-fault').count()]).toEqual([1, 0]);
  // Closed and opened again it is a new answer.
  await first.getByRole('button', { name: '不签了' }).click();
  await first.getByRole('button', { name: '签署' }).click();
  await first.getByRole('radio', { name: /^按权重分摊/u }).check();
  expect(await first.locator('.field-fault').count()).toBe(0);

  const weights = first.locator('.operation-field input.is-short');
  const shown = () => weights.evaluateAll((all: HTMLInputElement[]) => all.map((each) => each.value));
  const equal = await shown();
  expect([equal.length > 1, new Set(equal).size]).toEqual([true, 1]);
  await weights.first().fill('40%');
  expect(await weights.first().evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await shown()).toEqual(['40%', ...equal.slice(1)]);
  await first.getByLabel('理由').fill('委员会定');
  await second.getByLabel('理由').fill('委员会定');
  await bar.getByRole('button', { name: '签署选定的 2 个' }).click();
  await page.getByRole('status').filter({ hasText: '已签署 2 个。' }).waitFor();
  const { scheme: now } = await newest();
  const signed = now.parameters.find(({ key }) => key === 'n2.2.share')?.value;
  expect(signed).toMatchObject({ how: 'weights' });
  expect(Object.values((signed as { weights: Record<string, string> }).weights)).toEqual(['40%', ...equal.slice(1)]);
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
