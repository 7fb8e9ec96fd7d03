// Tests of what the console proposes for records (正式材料用语).
import { expect, test } from 'vitest';
import { official } from './official.ts';

test('an answer that is taken over year after year says so once', () => {
  const second = official.reasonAsBefore('2022', '会议定的');
  expect(second).toBe('沿用2022年度：会议定的');
  expect(official.reasonAsBefore('2023', second)).toBe('沿用2023年度：会议定的');
  expect(official.reasonAsBefore('2024', '沿用2023年度：沿用2022年度：会议定的')).toBe('沿用2024年度：会议定的');
  expect(official.reasonAsBefore('2023', official.reasonAsBefore('2022', ''))).toBe('沿用2023年度');
});
