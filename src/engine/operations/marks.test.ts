// 考评单位评分: how several marks become one, n/a, recusal.
import { describe, expect, test } from 'vitest';
import { mark, node, row, scheme, subjects, sum } from '../../../test/properties/kit.ts';
import { notesOf, score, sentenceOf, stepOf, valueOf } from '../../../test/properties/outcome.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Combine } from '../../domain/operation.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { check } from '../check.ts';

const bodies = ['考评甲', '考评乙', '考评丙', '考评丁', '考评戊'];
const marked = (combine: Combine, values: (string | null)[], scale: string | null = null) => {
  const assessors = bodies.slice(0, values.length);
  const root = node('总', { type: 'marks', scale, combine }, { points: '10', assessors });
  const facts = values.map((value, index) => mark('总', '子', value, { assessor: bodies[index] ?? '' }));
  return score(scheme(root, { subjects: subjects(['子', '一组']) }), facts);
};

describe('several assessors', () => {
  const weights = { 考评甲: '50%', 考评乙: '30%', 考评丙: '20%' };
  test.each<[string, Combine, (string | null)[], string | null, string]>([
    ['mean', { how: 'mean' }, ['9', '8', '8.5'], null, '8.5'],
    ['mean out of a scale', { how: 'mean' }, ['95', '90'], '100', '9.25'],
    ['weights', { how: 'weights', weights }, ['96', '90', '85'], '100', '9.2'],
    ['weights without one', { how: 'weights', weights }, ['96', '90', null], '100', '9.375'],
    ['leader', { how: 'leader', leader: '考评甲', share: '60%' }, ['95', '88', '84'], '100', '9.14'],
    ['leader alone', { how: 'leader', leader: '考评甲', share: '60%' }, ['95', null], '100', '9.5'],
    ['trimmed', { how: 'trimmed', drop: 1 }, ['92', '99', '95', '60', '90'], '100', '277/30'],
    ['trimmed to nothing', { how: 'trimmed', drop: 2 }, ['9', '8', '7', '6', null], null, 'missing'],
    [
      'own parts',
      { how: 'parts', points: { 考评甲: '5', 考评乙: '3', 考评丙: '2' } },
      ['100', '90', '50'],
      '100',
      '8.7',
    ],
    ['equal parts', { how: 'parts', points: null }, ['95', '90', '80'], '100', '53/6'],
    ['parts without one', { how: 'parts', points: { 考评甲: '5', 考评乙: '5' } }, ['80', null], '100', '8'],
    ['some n/a', { how: 'mean' }, ['9', null], null, '9'],
    ['all n/a', { how: 'mean' }, [null, null], null, 'not-applicable'],
  ])('%s', (_name, combine, values, scale, expected) => {
    expect(valueOf(marked(combine, values, scale), '总')).toBe(expected);
  });

  test('the dropped extremes are named', () => {
    expect(notesOf(stepOf(marked({ how: 'trimmed', drop: 1 }, ['9', '10', '5']), '总'))).toEqual([
      '去掉最高、最低各 1 个：5、10 分',
    ]);
  });

  test('one that is still to come leaves the row open and is named', () => {
    const root = row('总', '10', { assessors: ['考评甲', '考评乙'] });
    const result = score(scheme(root, { subjects: subjects(['子', '一组']) }), [mark('总', '子', '9')]);
    expect(valueOf(result, '总')).toBe('missing');
    expect(sentenceOf(stepOf(result, '总'))).toBe('缺少考评乙的评分');
  });
});

describe('recusal', () => {
  const town = (assessors: string[], alone: 'reweight' | 'peers-mean' | 'organiser', ...facts: Fact[]) => {
    const given: Partial<Scheme> = { recusal: { alone }, absent: 'zero' };
    return score(scheme(sum('总', '20', [row('甲', '10', { assessors }), row('乙', '10')]), given), [
      ...['子', '丑', '寅'].map((who) => mark('乙', who, '8')),
      ...facts,
    ]);
  };
  const own = mark('甲', '子', '10', { assessor: '子' });
  const others = [mark('甲', '丑', '9', { assessor: '子' }), mark('甲', '寅', '7', { assessor: '子' })];

  test('the own mark is set aside, the others stand', () => {
    const second = ['子', '丑', '寅'].map((who) => mark('甲', who, '6'));
    const result = town(['子', '考评甲'], 'reweight', own, ...others, ...second);
    expect([valueOf(result, '甲'), valueOf(result, '甲', '丑')]).toEqual(['6', '7.5']);
    expect(stepOf(result, '甲').inputs).toContainEqual({ fact: own.id, used: false, why: '回避：不给本单位评分' });
  });

  test('alone: the weight goes to the other rows, whatever the scheme says of n/a', () => {
    const result = town(['子'], 'reweight', own, ...others);
    expect([valueOf(result, '甲'), valueOf(result, '总')]).toEqual(['recused', '16']);
  });

  test('alone: the mean rate of the peers', () => {
    expect(valueOf(town(['子'], 'peers-mean', own, ...others), '甲')).toBe('8');
  });

  test('alone: the organiser marks instead, and is waited for', () => {
    expect(valueOf(town(['子'], 'organiser', own, ...others), '甲')).toBe('missing');
    expect(valueOf(town(['子'], 'organiser', own, ...others, mark('甲', '子', '5', { assessor: '主办' })), '甲')).toBe(
      '5',
    );
  });

  test.each<[string, Combine]>([
    ['weights', { how: 'weights', weights: { 子: '1' } }],
    ['parts', { how: 'parts', points: { 子: '10' } }],
    ['leader', { how: 'leader', leader: '子', share: '60%' }],
    ['trimmed', { how: 'trimmed', drop: 0 }],
  ])('alone: the organiser stands in whatever the rule for several assessors is: %s', (_, combine) => {
    const root = row('总', '10', { assessors: ['子'], operation: { type: 'marks', scale: null, combine } });
    const given = scheme(root, { subjects: subjects(['子', '一组']), recusal: { alone: 'organiser' } });
    expect(check(given)).toEqual([]);
    expect(valueOf(score(given, [mark('总', '子', '8', { assessor: '主办' })]), '总')).toBe('8');
  });
});
