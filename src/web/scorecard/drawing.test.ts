// What the pictures of a scorecard draw (得分单图形): bars that join from zero to the total, and lines of what the radar says.
import { expect, test } from 'vitest';
import { demonstration } from '../../../test/kit/demonstration.ts';
import { radarsOf } from '../../engine/radar.ts';
import { snapshotOf } from '../../engine/snapshot.ts';
import { summaryOf } from '../../engine/summary.ts';
import { drawnAt } from '../chart/extent.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { radarOption, waterfallOption } from './drawing.ts';

const { scheme, assumptions, facts } = await demonstration();
const computed = snapshotOf(scheme, assumptions, facts, () => '');

test('each bar of the waterfall begins where the one before ends, with what was lost behind it; the last one is the whole total', () => {
  const { cards } = summaryOf(computed);
  expect(cards.size).toBe(80);
  let short = 0;
  for (const { bars } of cards.values()) {
    expect(bars.length).toBeGreaterThan(2);
    const [blank, gained, lost] = waterfallOption(bars, zh, 'zh', false, null).series.map(({ data }) => data);
    const lengths = (gained ?? []).map((each) => (typeof each === 'object' ? each.value : Number.NaN));
    expect(lengths).toHaveLength(bars.length + 1);
    let place = 0;
    for (const [at, { from, to, full }] of bars.entries()) {
      const isShort = full !== null && drawnAt(full.lost.value) > 0;
      short += Number(isShort);
      expect(lost?.[at] !== '-').toBe(isShort);
      expect(isShort ? lost?.[at] : 0).toBeCloseTo(isShort ? drawnAt(full.to.value) - drawnAt(to.value) : 0, 9);
      const minus = drawnAt(to.value) < drawnAt(from.value);
      const [least, length] = [Number(blank?.[at]), lengths[at] ?? Number.NaN];
      expect(minus ? least + length : least).toBeCloseTo(place, 9);
      place = minus ? least : least + length;
    }
    expect(lengths.at(-1)).toBeCloseTo(place, 9);
    expect(place).toBeCloseTo(drawnAt(bars.at(-1)?.to.value ?? ''), 9);
  }
  expect(short).toBeGreaterThan(80);
});

test('the radar draws the body’s own rates, the mean and the best of its group, each as said', () => {
  for (const axes of radarsOf(computed).values()) {
    const lines = radarOption(axes, zh).series[0]?.data ?? [];
    expect(lines.map(({ name, value }) => [name, value])).toEqual(
      (
        [
          ['best', zh.best],
          ['mean', zh.mean],
          ['own', zh.own],
        ] as const
      ).map(([key, name]) => [name, axes.map((axis) => drawnAt(axis[key]?.value ?? ''))]),
    );
  }
});

test('what a body lacks lies in the middle of the radar, and no line leaves it', () => {
  const [axes = []] = radarsOf(computed).values();
  const lacking = axes.map((axis, at) => (at === 0 ? { ...axis, own: null } : axis));
  const { radar, series } = radarOption(lacking, zh);
  const least = radar.indicator.map(({ min }) => min);
  const own = series[0]?.data.find(({ name }) => name === zh.own)?.value ?? [];
  expect(own[0]).toBe(least[0]);
  expect(own.every((value, at) => value >= (least[at] ?? Infinity))).toBe(true);
});
