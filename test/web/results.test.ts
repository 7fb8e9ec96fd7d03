// Results in a real browser (结果页测试): a number is taken apart down to its cell, a trial gives what the engine gives, files are saved.
import { readFile } from 'node:fs/promises';
import type { APIResponse, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BasisReply, RankingReply, ScorecardReply } from '../../src/api/computation.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { samplePath } from '../../src/app/demo-city/demo-city.ts';
import type { Mark } from '../../src/domain/fact.ts';
import { oneLine, showNumber, showSigned, showTotal } from '../../src/domain/display.ts';
import { compare, parse } from '../../src/domain/rational.ts';
import { barTitle } from '../../src/domain/summary.ts';
import { computationDifference } from '../../src/engine/computation-difference/difference.ts';
import { compute } from '../../src/engine/computation.ts';
import { type Trial, type TriedFact, whatIf } from '../../src/engine/what-if.ts';
import { axeFaults } from '../kit/browser.ts';
import { cellsIn, drawnCells } from '../kit/drawn-cells.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

let world: World;
let screen: Screen;
let page: Page;
beforeAll(async () => {
  world = await openWorld();
  screen = await world.sit('xiaoneng');
  page = screen.page;
});
afterAll(() => world.close());

const open = (path: string) => page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);
const ask = (name: string): Promise<APIResponse> =>
  screen.context.request.get(`${world.server.url}/api/cycles/${world.cycle}/computations/newest/${name}`);
const answer = async <T>(name: string): Promise<T> => (await (await ask(name)).json()) as T;
const texts = async (of: Locator): Promise<string[]> => (await of.allTextContents()).map(oneLine);

describe('the ranking', () => {
  test('says that it loads until it has come, and draws the end of the places where the engine ended them', async () => {
    const held = Promise.withResolvers<undefined>();
    const isRanking = /\/computations\/[^/]+\/ranking$/u;
    await page.route(isRanking, async (route) => {
      await held.promise;
      await route.continue();
    });
    await open('results');
    await page.getByText('正在载入…').waitFor();
    const busy = page.locator('main [aria-busy="true"]');
    await busy.first().waitFor();
    expect(await page.locator('td.total').count()).toBe(0);
    held.resolve(undefined);
    await busy.first().waitFor({ state: 'detached' });
    await page.unroute(isRanking);
    await page.getByRole('radio', { name: '政府' }).check({ force: true });
    const { rows } = await answer<RankingReply>('ranking');
    const best = rows.filter((row) => row.group === 'zhengfu' && row.grade === '优秀').map(({ title }) => title);
    const above = page.locator('tr:has(td.is-quota)').locator('xpath=preceding-sibling::tr[not(@class="divider")]');
    expect((await texts(above.getByRole('link'))).toSorted()).toEqual(best.toSorted());
    expect(await texts(page.locator('td.is-quota'))).toEqual([
      '优秀名额到此为止：46 个单位的 30%，限 13 个；以下 32 个单位达到优秀分数线，因名额未评为优秀',
    ]);
  });

  test('is sorted by a heading, filtered by a word, and leads to the scorecard', async () => {
    const { components, rows } = await answer<RankingReply>('ranking');
    const column = components.findIndex(({ title }) => title === '领导评价');
    const own = new Map(rows.map(({ title, parts }) => [title, parse(parts[column]?.value ?? '')]));
    const titles = () => texts(page.getByRole('row').getByRole('rowheader').getByRole('link'));
    await page.getByRole('button', { name: '领导评价' }).click();
    expect(await page.locator('[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    const values = (await titles()).map((title) => own.get(title) ?? parse(''));
    expect(values.length).toBe(46);
    expect(values).toEqual(values.toSorted((a, b) => compare(b, a)));
    expect(compare(values.at(0) ?? parse(''), values.at(-1) ?? parse(''))).toBe(1);
    const grade = page.getByRole('combobox', { name: '等次' });
    await grade.selectOption('优秀');
    const best = rows.filter((row) => row.group === 'zhengfu' && row.grade === '优秀').map(({ title }) => title);
    expect((await titles()).toSorted()).toEqual(best.toSorted());
    await grade.selectOption('');
    await page.getByRole('searchbox', { name: '查找单位' }).fill('财政');
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: '示范市财政局' }).click();
    await page.getByRole('heading', { level: 1, name: '示范市财政局' }).waitFor();
  });
});

