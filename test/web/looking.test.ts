// What a result shows when it is looked at closely (结果细看): two computations compared, the journal's before and after, lists in their order, the radar's figures, and paper.
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BasisReply, RankingReply, ScorecardReply } from '../../src/api/computation.ts';
import { labelOf, oneLine, showPercent, showTotal } from '../../src/domain/display.ts';
import { compare, parse } from '../../src/domain/rational.ts';
import { nodesOf } from '../../src/domain/scheme.ts';
import { computationDifference } from '../../src/engine/computation-difference/difference.ts';
import { compute } from '../../src/engine/computation.ts';
import { type Trial, whatIf } from '../../src/engine/what-if.ts';
import { desktop } from '../kit/browser.ts';
import { asked, correctMark } from '../kit/colleagues.ts';
import { openWorld, type Screen, type World } from '../kit/world.ts';

const subject = 'caizheng';
const title = '示范市财政局';
const node = 'n2.1.2';
let world: World;
let screen: Screen;
let page: Page;
let organiser: Awaited<ReturnType<typeof asked>>;
let given = '';

beforeAll(async () => {
  world = await openWorld();
  // A mark is corrected after the first computation, and there is a second one.
  const mark = await correctMark(
    world,
    { node, subject, assessor: 'jiwei' },
    { value: '20', reason: '台账补查后更正' },
  );
  given = mark.value ?? '';
  organiser = await asked(world, 'xiaoneng');
  await organiser('POST', `/api/cycles/${world.cycle}/computations`);
  screen = await world.sit('xiaoneng');
  page = screen.page;
  page.setDefaultTimeout(15_000);
});
afterAll(() => world.close());

const open = (path: string) => page.goto(`${world.server.url}/cycles/${world.cycle}/${path}`);
const computed = <Reply>(path: string) => organiser<Reply>('GET', `/api/cycles/${world.cycle}/computations/${path}`);
const texts = async (of: Locator): Promise<string[]> => (await of.allTextContents()).map(oneLine);
/** A number as it is shown: with a typeset minus, a plus, or a sign that it is rounded. */
const shownNumber = (text: string) =>
  parse(
    text
      .trim()
      .replace('−', '-')
      .replaceAll(/[+≈\s]/gu, ''),
  );

describe('two computations', () => {
  test('the body whose mark was corrected, its totals and ranks, and why', async () => {
    const [before, after] = await Promise.all(
      [1, 2].map(async (number) => {
        const { rows } = await computed<RankingReply>(`${number}/ranking`);
        return rows.find((row) => row.subject === subject);
      }),
    );
    if (before === undefined || after === undefined) throw new Error('the body is ranked in both');
    expect([before.total === after.total, before.rank === after.rank]).toEqual([false, false]);
    await open('results');
    await page.getByRole('link', { name: '比较两次计算' }).click();
    const change = page
      .getByRole('list', { name: '有变化的单位' })
      .getByRole('listitem')
      .filter({ hasText: title })
      .first();
    const words = oneLine((await change.locator('summary').textContent()) ?? '');
    expect(words).toContain(`总分 ${showTotal(before.total ?? '', 2)} → ${showTotal(after.total ?? '', 2)}`);
    expect(words).toContain(`名次 ${before.rank} → ${after.rank}`);
    await change.locator('summary').click();
    const why = change.locator('.change-rows > li').first();
    expect(oneLine((await why.locator('p').textContent()) ?? '')).toMatch(/^严格遵守党纪党规/u);
    const reasons = (await texts(why.locator('ul li'))).join();
    expect([reasons.includes(given), reasons.includes('20'), reasons.includes('台账补查后更正')]).toEqual([
      true,
      true,
      true,
    ]);
    // The other way round they change places.
    const [from, to] = [
      page.getByRole('combobox', { name: '从' }),
      page.getByRole('combobox', { name: '到', exact: true }),
    ];
    await to.selectOption('1');
    await from.selectOption('2');
    await change.getByText(`${after.rank} → ${before.rank}`).waitFor();
  });

  test('in the journal the correction unfolds to what stood and what stands', async () => {
    await page.goto(`${world.server.url}/journal`);
    await page.getByRole('button', { name: '更正前后' }).first().click();
    const table = page.getByRole('region', { name: '留痕清单' }).getByRole('table').first();
    const line = async (name: string) =>
      texts(
        table
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
          .getByRole('cell'),
      );
    await table.waitFor();
    expect((await line('内容')).map((text) => /\d+/u.exec(text)?.[0])).toEqual([given, '20']);
    expect((await line('理由'))[1]).toBe('台账补查后更正');
  });
});

