// The results looked at closely (结果页细看): one scale in a column, the focus in sight, and what was looked for still there on the way back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BasisReply, RankingReply } from '../../src/api/computation.ts';
import type { Fact, Mark } from '../../src/domain/fact.ts';
import { oneLine, showNumber, showTotal } from '../../src/domain/display.ts';
import { format, parse, sum } from '../../src/domain/rational.ts';
import { compute } from '../../src/engine/computation.ts';
import { computationDifference } from '../../src/engine/computation-difference/difference.ts';
import { whatIf } from '../../src/engine/what-if.ts';
import { asked, openClerk } from '../kit/colleagues.ts';
import { factId } from '../kit/fact-id.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let page: Page;
let faults: string[];
let ranking: RankingReply;
let basis: BasisReply;

beforeAll(async () => {
  world = await openWorld();
  const ask = await asked(world, 'xiaoneng');
  const cycle = `/api/cycles/${world.cycle}`;
  const { facts } = await ask<{ facts: { fact: Fact }[] }>('GET', `${cycle}/facts`);
  const clerk = await openClerk(world, 'xiaonengban', 'xiaonengban');
  const { facts: marks } = await clerk<{ facts: { fact: Fact }[] }>('GET', `${cycle}/marks`);
  const standing = [...facts, ...marks].map(({ fact }) => fact);
  const instead = (node: string, subject: string, change: object) => {
    const found = standing.find((fact) => fact.node === node && fact.subject === subject);
    const { by: _by, at: _at, ...said } = found ?? expect.unreachable();
    return { ...said, ...change, id: factId(`${said.id} instead`), supersedes: said.id };
  };
  // One body has no tally of leaders any more, another one no reform to be marked.
  await ask('POST', `${cycle}/facts`, { facts: [instead('e1.1', 'shiweiban', { withdrawn: true })] });
  const none = { value: null, notApplicable: true, reason: '没有改革任务' };
  await clerk('POST', `${cycle}/marks`, { marks: [instead('n3.1.1', 'zuzhibu', none)] });
  await ask('POST', `${cycle}/computations`);
  ranking = await ask<RankingReply>('GET', `${cycle}/computations/newest/ranking`);
  basis = await ask<BasisReply>('GET', `${cycle}/computations/newest/basis`);
  const screen = await world.sit('xiaoneng');
  ({ page, faults } = screen);
  page.setDefaultTimeout(15_000);
});
afterAll(() => world.close());

const open = (path: string) => page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);
const cellsOf = async (title: string): Promise<string[]> => {
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });
  return (await row.locator('td.part').allInnerTexts()).map(oneLine);
};
const titleOf = (subject: string): string => ranking.rows.find((row) => row.subject === subject)?.title ?? '';

describe('the parts in points of the total', () => {
  test('headings say what they are out of, and a body whose parts are out of something else says that', async () => {
    await open('results');
    await page.locator('td.total').first().waitFor();
    const heads = (await page.locator('thead th.part .full-marks').allTextContents()).map(oneLine);
    expect(heads).toEqual(['满分 31.5', '满分 31.5', '满分 7', '满分 10', '满分 20']);
    const own = await cellsOf(titleOf('zuzhibu'));
    expect(own.slice(0, 5).map((cell) => /满分 .*|不适用$/u.exec(cell)?.[0])).toEqual([
      '满分 35',
      '满分 35',
      '不适用',
      undefined,
      undefined,
    ]);
    const row = page.getByRole('row').filter({ hasText: titleOf('zuzhibu') });
    const why = '“3 改革创新成效”不适用，分值折算到其余各部分';
    expect(oneLine(await row.getByRole('rowheader').innerText())).toContain(why);
    // The others say nothing of the kind.
    expect(await page.locator('td.part .full-marks').count()).toBe(2 + 7);
  });

  test('without a total no part is counted, and its own points are told as such', async () => {
    const cells = await cellsOf(titleOf('shiweiban'));
    expect(cells).toEqual([
      '未折算 42.933 / 45',
      expect.stringMatching(/^未折算 \S+ \/ 45$/u),
      '未折算 8.9 / 10',
      '缺数据',
      expect.stringMatching(/^未折算 \S+ \/ 100$/u),
      '未折算 0',
      '未折算 0',
      '未折算 0',
    ]);
    await page.getByText('“未折算”：还没有总分').waitFor();
  });

  test('every row with a total adds up to it', () => {
    const added = ranking.rows.flatMap(({ title, total, parts, rest }) => {
      if (total === null) return [];
      const pieces = [...parts.map((part) => part?.counted ?? null), ...rest.map(({ value }) => value)];
      return [[title, showTotal(format(sum(pieces.flatMap((piece) => (piece === null ? [] : parse(piece))))), 2)]];
    });
    const totals = ranking.rows.filter(({ total }) => total !== null);
    expect(added).toEqual(totals.map(({ title, total }) => [title, showTotal(total ?? '', 2)]));
    expect(added.length).toBe(79);
    expect(faults).toEqual([]);
  });
});

