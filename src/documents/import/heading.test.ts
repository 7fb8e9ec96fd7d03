// Headings of practice (表头用语) and the roles that they say.
import { expect, test } from 'vitest';
import { roleOfHeading } from './heading.ts';

test.each([
  ['项目', 'level'],
  ['考核项目', 'level'],
  ['一级指标', 'level'],
  ['三级\n指标', 'level'],
  ['指标名称', 'level'],
  ['考核内容', 'criterion'],
  ['指标说明', 'criterion'],
  ['三级指标说明', 'criterion'],
  ['目标', 'target'],
  ['年度工作目标', 'target'],
  ['目标任务', 'target'],
  ['2024年目标值', 'target'],
  ['评分标准', 'method'],
  ['赋分办法', 'method'],
  ['评分细则及说明', 'method'],
  ['分值', 'points'],
  ['权 重', 'points'],
  ['权重（%）', 'points'],
  ['权数', 'points'],
  ['指标分值', 'points'],
  ['标准分', 'points'],
  ['考评单位', 'assessors'],
  ['市直考评单位', 'assessors'],
  ['考核责任单位', 'assessors'],
  ['数据来源', 'data-source'],
  ['数据来源单位', 'data-source'],
  ['牵头单位', 'leads'],
  ['责任科室', 'leads'],
  ['责任处室', 'leads'],
  ['牵头责任科室（单位）', 'leads'],
  ['责任单位', 'leads'],
  ['配合单位', 'cooperators'],
  ['协办单位', 'cooperators'],
  ['计量单位', 'unit'],
  ['序号', 'sequence'],
  ['序', 'sequence'],
  ['备 注', 'remarks'],
  ['自评得分', 'ignore'],
  ['考核内容及评分标准', 'criterion'],
  ['考核项目及分值', 'level'],
])('%j is %s', (heading, role) => {
  expect(roleOfHeading(heading)).toBe(role);
});

test.each(['', '张三', '推进政务公开', '这是一段很长的话，它说到考核内容但不是表头，因为它太长了。'])(
  '%j is no heading',
  (text) => {
    expect(roleOfHeading(text)).toBeNull();
  },
);
