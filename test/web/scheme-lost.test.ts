// A save whose answer was lost (保存的答复没有收到): the page finds its own version, and adds nothing twice.
import { expect, test } from 'vitest';
import { settled } from '../kit/browser.ts';
import { bar, copyFirst, type Loss, madeBy, saveInVain, versions } from '../kit/lost-save.ts';
import { askToSave, comeBack, remark, remarks, rowIn, said, save, saveAll, schemeDesk } from '../kit/scheme-desk.ts';

const desk = schemeDesk();
const nothing = { why: '', next: '', english: '', problems: [] };

const losses: [string, Loss][] = [
  ['the connection broke', {}],
  ['the database did not confirm it', { told: { status: 503, code: 'database-unreachable' } }],
];
test.each(losses)('%s: the page finds its own version, and no draft is left', async (_, loss) => {
  const { page } = desk.screen;
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    await saveInVain(page, loss);
    await page.unroute(versions);
    await said(page, '已保存为第');
  });
  expect(made).toEqual({ rows: 1, versions: 1 });
  expect(await page.locator('.behind').count()).toBe(0);
  // The note went with it.
  await remark(page, '后来写的');
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  expect(await page.getByLabel('这一版改了什么（版本说明）').inputValue()).toBe('');
});

test('so does a page that was loaded again', async () => {
  const { page } = desk.screen;
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    await saveInVain(page);
    await page.unroute(versions);
    await page.reload();
    await said(page, '已保存为第');
  });
  expect(made).toEqual({ rows: 1, versions: 1 });
  expect(await page.locator('.behind').count()).toBe(0);
});

test('a colleague saved on top of it: it is found all the same, and what came after it is put on top of both', async () => {
  const { page } = desk.screen;
  const [, second] = await desk.rows();
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    const meanwhile = () => desk.colleague((scheme) => (rowIn(scheme, second.id).remarks = '同事写的'));
    await saveInVain(page, { meanwhile });
    await remark(page, '后来写的');
    // Until it is known whose the newer version is, nothing is put on top of it.
    await comeBack(page);
    const onTop = page.getByRole('button', { name: '保存为新的一版' });
    await expect.poll(() => onTop.isDisabled()).toBe(true);
    await page.unroute(versions);
    await page.locator('.behind').waitFor();
    await said(page, '1 处修改还没有保存');
    await page.locator('.behind').getByRole('button', { name: '在新版上继续' }).click();
    await saveAll(page);
  });
  expect(made).toEqual({ rows: 1, versions: 3 });
});

test('control: it never arrived, and a colleague was faster: the draft stays and is behind', async () => {
  const { page } = desk.screen;
  const [, second] = await desk.rows();
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    await desk.colleague((scheme) => (rowIn(scheme, second.id).remarks = '同事先写的'));
    await saveInVain(page, { isAway: true });
    await page.unroute(versions);
    await page.locator('.behind').waitFor();
    await said(page, '1 处修改还没有保存');
  });
  expect(made).toEqual({ rows: 0, versions: 1 });
});

test('it was sent again and refused: the first one is found all the same', async () => {
  const { page } = desk.screen;
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    await saveInVain(page);
    await page.unroute(versions);
    await page.route(versions, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 429, json: { ...nothing, code: 'too-many', what: '太频繁了。' } })
        : route.abort('connectionreset'),
    );
    await askToSave(page);
    await save(page).click();
    await bar(page).getByText('太频繁了').waitFor();
    await page.unroute(versions);
    await said(page, '已保存为第');
  });
  expect(made).toEqual({ rows: 1, versions: 1 });
  expect(await page.locator('.behind').count()).toBe(0);
});

test('what was refused is no open question', async () => {
  const { page } = desk.screen;
  await copyFirst(desk, page);
  await page.route(versions, (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 400, json: { ...nothing, code: 'input-invalid', what: '内容不合要求。' } })
      : route.abort('connectionreset'),
  );
  await askToSave(page);
  await save(page).click();
  await bar(page).getByText('内容不合要求').waitFor();
  expect(await bar(page).getByText('正在核对').count()).toBe(0);
  expect(await page.getByRole('button', { name: '撤销', exact: true }).isEnabled()).toBe(true);
});

test('an answer that was asked for before the save does not come over it', async () => {
  const { page } = desk.screen;
  const [first] = await desk.rows();
  await desk.open(page, 'tree', first.id);
  await remark(page, '保存了的话');
  await said(page, '1 处修改还没有保存');
  const held = Promise.withResolvers<void>();
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(/\/scheme$/u, async (route) => {
    const response = await route.fetch();
    asked.resolve();
    await held.promise;
    await route.fulfill({ response }).catch(() => undefined);
    answered.resolve();
  });
  await comeBack(page);
  await asked.promise;
  await saveAll(page);
  held.resolve();
  await answered.promise;
  await page.unroute(/\/scheme$/u);
  await settled(page);
  expect(await remarks(page).inputValue()).toBe('保存了的话');
  await said(page, '已保存为第');
});

test('until it is known, what was sent is not taken back; what came after it is', async () => {
  const { page } = desk.screen;
  const undo = page.getByRole('button', { name: '撤销', exact: true });
  const made = await madeBy(desk, async () => {
    await copyFirst(desk, page);
    await saveInVain(page);
    await said(page, '正在核对');
    expect(await undo.isDisabled()).toBe(true);
    await remark(page, '后来写的');
    await said(page, '2 处修改还没有保存');
    await undo.click();
    await said(page, '1 处修改还没有保存');
    expect(await undo.isDisabled()).toBe(true);
    await remark(page, '再写的');
    await page.unroute(versions);
    // The first is saved, the other is left.
    await page.getByText('正在核对').waitFor({ state: 'detached' });
    await said(page, '1 处修改还没有保存');
    expect(await remarks(page).inputValue()).toBe('再写的');
    expect(await page.locator('.behind').count()).toBe(0);
    await saveAll(page);
  });
  expect(made).toEqual({ rows: 1, versions: 2 });
});

test('a note that is being typed stays when the save before it is found', async () => {
  const { page } = desk.screen;
  await copyFirst(desk, page);
  await saveInVain(page);
  await remark(page, '接着改的');
  await page.getByRole('button', { name: '保存为新的一版' }).click();
  const note = page.getByLabel('这一版改了什么（版本说明）');
  expect(await note.inputValue()).toBe('我的修改');
  await note.fill('还在写的说明');
  await page.unroute(versions);
  await said(page, '1 处修改还没有保存');
  expect(await note.inputValue()).toBe('还在写的说明');
});

test('nothing of all that was a fault of the page', () => {
  expect(desk.faults).toEqual([]);
});
