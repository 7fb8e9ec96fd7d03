// A small table with one row under a heading of its own, its questions answered (待定问题的回答), and the score that comes of it.
import { importBothWays } from './both-ways.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { ImportResult } from '../../src/domain/row.ts';
import { nodesOf, type Parameter, type Scheme } from '../../src/domain/scheme.ts';
import type { Json } from '../../src/domain/setting.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { plan } from '../../src/engine/plan.ts';
import { facts, mark } from '../properties/kit.ts';
import { drawDocument } from './hand-made.ts';

/** 100 points of work, and under `heading` the row `3 发生责任事故` with these words in its cells. */
export const imported = (heading: string, words: string, remarks = '', assessor = '应急局'): ImportResult =>
  importBothWays(
    drawDocument([
      [
        ['序号', '考核内容', '标准分', '评分细则', '备注', '考评部门'],
        ['一、业务工作（100分）', '<', '<', '<', '<', '<'],
        ['1', '项目建设', '60', '少完成一个扣5分', '', '发改局'],
        ['2', '安全生产', '40', '按比例计分', '', '应急局'],
        [`二、${heading}`, '<', '<', '<', '<', '<'],
        ['3', '发生责任事故', '', words, remarks, assessor],
      ],
    ]),
  );

/** The one evaluation of a table. */
export const evaluation = (words: string, remarks = ''): ImportResult =>
  importBothWays(
    drawDocument([
      [
        ['序号', '考核内容', '标准分', '评分细则', '备注', '考评部门'],
        ['1', '项目建设', '80', '少完成一个扣5分', '', '发改局'],
        ['2', '群众满意度测评', '20', words, remarks, '应急局'],
      ],
    ]),
  );

export const parameterOf = ({ scheme }: ImportResult, key: string): Parameter | undefined =>
  scheme.parameters.find((each) => each.key === key);

/** What the document states, with its words; or the choices that it leaves. */
export function settled(result: ImportResult, key: string): unknown {
  const parameter = parameterOf(result, key);
  if (parameter === undefined) return undefined;
  if (parameter.source !== null) return { value: parameter.value, words: parameter.source.words };
  return { asked: parameter.choices?.map(({ value }) => value) ?? null };
}

const grades: Json = {
  lines: [
    { title: '好', atLeast: '90' },
    { title: '中', atLeast: '60' },
    { title: '差', atLeast: null },
  ],
  quotas: [],
};

/** Every open question answered by its first choice, or as told. */
function answered(scheme: Scheme, told: Record<string, Json>): Scheme {
  const [id, title] = ['jia', '甲局'];
  const answers: Record<string, Json> = { grades, ...told };
  const parameters = scheme.parameters.map((parameter) => ({
    ...parameter,
    value: parameter.value ?? answers[parameter.key] ?? parameter.choices?.[0]?.value ?? null,
    signer: parameter.source === null ? '考评委' : null,
  }));
  const subjects = [{ id, title, group: 'g', sections: [] }];
  return { ...scheme, parameters, groups: [{ id: 'g', title: '全部' }], subjects };
}

/** The scorecard of 甲局, which has full marks for its work, and these facts; with the scheme that gave it. */
export function scored({ scheme }: ImportResult, told: Record<string, Json>, own: Fact[]) {
  const work = [...nodesOf(scheme.root)].filter(({ operation }) => operation?.type === 'marks');
  const marks = work.map(({ id, points, assessors }) =>
    mark(id, 'jia', typeof points === 'string' ? points : null, { assessor: assessors[0] ?? '' }),
  );
  const signed = answered(scheme, told);
  const [card] = evaluate(plan(signed, null), facts(...marks, ...own)).scorecards;
  if (card === undefined) throw new Error('nobody is scored');
  return { scheme: signed, card };
}

/** “total grade” of the same. */
export function outcome(result: ImportResult, told: Record<string, Json>, own: Fact[]): string {
  const { card } = scored(result, told, own);
  return `${card.total} ${card.grade}`;
}
