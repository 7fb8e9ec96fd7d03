// Tests of the opening of a text (首句): a row called by it, and called anew in it.
import { expect, test } from 'vitest';
import { calledAnew, calledBy } from './opening.ts';

test.each([
  ['1.按月巡查河道；2.整改。', '按月巡查河道'],
  ['建立台账。\n按季通报。', '建立台账'],
  ['完成全年任务并按规定的时限和格式报送各项工作总结与报表', '完成全年任务并按规定的时限和格式报送各项工作总结…'],
  ['', ''],
])('%j is called by its first clause', (text, name) => {
  expect(calledBy(text)).toBe(name);
});

test.each([
  ['依法做好归档。', '依法做好归档', '归档甲', '归档甲。'],
  ['1.按月巡查；2.整改。', '按月巡查', '按周巡查', '1.按周巡查；2.整改。'],
  ['全文', '全文', '新名', '新名'],
  // A name cut short or given otherwise is not in the text: a line above it.
  ['按月巡查并上报', '按月巡查', '巡查', '巡查\n按月巡查并上报'],
  ['完成任务。', '别的名称', '任务', '任务\n完成任务。'],
])('%j called %j is called %j', (text, before, after, expected) => {
  expect(calledAnew(text, before, after)).toBe(expected);
  expect(calledBy(calledAnew(text, before, after))).toBe(after);
});
