// Tests of the check of marks (评分核对): what is typed, and what stands although the scheme has changed.
import { expect, test } from 'vitest';
import { row as mark, entry } from '../../../test/kit/marks.ts';
import { row, scheme, sum } from '../../../test/properties/kit.ts';
import { plan } from '../../engine/plan.ts';
import { emptyBox } from './box.ts';
import { judgeFor } from './verdict.ts';

const given = scheme(sum('总', '4', [row('1', '4')]));
const [assessor = ''] = given.root.children[0]?.assessors ?? [];
const cell = { node: '1', subject: given.subjects[0]?.id ?? '', assessor };
const judge = judgeFor(plan(given, null), '2026-11-26');
const codes = (value: string, draft: string | null) =>
  judge(
    {
      ...emptyBox,
      rows: [mark('m', value, 1, cell)],
      draft: draft === null ? null : { entry: entry(draft), base: 'm', sent: null },
    },
    cell,
  ).map(({ code }) => code);

test('a mark that stands is judged by the scheme as it is now; what is typed over it instead of it', () => {
  expect(codes('4', null)).toEqual([]);
  expect(codes('100', null)).toEqual(['mark-above-range']);
  expect(codes('100', '4')).toEqual([]);
  expect(codes('4', '100')).toEqual(['mark-above-range']);
});
