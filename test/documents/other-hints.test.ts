// Rules in the words of indicators (指标文字里的规定): vetoes and references to other papers are told, not passed over.
import { expect, test } from 'vitest';
import { importBothWays } from './both-ways.ts';
import { besideMethods, drawDocument } from './hand-made.ts';

const told = (first: string, second = '从优给分') =>
  besideMethods(
    importBothWays(
      drawDocument([
        [
          ['考核指标', '分值', '计分办法', '考核单位'],
          ['安全工作', '60', first, '应急局'],
          ['队伍建设', '40', second, '组织部'],
        ],
      ]),
    ).problems,
  ).map(({ code, severity, place, message }) => [code, severity, place.text, message]);

test.each([
  ['“一票否决”：出现重大责任事故的，取消评先资格', '“一票否决”：出现重大责任事故的，取消评先资格'],
  ['台账不全的扣2分。出现重大责任事故的，直接定为不合格等次。', '出现重大责任事故的，直接定为不合格等次'],
  ['出现重大责任事故的，实行一票否决', '出现重大责任事故的，实行一票否决'],
])('“%s”: a veto in the words of an indicator is asked about', (words, sentence) => {
  expect(told(words)).toEqual([
    [
      'rule-unread',
      'question',
      '表1 第2行 第3列',
      expect.stringContaining(`“安全工作”的文字里有一票否决：“${sentence}”`),
    ],
  ]);
});

test('another paper is told once, with the rows that refer to it', () => {
  expect(told('详见《安全工作评分细则》', '详见《安全工作评分细则》；廉政部分按附件3计分')).toEqual([
    [
      'rule-unread',
      'note',
      '表1 第2行 第3列',
      expect.stringMatching(/“安全工作”、“队伍建设”写着“详见《安全工作评分细则》”/u),
    ],
    ['rule-unread', 'note', '表1 第3行 第3列', expect.stringMatching(/“队伍建设”写着“按附件3”/u)],
  ]);
});

test.each([
  '出现责任事故的，该项不得分',
  '按照《安全生产法》落实责任',
  '制定实施意见《平安单位创建》',
  '上年度被一票否决的，提交整改报告',
])('“%s” is no veto and no reference', (words) => {
  expect(told(words)).toEqual([]);
});