describe('the scorecard', () => {
  test('a number leads to its fact, the row to the cell of the Word file, and the address to the row', async () => {
    const { card, totalPlaces } = await answer<ScorecardReply>('scorecards/caizheng');
    await open('scorecards/caizheng#n2.1.2');
    const said = page.locator('.headline dd:not(.headline-note)');
    await said.first().waitFor();
    expect([card.total, card.rank, card.grade]).not.toContain(null);
    expect(await texts(said)).toEqual([showTotal(card.total ?? '', totalPlaces), String(card.rank), card.grade]);
    const step = page.locator('li[id="n2.1.2"]');
    await step.getByRole('button', { name: /^96，/u }).first().click();
    expect(oneLine((await step.locator('.unfolding .fact').first().textContent()) ?? '')).toMatch(
      /^评分：示范市纪委监委评 96 分录入人.+日期2022-12-30理由.+佐证/u,
    );
    await step.getByRole('button', { name: '出处：表1 第4行 第3列' }).click();
    const cell = step.locator('td[data-highlight]');
    const words = card.step.children[0]?.children[0]?.children[1]?.children[0]?.children[1]?.source?.words ?? '';
    expect(words).toContain('严格遵守党纪党规');
    await cell.waitFor();
    expect(await cell.count()).toBe(1);
    const plain = (text: string) => text.replaceAll(/\s/gu, '');
    expect(plain((await cell.textContent()) ?? '')).toBe(plain(words));
    expect(await cell.getAttribute('data-cell')).toBe('4/3');
    // Merged as in the file; in some words the demonstration has another city's name.
    const [drawn, given] = [await drawnCells(step.locator('.official-table')), await cellsIn(samplePath)];
    const placed = (cells: typeof given) => cells.map(([row, column, ...spans]) => [row, column, spans[0], spans[1]]);
    expect(placed(drawn)).toEqual(placed(given));
  });

  test('the pictures are drawn, and their numbers stand beside them', async () => {
    await page.getByRole('img', { name: '示范市财政局得分构成' }).locator('svg').waitFor();
    await page.getByRole('img', { name: '示范市财政局与同组相比' }).locator('svg').waitFor();
    const { radar, summary, totalPlaces } = await answer<ScorecardReply>('scorecards/caizheng');
    const tables = page.locator('.pictures table');
    const lines = (await tables.nth(0).locator('tbody tr').all()).map((line) => texts(line.locator('th, td')));
    expect(await Promise.all(lines)).toEqual(
      summary.bars.map(({ gained, full, to, ...bar }) => [
        barTitle(bar).zh,
        full === null ? showSigned(gained.value) : showNumber(gained.value),
        ...[full?.points, full?.lost].map((points) => (points === undefined ? '' : showNumber(points.value))),
        showTotal(to.value, totalPlaces),
      ]),
    );
    expect(await tables.nth(1).locator('tbody tr').count()).toBe(radar.length);
  });

  test('in English names its methods in English, and stands its signs in between', async () => {
    const { page: own, faults } = await world.sit('xiaoneng');
    await own.addInitScript(() => localStorage.setItem('plumbline.language', 'en'));
    await own.goto(`${world.server.url}/cycles/${world.cycle}/scorecards/caizheng#n2.1.2`);
    const step = own.locator('li[id="n2.1.2"]');
    await step.getByText('Marks of assessors').waitFor();
    const folded = await texts(step.locator('.folded-head'));
    expect(folded.join(' ')).toMatch(/Facts \(1\)/u);
    expect(folded.join(' ')).not.toMatch(/[（）：；]/u);
    await own.context().close();
    expect(faults).toEqual([]);
  });

  test('is saved as a PDF', async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出得分单 PDF' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe('得分单-示范市财政局.pdf');
    expect((await readFile(await file.path())).subarray(0, 4).toString()).toBe('%PDF');
  });
});