describe('the scorecard', () => {
  test('rows stand in the order of what they do to the total, which is the first number and says so', async () => {
    await open(`scorecards/${subject}`);
    const table = page.getByRole('region', { name: '各项得分' }).getByRole('table').first();
    await table.waitFor();
    const heads = table.getByRole('columnheader');
    expect((await texts(heads)).slice(0, 2)).toEqual(['指标', '影响总分']);
    expect(await table.locator('[aria-sort="ascending"]').allTextContents()).toEqual(['影响总分']);
    const effects = (await texts(table.locator('tbody tr td:nth-child(2)'))).map(shownNumber);
    expect(effects.length).toBeGreaterThan(4);
    expect(effects).toEqual(effects.toSorted(compare));
    expect(effects[0] === undefined ? 0 : compare(effects[0], parse('0'))).toBe(-1);
    const [worst = ''] = await texts(table.locator('tbody tr th a'));
    const { summary } = await computed<ScorecardReply>(`2/scorecards/${subject}`);
    const { scheme } = await computed<BasisReply>('2/basis');
    const costliest = [...nodesOf(scheme.root)].find(({ id }) => id === summary.rows[0]?.node);
    expect(worst).toBe(costliest === undefined ? '' : labelOf(costliest));
  });

  test('beside the radar stand the rates of the body, of its group and of the best', async () => {
    const { radar } = await computed<ScorecardReply>(`2/scorecards/${subject}`);
    const { components, rows } = await computed<RankingReply>('2/ranking');
    const section = page.getByRole('region', { name: '与同组相比' });
    await section.getByText('看表格').click();
    const lines = await Promise.all(
      (await section.locator('tbody tr').all()).map((line) => texts(line.locator('th, td'))),
    );
    const rate = (quantity: { value: string } | null) => (quantity === null ? '—' : showPercent(quantity.value));
    expect(lines).toEqual(radar.map(({ title: part, own, mean, best }) => [part, rate(own), rate(mean), rate(best)]));
    // They are three different things, and the body's own agree with the ranking.
    expect(lines.some(([, own, mean, best]) => own !== mean && mean !== best && own !== best)).toBe(true);
    const parts = rows.find((row) => row.subject === subject)?.parts ?? [];
    for (const [part, own] of lines) {
      const found = parts[components.findIndex((component) => component.title === part)];
      if (found === undefined || found === null || found.value === null || found.points === null) continue;
      const [value, points] = [parse(found.value), parse(found.points)];
      const share = { n: value.n * points.d * 100n, d: value.d * points.n };
      const shown = shownNumber(own?.replace('%', '') ?? '');
      // Shown to a hundredth of a percent at most.
      expect(Math.abs(Number(share.n) / Number(share.d) - Number(shown.n) / Number(shown.d))).toBeLessThan(0.06);
    }
  });
});

/** Parameters of the demonstration whose other choices fit the facts that it has. */
const movers = ['a3.1.bottom', 'a3.1.ties', 'order'];

test('a parameter tried moves the ranks as the engine moves them, and the page says that nothing is saved', async () => {
  const { scheme, assumptions, facts } = await computed<BasisReply>('2/basis');
  const basis = { scheme, assumptions, facts };
  const before = compute(basis);
  const found = scheme.parameters
    .flatMap(({ key, value, choices }) =>
      (choices ?? [])
        .filter((choice) => JSON.stringify(choice.value) !== JSON.stringify(value))
        .map((choice) => ({ key, choice })),
    )
    .filter(({ key }) => movers.includes(key))
    .map(({ key, choice }) => {
      const trial: Trial = { type: 'parameter', key, value: choice.value };
      return { key, choice, difference: computationDifference(before, compute(whatIf(basis, [trial], '2026-01-09'))) };
    })
    .find(({ difference: { subjects } }) => subjects.some(({ rank }) => rank.before !== rank.after));
  if (found === undefined) throw new Error('no choice of the demonstration moves a rank');
  const { key, choice, difference } = found;
  await open('trial');
  await page
    .getByRole('banner')
    .filter({ hasText: '试算，未保存' })
    .or(page.locator('.page-header .unsaved-mark'))
    .first()
    .waitFor();
  expect(await page.locator('.page-header').textContent()).toContain('试算，未保存');
  await page.getByRole('combobox', { name: '参数', exact: true }).selectOption(key);
  await page
    .getByRole('combobox', { name: /^试为：/u })
    .first()
    .selectOption({ label: choice.title });
  await page.getByText(`${difference.subjects.length} 个单位有变化，${difference.unchanged} 个没有`).waitFor();
  const moved = difference.subjects.find(({ rank }) => rank.before !== rank.after);
  const name = scheme.subjects.find(({ id }) => id === moved?.subject)?.title ?? '';
  const line = page.getByRole('list', { name: '有变化的单位' }).locator('summary').filter({ hasText: name }).first();
  expect(oneLine((await line.textContent()) ?? '')).toContain(`名次 ${moved?.rank.before} → ${moved?.rank.after}`);
  const { parameters } = (await computed<BasisReply>('2/basis')).scheme;
  expect(parameters).toEqual(scheme.parameters);
});

