// What a ballot offers, and votes in its order, also where an entry of the journal or a database kept them by their signs.
import { expect, test } from 'vitest';
import { scheme } from '../../test/kit/facts-workbook.ts';
import { tally } from '../../test/kit/scene.ts';
import { answersOf, byWorth } from './ballot-answer.ts';
import { canonical } from './canonical.ts';
import { Word, wordOf, wordsOf } from './event-word.ts';
import type { Operation } from './operation.ts';

const of = (operation: Operation) => ({ ...scheme, root: { ...scheme.root, operation } });
const levels = { 一般: '60%', 优秀: '100%', 良好: '0.8' };
const ballot = { voterGroup: null, channel: null, minimum: null, invalid: ['弃权'] };

test('from the best down, then what is no valid vote; nothing while it is open', () => {
  const { id } = scheme.root;
  expect(answersOf(of({ ...ballot, type: 'ballot-levels', levels }), id)).toEqual(['优秀', '良好', '一般', '弃权']);
  expect(answersOf(of({ ...ballot, type: 'ballot-ranking', table: ['10', '8'] }), id)).toEqual(['1', '2', '弃权']);
  expect(answersOf(of({ type: 'vote-bands', answer: ['优', '良'], invalid: [], bands: [] }), id)).toEqual(['优', '良']);
  const open = { parameter: '等次' };
  expect(answersOf(of({ ...ballot, type: 'ballot-levels', levels: open, invalid: open }), id)).toEqual([]);
  expect(answersOf(scheme, 'gone')).toEqual([]);
  expect(byWorth({ 差: 0, 好: '1' })).toEqual(['差', '好']);
});

test('the journal tells votes in the order of the ballot, and those that it does not offer behind them', () => {
  const votes = tally('一', { 一般: 1, 优秀: 12, 其他: 4, 弃权: 2, 良好: 3 }, { node: scheme.root.id });
  const word = wordOf(votes, of({ ...ballot, type: 'ballot-levels', levels }));
  const kept = Word.parse(JSON.parse(canonical(word)));
  expect(wordsOf(kept).zh).toBe('优秀 12、良好 3、一般 1、弃权 2、其他 4');
});