describe('a trial', () => {
  test('moves the ranks as the engine moves them, and saves nothing', async () => {
    const { scheme, assumptions, facts } = await answer<BasisReply>('basis');
    const basis = { scheme, assumptions, facts };
    const mark = facts.facts.find(
      (fact): fact is Mark => fact.type === 'mark' && fact.subject === 'caizheng' && fact.node === 'n2.1.2',
    );
    if (mark === undefined) throw new Error('the demonstration has no such mark');
    const fact = { ...mark, value: '20', reason: null, supersedes: mark.id };
    const tried = whatIf(basis, [{ type: 'fact', fact }], '2026-01-09');
    const { subjects, unchanged } = computationDifference(compute(basis), compute(tried));
    const titles = new Map(scheme.subjects.map(({ id, title }) => [id, title]));
    expect(subjects.length).toBeGreaterThan(1);

    await open('trial');
    await page.getByRole('combobox', { name: '单位', exact: true }).selectOption('caizheng');
    await page.getByRole('textbox', { name: /^试为：严格遵守党纪党规.*纪委监委/u }).fill('20');
    await page.getByText(`${subjects.length} 个单位有变化，${unchanged} 个没有`).waitFor();
    const expected = subjects.map(({ subject: id, rank }) => `${titles.get(id)} ${rank.before} → ${rank.after}`);
    const rows = page.getByRole('list', { name: '有变化的单位' }).locator('summary');
    const shown = (await texts(rows)).map((text) =>
      text.replace(/ (?:党群|政府).*名次 /u, ' ').replace(/(→ \d+) .*/u, '$1'),
    );
    expect(shown).toEqual(expected);

    await page.getByRole('button', { name: '全部去掉' }).click();
    await rows.first().waitFor({ state: 'detached' });
    expect((await answer<BasisReply>('basis')).facts).toEqual(facts);
  });

  test('other facts are changed, left out and added, and the ranks move as the engine says', async () => {
    const { facts, scheme, assumptions } = await answer<BasisReply>('basis');
    const basis = { facts, scheme, assumptions };
    const subject = 'rendaban';
    const own = facts.facts.filter((fact) => fact.subject === subject && fact.type === 'adjustment');
    const [praise, rank] = ['a1.1', 'a3.1'].map((node) => own.find((fact) => fact.node === node));
    if (praise?.type !== 'adjustment' || rank === undefined) throw new Error('no such adjustments');
    const finding = { ...praise, node: 'a2.1', title: '窗口无人', level: '严重', matter: null, supersedes: null };
    const tries: TriedFact[] = [
      { ...praise, level: '省级', supersedes: praise.id },
      { ...rank, supersedes: rank.id, withdrawn: true },
      { ...finding, document: '示效〔2022〕9号' },
    ];
    const counts = (some: readonly TriedFact[]): string => {
      const trials = some.map((fact): Trial => ({ type: 'fact', fact }));
      const { subjects, unchanged } = computationDifference(
        compute(basis),
        compute(whatIf(basis, trials, '2026-01-09')),
      );
      const card = subjects.find((each) => each.subject === subject);
      return `${subjects.length} 个单位有变化，${unchanged} 个没有 ${card?.total.after ?? ''}`;
    };
    const told = async (): Promise<string> => {
      const line = oneLine((await page.getByText(/个单位有变化/u).textContent()) ?? '').replace('试算，未保存 ', '');
      const item = page.getByRole('list', { name: '有变化的单位' }).locator('summary').filter({ hasText: '人大常委' });
      return `${line} ${/→ (\S+)（/u.exec((await item.textContent()) ?? '')?.[1] ?? ''}`;
    };
    await open('trial');
    await page.getByRole('combobox', { name: '单位（加减分、数据、计票）' }).selectOption(subject);
    await page.getByRole('button', { name: `改 正向激励 · 加分 ${praise.title}` }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('等级').selectOption('省级');
    await form.getByRole('button', { name: '试算' }).click();
    await expect.poll(told).toBe(counts(tries.slice(0, 1)));
    await page.getByRole('button', { name: /^不计 考核奖惩 · 指标排名/u }).click();
    await expect.poll(told).toBe(counts(tries.slice(0, 2)));
    await page.getByRole('button', { name: '试加一条' }).click();
    await form.getByLabel('项目', { exact: true }).selectOption({ label: '察访核验 · 扣分' });
    await form.getByLabel('事项').fill('窗口无人');
    await form.getByLabel('文号').fill('示效〔2022〕9号');
    await form.getByLabel('等级').selectOption('严重');
    await form.getByRole('button', { name: '试算' }).click();
    await expect.poll(told).toBe(counts(tries));
    expect(await page.getByText('试算，未保存').count()).toBeGreaterThan(4);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^恢复 考核奖惩/u }).click();
    await expect.poll(told).toBe(counts(tries.filter(({ withdrawn }) => withdrawn !== true)));
    await page.getByRole('button', { name: '全部去掉' }).click();
    expect((await answer<BasisReply>('basis')).facts).toEqual(facts);
  });

  test('any value of a parameter is tried by the form in which it is signed; what does not fit is not', async () => {
    const { facts, scheme, assumptions } = await answer<BasisReply>('basis');
    const basis = { facts, scheme, assumptions };
    const parameter = scheme.parameters.find(({ title }) => title.includes('“领导评价”满分是多少分'));
    if (parameter === undefined) throw new Error('no such parameter');
    const trials: Trial[] = [{ type: 'parameter', key: parameter.key, value: '120' }];
    const { subjects, unchanged } = computationDifference(compute(basis), compute(whatIf(basis, trials, '2026-01-09')));
    await page.getByRole('combobox', { name: '参数', exact: true }).selectOption(parameter.key);
    await page.getByRole('combobox', { name: /^试为：“领导评价”满分/u }).selectOption('另填一个值');
    const value = page.getByRole('textbox', { name: '取值' });
    await value.fill('很多');
    await page.locator('.field-fault').waitFor();
    expect(await page.getByText(/个单位有变化/u).count()).toBe(0);
    await value.fill('120');
    await page.getByText(`${subjects.length} 个单位有变化，${unchanged} 个没有`).waitFor();
    expect(subjects.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: '全部去掉' }).click();
  });

  test('a mark above the scale is refused in words, where it is typed', async () => {
    await page.getByRole('combobox', { name: '单位', exact: true }).selectOption('caizheng');
    await page.getByRole('textbox', { name: /^试为：严格遵守党纪党规.*纪委监委/u }).fill('101');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('100');
  });
});

test('a workbook of the results is saved and read again', async () => {
  await open('results');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('结果-第1次计算.xlsx');
  const path = `${world.folder}/results.xlsx`;
  await file.saveAs(path);
  expect((await readDocument(path)).blocks.filter(({ kind }) => kind === 'table').length).toBeGreaterThan(3);
});

test('nothing was wrong on the way: no fault in the console, nothing that the policy forbids', () => {
  expect(screen.faults).toEqual([]);
});