/** What is focused and lies below the header, or below the head of its table, that stay in sight. */
const hidden = (): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const bar = document.querySelector('.header');
    if (focused?.matches('.skip') === true) return null;
    if (focused === null || bar === null || focused === document.body || bar.contains(focused)) return null;
    const head = focused.closest('tbody')?.parentElement?.querySelector('thead th') ?? null;
    const isStaying = head !== null && getComputedStyle(head).position === 'sticky';
    const least = Math.max(bar.getBoundingClientRect().bottom, isStaying ? head.getBoundingClientRect().bottom : 0);
    const { top } = focused.getBoundingClientRect();
    if (top >= Math.floor(least)) return null;
    return `${focused.tagName} ${(focused.textContent ?? '').slice(0, 20)} at ${top}, below ${least}`;
  });

/** All through the page, and on from its other end. */
async function hiddenAlong(key: string): Promise<{ found: string[]; deepest: number }> {
  const found: string[] = [];
  let deepest = 0;
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press(key);
    const place = await hidden();
    if (place !== null) found.push(place);
    deepest = Math.max(deepest, await page.evaluate<number>('scrollY'));
  }
  return { found, deepest };
}

describe('the focus', () => {
  test.each(['results', 'scorecards/caizheng'])('stays in sight of %s, forwards and backwards', async (path) => {
    await open(path);
    await page.locator('td.total, .headline-total').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (const key of ['Tab', 'Shift+Tab']) {
      const { found, deepest } = await hiddenAlong(key);
      expect([key, found]).toEqual([key, []]);
      expect(deepest).toBeGreaterThan(400);
    }
    expect(faults).toEqual([]);
  });
});

test('what was looked for, and the order, are there again on the way back from a scorecard', async () => {
  await open('results');
  await page.getByRole('radio', { name: '政府' }).check({ force: true });
  const search = page.getByRole('searchbox', { name: '查找单位' });
  await search.fill('市财');
  await page.getByRole('button', { name: '领导评价' }).click();
  await page.getByRole('radio', { name: '各部分按原表的分值' }).check();
  const looks = async () => ({
    searched: await search.inputValue(),
    group: await page.locator('.segments .is-chosen').textContent(),
    sorted: oneLine((await page.locator('[aria-sort]').textContent()) ?? ''),
    rows: await page.locator('td.total').count(),
    isGiven: await page.getByRole('radio', { name: '各部分按原表的分值' }).isChecked(),
  });
  const before = { searched: '市财', group: '政府', sorted: '领导评价满分 100▼', rows: 1, isGiven: true };
  expect(await looks()).toEqual(before);
  const scorecard = async () => {
    await page.getByRole('link', { name: '示范市财政局' }).click();
    await page.getByRole('heading', { level: 1, name: '示范市财政局' }).waitFor();
  };
  await scorecard();
  await page.goBack();
  await page.locator('td.total').first().waitFor();
  expect(await looks()).toEqual(before);
  await scorecard();
  await page.getByRole('link', { name: '回到排名' }).click();
  await page.locator('td.total').first().waitFor();
  expect(await looks()).toEqual(before);
  // An older computation is looked through in the same way.
  await page.getByRole('combobox', { name: '计算' }).selectOption('1');
  await page.getByText('这不是最新一次计算的结果').waitFor();
  await page.locator('td.total').first().waitFor();
  expect(await looks()).toEqual(before);
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await expect.poll(() => page.evaluate('location.search')).toBe('?computation=1&sort=3&given=true');
  expect(faults).toEqual([]);
});

