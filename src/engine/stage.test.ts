// The stage (计分现场): what a group shares is computed once for all of it, and anew for each group and node.
import { expect, test } from 'vitest';
import { figure, mark, node, row, scheme, subjects, sum } from '../../test/properties/kit.ts';
import { score } from '../../test/properties/outcome.ts';
import type { Operation } from '../domain/operation.ts';
import type { Origin, Result, Step } from '../domain/scorecard.ts';

const two = subjects(['子', '一组'], ['丑', '一组'], ['寅', '二组'], ['卯', '二组']);

function stepAt(step: Step, id: string): Step {
  const found = [step, ...step.children].find((each) => each.node === id);
  return found ?? expect.unreachable();
}

/** Where the number that a group shares comes from, on one row of each body: the very same object, if it was computed once. */
function originsIn({ scorecards }: Result, id: string, value: string): Map<string, Origin> {
  return new Map(
    scorecards.flatMap(({ subject, step }) => {
      const { sentence, notes } = stepAt(step, id);
      const pieces = [...sentence, ...notes.flat()].filter((piece) => typeof piece !== 'string');
      const found = pieces.find((piece) => piece.value === value);
      return found === undefined ? [] : [[subject, found.origin] as const];
    }),
  );
}

test('the mean of a group is one number for all of it, another for the next group and on the next row', () => {
  const against: Operation = {
    type: 'against-mean',
    figure: '数',
    order: 'high-first',
    base: '80%',
    per: '1',
    points: '0.2',
  };
  const root = sum('总', '20', [node('甲', against, { points: '10' }), node('乙', against, { points: '10' })]);
  const given = two.flatMap(({ id }, at) => ['甲', '乙'].map((on) => figure(on, id, String(at % 2 === 0 ? 10 : 13))));
  const result = score(scheme(root, { subjects: two }), given);
  const [first, second] = [originsIn(result, '甲', '11.5'), originsIn(result, '乙', '11.5')];
  expect([...first.keys()].toSorted()).toEqual(['子', '丑', '寅', '卯'].toSorted());
  expect(first.get('子')).toBe(first.get('丑'));
  expect(first.get('寅')).toBe(first.get('卯'));
  const facts = (on: string, ...of: string[]): Origin => ({
    from: 'computed',
    of: of.map((id) => ({ from: 'fact', fact: `数-${on}-${id}` })),
  });
  expect([first.get('子'), first.get('寅'), second.get('子')]).toEqual([
    facts('甲', '丑', '子'),
    facts('甲', '卯', '寅'),
    facts('乙', '丑', '子'),
  ]);
});

test('those without a score share the mean rate of those that have one', () => {
  const root = sum('总', '20', [row('甲', '10'), row('乙', '10')]);
  const given = two.flatMap(({ id }) => [mark('甲', id, '10'), mark('乙', id, id === '卯' ? '7' : null)]);
  const all = two.map((subject) => ({ ...subject, group: '一组' }));
  const result = score(scheme(root, { subjects: all, absent: 'peers-mean' }), given);
  const rates = originsIn(result, '总', '0.7');
  expect([...rates.keys()].toSorted()).toEqual(['子', '丑', '寅'].toSorted());
  expect(new Set(rates.values()).size).toBe(1);
});
