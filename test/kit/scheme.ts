// The scheme behind the tests of documents (样例方案): three subjects and every kind of row, in a fictional 示范市.
import type { Node, Scheme } from '../../src/domain/scheme.ts';
import type { Source } from '../../src/domain/source.ts';

export const source = (row: number, column: number, words: string): Source => ({
  file: '考评表.docx',
  sha256: 'ab'.repeat(32),
  table: 1,
  sheet: null,
  row,
  column,
  rowEnd: row,
  columnEnd: column,
  paragraph: null,
  words,
});

export function node(id: string, title: string, more: Partial<Node> = {}): Node {
  return {
    id,
    number: null,
    title,
    kind: 'indicator',
    points: null,
    criterion: null,
    method: null,
    unit: null,
    remarks: null,
    assessors: [],
    admitted: null,
    groups: null,
    operation: null,
    rounding: null,
    source: null,
    children: [],
    ...more,
  };
}

const marks = { type: 'marks', scale: null, combine: { how: 'mean' } } as const;

const byDocument = (sign: 'plus' | 'minus') =>
  ({ type: 'adjustments', sign, levels: null, once: 'none', document: 'optional' }) as const;

const root = node('total', '总分', {
  kind: 'total',
  operation: { type: 'sum' },
  children: [
    node('base', '基础得分', {
      kind: 'component',
      points: '100',
      operation: { type: 'weighted', weights: { parameter: 'total-weights' }, normalise: true },
      children: [
        node('1', '履职尽责', {
          number: '1',
          kind: 'component',
          points: '60',
          operation: { type: 'share', by: { how: 'equal' } },
          source: source(2, 1, '1.履职尽责（60分）'),
          children: [
            node('1.1', '河道巡查', {
              criterion: '1.按月巡查河道；\n2.问题当月整改。',
              assessors: ['water'],
              operation: marks,
              source: source(2, 2, '河道巡查'),
            }),
            node('1.2', '绿化养护', {
              criterion: '绿化养护达到标准。',
              assessors: ['green'],
              operation: marks,
              source: source(3, 2, '绿化养护'),
            }),
            node('1.3', '路灯完好', {
              criterion: '路灯完好率。',
              assessors: ['city'],
              operation: marks,
              source: source(4, 2, '路灯完好'),
            }),
          ],
        }),
        node('2', '群众评价', {
          kind: 'evaluation',
          points: '100',
          criterion: '向群众发放问卷，按满意率计分。',
          operation: { type: 'ballot-mean', voterGroup: null, channel: null, minimum: null, scale: '100' },
          source: source(5, 1, '群众评价（100分）'),
        }),
      ],
    }),
    node('3', '表彰加分', {
      kind: 'adjustment',
      criterion: '受到上级表彰的加分，累计不超过5分。',
      operation: { type: 'cap', max: '5', min: null },
      source: source(6, 1, '表彰加分'),
      children: [node('3.1', '表彰', { kind: 'part', operation: byDocument('plus') })],
    }),
    node('4', '通报扣分', {
      kind: 'adjustment',
      criterion: '被上级通报的扣分。',
      operation: { type: 'cap', max: null, min: '-10' },
      source: source(7, 1, '通报扣分'),
      children: [node('4.1', '通报', { kind: 'part', operation: byDocument('minus') })],
    }),
  ],
});

export const scheme: Scheme = {
  format: 'plumbline/scheme/1',
  title: '示范市绩效考评方案',
  cycle: '2022',
  demonstration: '虚构的示范市，数据由程序生成',
  organiser: 'office',
  bodies: [
    { id: 'office', title: '效能办', names: ['效能办'] },
    { id: 'water', title: '水务局', names: ['水务局'] },
    { id: 'green', title: '园林局', names: ['园林局'] },
    { id: 'city', title: '城管局', names: ['城管局'] },
  ],
  groups: [
    { id: 'gov', title: '政府部门' },
    { id: 'party', title: '党群部门' },
  ],
  subjects: [
    { id: 'water', title: '水务局', group: 'gov', sections: [] },
    { id: 'green', title: '园林局', group: 'gov', sections: [] },
    { id: 'archive', title: '档案中心', group: 'party', sections: [] },
  ],
  parameters: [
    {
      key: 'total-weights',
      title: '指标与群众评价在总分中各占多少',
      choices: null,
      value: null,
      signer: null,
      reason: null,
      source: null,
    },
  ],
  absent: 'reweight',
  recusal: { alone: 'reweight' },
  rounding: null,
  ranking: { within: 'group', ties: 'equal', criteria: [] },
  grades: {
    lines: [
      { title: '优秀', atLeast: '90' },
      { title: '良好', atLeast: null },
    ],
    quotas: [],
  },
  vetoes: [],
  root,
};

export function nodeAt(id: string, at: Node = root): Node {
  const found = [
    at,
    ...at.children.flatMap((child) => [child, ...child.children.flatMap((inner) => [inner, ...inner.children])]),
  ].find((each) => each.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
}
