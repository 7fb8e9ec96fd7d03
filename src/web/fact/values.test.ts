// What the form of a fact says (登记表单): votes that would be counted twice or nowhere are faults, the others are saved as typed.
import { expect, test } from 'vitest';
import { node, scheme, sum, tally } from '../../../test/properties/kit.ts';
import { plan } from '../../engine/plan.ts';
import { factFrom, lineFault, type Values, valuesOf, votesIn } from './values.ts';

const planned = plan(
  scheme(
    sum('总', '10', [
      node(
        '票',
        {
          type: 'ballot-levels',
          voterGroup: '领导',
          channel: null,
          minimum: null,
          levels: { 好: '1', 差: '0' },
          invalid: ['弃权'],
        },
        { points: '10' },
      ),
    ]),
  ),
  null,
);
const [row] = planned.root.children;
if (row === undefined) throw new Error('the scheme has a row');

const counts = (...lines: [string, string][]): Values['counts'] =>
  lines.map(([answer, votes], line) => ({ line, answer, votes }));
const faultsIn = (...lines: [string, string][]) => counts(...lines).map((line, _, all) => lineFault(all, line));

test('an answer on two lines, votes for none, and what is no number are faults; a line without votes is none', () => {
  expect(faultsIn(['好', '3'], [' 好 ', '4'], ['差', ''])).toEqual(['answerTwice', 'answerTwice', null]);
  expect(faultsIn(['好', '3'], ['', '4'], ['', ''], ['好', ''])).toEqual([null, 'answerMissing', null, null]);
  expect(faultsIn(['好', '三'], ['差', '-1'], ['弃权', '0'])).toEqual(['notACount', 'notACount', null]);
});

test('what is summed is what is saved: no votes for an answer are not the same as none typed', () => {
  const typed = counts(['好', '3'], ['差', ''], ['弃权', '0'], ['', '4']);
  expect(votesIn(typed)).toEqual([
    ['好', 3],
    ['弃权', 0],
  ]);
  const whose = { id: 'a', subject: '子', supersedes: null };
  const fact = factFrom(row, 'tally', { ...valuesOf(planned, row, null), counts: typed }, whose);
  expect(fact).toMatchObject({ type: 'tally', counts: { 好: 3, 弃权: 0 } });
});

test('a correction offers the answers that had no votes too', () => {
  const { counts: lines } = valuesOf(planned, row, tally('票', '子', { 好: 3, 很好: 1 }));
  expect(lines.map(({ answer, votes }) => [answer, votes])).toEqual([
    ['好', '3'],
    ['差', ''],
    ['弃权', ''],
    ['很好', '1'],
  ]);
});
