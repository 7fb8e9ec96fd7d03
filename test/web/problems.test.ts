// Problems on the English screen (英文界面的问题): a short gloss, then the Chinese sentence that quotes the document.
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { SchemeReply } from '../../src/api/scheme.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { check } from '../../src/engine/check.ts';
import { problem as glosses } from '../../src/web/words/en/problem.ts';
import { axeFaults, settled } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';
import type { Screen } from '../kit/world.ts';

const seat = seatOf('xiaoneng');
let problems: readonly Problem[];
beforeEach(async () => {
  const { world, screen } = seat;
  const answer = await screen.context.request.get(`${world.server.url}/api/cycles/${world.cycle}/scheme`);
  problems = check(((await answer.json()) as SchemeReply).scheme);
});

const open = async ({ page }: Screen, path: string, language: 'zh' | 'en'): Promise<Page> => {
  await page.addInitScript((tag) => localStorage.setItem('plumbline.language', tag), language);
  await page.goto(`${seat.world.server.url}/cycles/${seat.world.cycle}/${path}`);
  await settled(page);
  return page;
};

test('in English a gloss stands before the Chinese sentence, which is marked as Chinese', async () => {
  const page = await open(seat.screen, 'scheme/check', 'en');
  await page.locator('.problem-gloss').first().waitFor();
  const told = page.locator('.problem-message');
  expect(problems.length).toBeGreaterThan(0);
  expect((await told.allInnerTexts()).toSorted()).toEqual(
    problems.map(({ code, message }) => `${glosses[code]}\n${message}`).toSorted(),
  );
  const quoted = await told.locator('[lang=zh-CN]').allTextContents();
  expect(quoted.toSorted()).toEqual(problems.map(({ message }) => message).toSorted());
  expect([await axeFaults(page), seat.screen.faults]).toEqual([[], []]);
});

test('in Chinese the sentence stands alone', async () => {
  const page = await open(seat.screen, 'scheme/check', 'zh');
  const told = await page.locator('.problem-message').allInnerTexts();
  expect(told.toSorted()).toEqual(problems.map(({ message }) => message).toSorted());
});

test('what is wrong with a typed mark is told in the same way', async () => {
  const assessor = await seat.world.sit('zuzhi');
  const page = await open(assessor, 'marks', 'en');
  const cell = page.getByRole('row').filter({ hasText: '示范市委宣传部' }).getByRole('gridcell').nth(1);
  const told = async (typed: string): Promise<string[]> => {
    await cell.click();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await cell.click();
    return page.locator('.mark-faults li').allInnerTexts();
  };
  await expect.poll(() => told('61')).toEqual([`${glosses['mark-without-reason']}\n不满分的评分（61 分）要写明理由。`]);
  expect(await told('good')).toEqual(['Not a mark: write a number such as 4.5, of at most 40 signs, or “/” for n/a.']);
  expect(assessor.faults).toEqual([]);
  await assessor.context.close();
});