test('sorted by a part, each group stands in one line, and the table is no wider than the screen', async () => {
  await open('results?sort=3');
  const groups = page.locator('td.group');
  await groups.first().waitFor();
  const heights = await groups.evaluateAll((cells) =>
    cells.map((cell) => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      return words.getClientRects().length;
    }),
  );
  expect([heights.length, new Set(heights)]).toEqual([80, new Set([1])]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
});

test('the mean of a group says of how many it is, where a body has no total', async () => {
  await open('results');
  const heads = page.locator('td.group-head');
  await heads.first().waitFor();
  const [first, second] = (await heads.allTextContents()).map(oneLine);
  expect(first).toMatch(/^党群 34 个单位其中 33 个有总分：平均 \S+ · 最高 99\.92 /u);
  expect(second).toMatch(/^政府 46 个单位平均 /u);
});

test('a running total is written as the total is', async () => {
  const own = ranking.rows.find(({ total }) => total !== null && showNumber(total) !== showTotal(total, 2));
  await open(`scorecards/${own?.subject}`);
  const waterfall = page.getByRole('region', { name: '得分构成' });
  await waterfall.getByText('看表格').click();
  const last = await waterfall.locator('tbody tr').last().locator('td').last().textContent();
  expect(last).toBe(showTotal(own?.total ?? '', 2));
});

test('the navigation stays in sight of a long page, under a header that stays', async () => {
  await open('scorecards/caizheng');
  await page.locator('.headline-total').waitFor();
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(800);
  const place = await page.getByRole('navigation').getByRole('link', { name: '首页' }).boundingBox();
  expect([(place?.y ?? 0) >= 48, (place?.y ?? 0) < 200]).toEqual([true, true]);
});

describe('a trial', () => {
  test('a share is read as percent, however it is typed, and says so', async () => {
    await open('trial');
    const parameter = basis.scheme.parameters.find(({ key }) => key === 'base.weights');
    await page.getByRole('combobox', { name: '参数', exact: true }).selectOption(parameter?.key ?? '');
    const input = page.getByRole('textbox', { name: '试为：领导评价' });
    for (const [typed, read] of [
      ['60', '60%'],
      ['1', '1%'],
      ['0.5', '0.5%'],
    ]) {
      await input.fill(typed ?? '');
      await page.getByText(`按 ${read} 计`, { exact: true }).waitFor();
    }
    await input.fill('5%');
    await expect.poll(() => page.getByText(/^按 .* 计$/u).count()).toBe(0);
    await page.getByRole('button', { name: '全部去掉' }).click();
  });

  test('differences of totals have the decimals of totals', async () => {
    const { scheme, assumptions, facts } = basis;
    const mark = facts.facts.find(
      (fact): fact is Mark => fact.type === 'mark' && fact.subject === 'caizheng' && fact.node === 'n2.1.2',
    );
    if (mark === undefined) throw new Error('no such mark');
    const before = compute({ scheme, assumptions, facts });
    const differenceWith = (value: string): string => {
      const fact = { ...mark, value, reason: null, supersedes: mark.id };
      const tried = whatIf({ scheme, assumptions, facts }, [{ type: 'fact', fact }], '2026-01-09');
      const { subjects } = computationDifference(before, compute(tried));
      return subjects.find(({ subject }) => subject === 'caizheng')?.total.difference ?? '';
    };
    const values = Array.from({ length: 60 }, (_, at) => String(at));
    const value = values.find((each) => /\.\d$/u.test(differenceWith(each))) ?? '';
    const difference = differenceWith(value);
    await page.getByRole('combobox', { name: '单位', exact: true }).selectOption('caizheng');
    await page.getByRole('textbox', { name: /^试为：严格遵守党纪党规.*纪委监委/u }).fill(value);
    await page.getByText(`（${difference.replace('-', '−')}0）`).waitFor();
    await page.getByRole('button', { name: '全部去掉' }).click();
  });
});

test('nothing of all that was a fault of the pages', () => {
  expect(faults).toEqual([]);
});
