// Quotation marks (引号): no mark stands twice in a row, whatever is quoted.
import { expect, test } from 'vitest';
import { inQuotes } from './quote.ts';

test.each([
  ['从严治党', '“从严治党”'],
  ['实施“提高效率”行动', '“实施‘提高效率’行动”'],
  ['“三抓一促”', '“‘三抓一促’”'],
  ['推进“学习‘条例’”活动', '“推进‘学习“条例”’活动”'],
  ['包括发展“四大经济”、做好“…', '“包括发展‘四大经济’、做好‘…”'],
  ['‘六稳’', '“‘六稳’”'],
  ['the organiser’s row', '“the organiser’s row”'],
])('%s', (words, quotation) => {
  expect(inQuotes(words)).toBe(quotation);
});
