// Goals (目标) and what is measured against them: rates, growth, differences, past years.
import { expect, test } from 'vitest';
import { figure, outcomeOf } from '../../test/kit/scene.ts';
import type { Measured } from '../domain/goal.ts';
import { bands } from './operations/bands.ts';

const lastYear = { from: 'last-year', key: '比率' } as const;
const everything = { from: null, fromIncluded: false, to: null, toIncluded: false, points: '1' };
const read = (measured: Measured, ...facts: ReturnType<typeof figure>[]) =>
  outcomeOf(bands, { type: 'bands', figure: measured, bands: [everything] }, { facts });
const said = (measured: Measured, ...facts: ReturnType<typeof figure>[]) => read(measured, ...facts).said;
const own = figure('比率', '96%');
const past = (year: string, value: string) => figure('比率', value, { period: year });

test('a difference, a rate and growth each show both figures as they were written', () => {
  const against = (as: 'rate' | 'growth' | 'difference') => ({ figure: '比率', against: lastYear, as });
  const facts = [own, past('2021', '80%')];
  expect(said(against('difference'), ...facts)).toContain('数值 0.16（96% − 80%（上年））');
  expect(said(against('rate'), ...facts)).toContain('数值 120%（96% ÷ 80%（上年））');
  expect(said(against('growth'), ...facts)).toContain('数值 20%（96% 比 80%（上年））');
});

test('a goal of the scheme, with the figure of each subject, or grown from the mean of past years', () => {
  expect(said({ figure: '比率', against: { from: 'value', value: '95%' }, as: 'difference' }, own)).toContain(
    '数值 0.01（96% − 95%）',
  );
  const years = { from: 'mean-of-years', key: '比率', years: 2, growth: '10%' } as const;
  expect(said({ figure: '比率', against: years, as: 'rate' }, own, past('2021', '0.5'), past('2020', '0.7'))).toContain(
    '数值 16/11（96% ÷ 0.66（前 2 年平均 0.6 增长 10%））',
  );
});

test('each past year must be there, and the period must be a year', () => {
  const growth = { figure: '比率', against: lastYear, as: 'growth' } as const;
  expect(read(growth, own, past('2020', '1'))).toMatchObject({ value: 'missing', said: '缺少往年的“比率”数据' });
  expect(read(growth, own, past('2021', '0'))).toMatchObject({
    value: 'open',
    said: '“比率”的比较基数为 0（上年），不能作除数',
    used: ['jia-比率-2022', 'jia-比率-2021'],
  });
  const notApplicable = figure('比率', null, { period: '2021', notApplicable: true, reason: '当年未设' });
  expect(read(growth, own, notApplicable)).toMatchObject({
    value: 'not-applicable',
    said: '往年的“比率”不适用：当年未设',
  });
});
