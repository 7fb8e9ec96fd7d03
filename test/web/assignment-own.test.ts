// A section at the assignment of its body (科室看责任分工): its own rows, and all of them when it asks.
import { expect, test } from 'vitest';
import type { AssignmentReply, AssignmentsReply } from '../../src/api/assignment.ts';
import { axeFaults, phone, settled } from '../kit/browser.ts';
import { seatOf } from '../kit/seat.ts';

const seat = seatOf('tuiyi-bangongshi');

test('on a phone a section sees what it leads or supports, and switches to the whole', async () => {
  const { page, world } = seat;
  await page.setViewportSize(phone);
  const path = `${world.server.url}/api/cycles/${world.cycle}/assignments`;
  const { assignments } = (await (await page.request.get(path)).json()) as AssignmentsReply;
  const answer = await page.request.get(`${path}/${assignments[0]?.body ?? ''}`);
  const { rows } = ((await answer.json()) as AssignmentReply).assignment;
  const own = rows
    .filter(({ leads, cooperators }) =>
      [...leads, ...cooperators].some(({ title, kind }) => kind === 'group' || title === '办公室'),
    )
    .map(({ node }) => node);
  expect([own.length > 0, own.length < rows.length]).toEqual([true, true]);

  await page.goto(`${world.server.url}/cycles/${world.cycle}/assignments`);
  const card = page.locator('.assignment-row');
  const shown = () => card.evaluateAll((all) => all.map((each) => each.getAttribute('data-node')));
  await card.first().waitFor();
  await settled(page);
  expect(await shown()).toEqual(own);
  expect(await axeFaults(page)).toEqual([]);
  const onlyOwn = page.getByRole('checkbox', { name: /^只看本科室/u });
  expect(await onlyOwn.isChecked()).toBe(true);
  await onlyOwn.uncheck();
  expect(await shown()).toEqual(rows.map(({ node }) => node));
});

test('nothing of all that was a fault of the pages', () => {
  expect(seat.faults).toEqual([]);
});
