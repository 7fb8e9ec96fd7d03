// The explanation in the documents (得分说明): page, PDF and screen print the engine's own sentences, with vetoes, incidents and corrections.
import { expect, test } from 'vitest';
import { outcomeFor } from '../../src/app/outcome.ts';
import { scorecardLines } from '../../src/cli/scorecard.ts';
import { scorecardHtml } from '../../src/documents/write/scorecard-html.ts';
import { scorecardPdf } from '../../src/documents/write/scorecard-pdf.ts';
import { showSentence } from '../../src/domain/display.ts';
import { explain } from '../../src/engine/explain.ts';
import { snapshotOf } from '../../src/engine/snapshot.ts';
import { pdfText } from '../pdf-text.ts';
import { adjustment, assume, bonus, facts, mark, node, parameter, row, scheme, subjects } from '../properties/kit.ts';

const limit = { type: 'cap', max: null, min: { parameter: '限' } } as const;
const deduction = bonus('扣', { sign: 'minus', once: 'incident' });
const given = scheme(
  node(
    '总',
    { type: 'sum' },
    {
      kind: 'total',
      children: [row('1', '10'), node('限', limit, { kind: 'adjustment', children: [deduction] })],
    },
  ),
  {
    subjects: subjects(['子', '一组']),
    vetoes: [{ level: '重大', effect: 'unqualified', node: null }],
    parameters: [parameter('限', { title: '最多扣几分？' })],
  },
);
const list = facts(
  mark('1', '子', '8', { id: '先' }),
  mark('1', '子', '9', { id: '后', supersedes: '先', evidence: ['更正函.pdf'] }),
  adjustment('扣', '子', '1', { id: '扣一', incident: '窗口抽查第1号' }),
  adjustment('扣', '子', '2', { id: '扣二', incident: '窗口抽查第1号', matter: '窗口服务' }),
  adjustment('1', '子', null, { id: '否', veto: true, level: '重大', title: '重大事故' }),
);
const snapshot = snapshotOf(given, assume({ 限: '-10' }), list, () => '');
const [card = [] as never] = snapshot.result.scorecards;
const told = explain(card, { ...snapshot, assumed: snapshot.result.assumed })
  .filter(({ kind }) => kind === 'fact' || kind === 'parameter' || kind === 'note')
  .map(({ pieces }) => showSentence(pieces));
const packed = (text: string): string => text.replaceAll(/\s/gu, '');

test('a veto is told as one, an incident with its name, and a correction with what it corrects', () => {
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^加减分：一票否决：重大事故/u),
      expect.stringContaining('事项：窗口服务，事件：窗口抽查第1号'),
      expect.stringContaining('佐证：更正函.pdf；经办人，填报日期 2022-12-30；更正：先；编号 后'),
      expect.stringMatching(/^参数：最多扣几分？ 取 −10（假设，待签署/u),
    ]),
  );
});

test('every sentence stands on the page, in the PDF and on the screen', async () => {
  const outcome = outcomeFor(snapshot);
  const screen = { width: 100, wrapAt: null, paint: (_: unknown, text: string) => text };
  const outputs = [
    scorecardHtml(outcome, card).replaceAll(/<[^>]*>/gu, ''),
    pdfText(await scorecardPdf(outcome, card)),
    scorecardLines(snapshot, card, card.step, screen, { full: true }).tree.join('\n'),
  ].map(packed);
  expect(told.length).toBeGreaterThan(5);
  expect(outputs.map((text) => told.filter((sentence) => !text.includes(packed(sentence))))).toEqual([[], [], []]);
});