describe('on paper', () => {
  afterEach(async () => {
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(desktop);
  });
  /** Elements whose words do not fit what is shown of them. */
  const cut = (of: Locator): Promise<string[]> =>
    of.evaluateAll((elements) =>
      elements
        .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.textContent ?? ''),
    );
  const isSeen = async (of: Locator): Promise<boolean[]> =>
    Promise.all((await of.all()).map((each) => each.isVisible()));
  const aside = () => [page.getByRole('banner'), page.locator('.navigation'), page.locator('.page-header .actions')];

  test('a scorecard: no tools, whole names, the waterfall and all rows', async () => {
    await open(`scorecards/${subject}`);
    const waterfall = page.getByRole('img', { name: `${title}得分构成` }).locator('svg');
    await waterfall.waitFor();
    // The width of a sheet of A4, with one part of the computation unfolded.
    await page.setViewportSize({ width: 720, height: 1000 });
    const step = page.getByRole('region', { name: '计算过程' }).getByRole('button', { name: /业务工作实绩/u });
    await step.first().click();
    const names = page.locator('.losses .clamped, .step-title').filter({ visible: true });
    expect((await cut(names)).length).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    for (const each of aside()) expect(await each.filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(打印|PDF|全部展开|全部收起|导出)/u }).count()).toBe(0);
    expect(await cut(names)).toEqual([]);
    // Names that the import had cut, too: on paper the whole one stands in their place.
    const short = page.locator('.node-name').filter({ visible: true });
    const printed = await short.evaluateAll((all) => all.map((each) => getComputedStyle(each, '::after').content));
    expect(printed.length).toBeGreaterThan(0);
    expect(printed.filter((words) => words.includes('…') || words.length < 20)).toEqual([]);
    expect(new Set(await isSeen(short.locator('span')))).toEqual(new Set([false]));
    expect(await waterfall.isVisible()).toBe(true);
    expect(new Set(await isSeen(page.locator('.losses').first().locator('tbody tr')))).toEqual(new Set([true]));
    expect(await page.getByRole('heading', { level: 1, name: title }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate('window.printed = 0; window.print = () => { window.printed += 1; }');
    await page.getByRole('button', { name: '打印' }).click();
    expect(await page.evaluate('window.printed')).toBe(1);
  });

  test('the results: no tools, and every body with its total', async () => {
    await open('results');
    await page.getByText('共 80 个单位').waitFor();
    const tools = [...aside(), page.locator('.ranking-filters'), page.locator('.computation-bar')];
    for (const each of tools.slice(1)) expect(await each.first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    for (const each of tools) expect(await each.filter({ visible: true }).count()).toBe(0);
    const rows = page.locator('tr:has(td.total)');
    const seen = await isSeen(rows.getByRole('rowheader').getByRole('link'));
    expect([seen.length, seen.every((each) => each)]).toEqual([80, true]);
    expect(await cut(rows.getByRole('rowheader'))).toEqual([]);
  });
});

test('computing that takes long shows that it runs, and is cancelled: the page goes on, and a later one is done', async () => {
  await open('results');
  await page.getByText('共 80 个单位').waitFor();
  // The line is slow for the first one only.
  let isLate = false;
  await page.route(/\/computations$/u, async (route) => {
    if (route.request().method() !== 'POST' || isLate) return route.continue();
    isLate = true;
    await new Promise((done) => setTimeout(done, 1500));
    return route.continue();
  });
  await page.getByRole('button', { name: '重新计算' }).click();
  const running = page.getByRole('status').filter({ hasText: '正在计算…' });
  await running.getByRole('progressbar').waitFor();
  await running.getByRole('button', { name: '取消' }).click();
  await page.getByText('已取消计算。').waitFor();
  await running.waitFor({ state: 'detached' });
  await page.waitForTimeout(2000);
  expect(await page.getByText(/^第 \d+ 次计算已完成。$/u).count()).toBe(0);
  await page.getByRole('button', { name: '重新计算' }).click();
  await page.getByText('第 2 次计算已完成。').waitFor();
  expect(await page.getByText('已取消计算。').count()).toBe(0);
});

test('nothing was wrong on the way: no fault in the console, nothing that the policy forbids', () => {
  expect(screen.faults).toEqual([]);
});
