// A small computed cycle for the tests of documents (成套样例): facts, results and receipt of the scheme beside it.
import type { Fact, Mark } from '../../src/domain/fact.ts';
import type { Node } from '../../src/domain/scheme.ts';
import type { Piece, Scorecard, Step } from '../../src/domain/scorecard.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { type Outcome, outcomeOf } from '../../src/documents/write/outcome.ts';
import { explain } from '../../src/engine/explain.ts';
import { summaryOf } from '../../src/engine/summary.ts';
import { nodeAt, scheme } from './scheme.ts';

const common = { by: '王审核', at: '2022-12-30', evidence: ['巡查台账.pdf'], supersedes: null };

const mark = (
  id: string,
  nodeId: string,
  subject: string,
  assessor: string,
  value: string,
  reason: string | null,
): Mark => ({
  type: 'mark',
  id,
  node: nodeId,
  subject,
  assessor,
  value,
  notApplicable: false,
  reason,
  ...common,
});

const facts: Fact[] = [
  mark('m1', '1.1', 'water', 'office', '18', '两个月的巡查记录不全'),
  mark('m2', '1.2', 'water', 'green', '20', null),
  mark('m3', '1.3', 'water', 'city', '50/3', '完好率差一点'),
  {
    type: 'tally',
    id: 't1',
    node: '2',
    subject: 'water',
    ...common,
    voterGroup: null,
    channel: null,
    counts: { '90': 30, '80': 10 },
  },
  {
    type: 'adjustment',
    id: 'a1',
    node: '4',
    subject: 'water',
    ...common,
    title: '被通报一次',
    issuer: '省水利厅',
    document: '示水〔2022〕3号',
    date: '2022-05-01',
    level: null,
    points: '0.5',
    matter: null,
    incident: '某水库事件',
    rank: null,
    ranked: null,
    tied: null,
    bodies: null,
    share: null,
    veto: false,
  },
];

function step(of: Node, value: string | null, points: string | null, more: Partial<Step> = {}): Step {
  return {
    node: of.id,
    number: of.number,
    title: of.title,
    operation: of.operation?.type ?? 'sum',
    points,
    value,
    absent: value === null ? 'missing' : null,
    source: of.source,
    inputs: [],
    parameters: [],
    sentence: [],
    notes: [],
    children: [],
    ...more,
  };
}

const fromFact = (value: string, fact: string): Piece => ({ value, as: 'points', origin: { from: 'fact', fact } });
const fromStep = (value: string, nodeId: string): Piece => ({
  value,
  as: 'points',
  origin: { from: 'step', node: nodeId, subject: 'water' },
});

/** 水务局: 18 + 20 + 50/3 = 164/3 of 60; × 0.7 of 100 → 574/9; 87.5 × 0.3 = 26.25; − 0.5; total 3223/36. */
const waterStep = step(nodeAt('total'), '3223/36', null, {
  sentence: [fromStep('3241/36', 'base'), ' + ', fromStep('0', '3'), ' + ', fromStep('-0.5', '4'), ' 分（各项相加）'],
  children: [
    step(nodeAt('base'), '3241/36', '100', {
      parameters: [{ parameter: 'total-weights', value: '{"1":"70%","2":"30%"}', assumed: true }],
      sentence: [
        { value: '0.7', as: 'percent', origin: { from: 'parameter', parameter: 'total-weights' } },
        ' × ',
        fromStep('164/3', '1'),
        ' 分（按 100 分折合）+ ',
        { value: '0.3', as: 'percent', origin: { from: 'parameter', parameter: 'total-weights' } },
        ' × ',
        fromStep('87.5', '2'),
        ' 分',
      ],
      children: [
        step(nodeAt('1'), '164/3', '60', {
          sentence: [
            fromStep('18', '1.1'),
            ' + ',
            fromStep('20', '1.2'),
            ' + ',
            fromStep('50/3', '1.3'),
            ' 分（60 分由 3 项平均分摊）',
          ],
          children: [
            step(nodeAt('1.1'), '18', '20', {
              sentence: ['效能办评 ', fromFact('18', 'm1'), ' 分'],
              inputs: [{ fact: 'm1', used: true, why: null }],
              notes: [['水务局对本单位的评分按回避处理']],
            }),
            step(nodeAt('1.2'), '20', '20', {
              sentence: ['园林局评 ', fromFact('20', 'm2'), ' 分'],
              inputs: [{ fact: 'm2', used: true, why: null }],
            }),
            step(nodeAt('1.3'), '50/3', '20', {
              sentence: ['城管局评 ', fromFact('50/3', 'm3'), ' 分'],
              inputs: [{ fact: 'm3', used: true, why: null }],
            }),
          ],
        }),
        step(nodeAt('2'), '87.5', '100', {
          sentence: ['40 张有效票的平均分为 ', fromFact('87.5', 't1'), ' 分'],
          inputs: [{ fact: 't1', used: true, why: null }],
        }),
      ],
    }),
    step(nodeAt('3'), '0', null, { sentence: ['没有加分事项'] }),
    step(nodeAt('4'), '-0.5', null, {
      sentence: ['扣 ', fromFact('0.5', 'a1'), ' 分'],
      inputs: [{ fact: 'a1', used: true, why: null }],
    }),
  ],
});

const whole = (value: string | null): Step =>
  step(nodeAt('total'), value, null, { children: [step(nodeAt('3'), value, null)] });

const cards: Scorecard[] = [
  {
    subject: 'green',
    group: 'gov',
    total: '91',
    missing: [],
    rank: 1,
    tied: false,
    rankByRounding: false,
    grade: '优秀',
    gradeNote: null,
    step: whole('91'),
  },
  {
    subject: 'water',
    group: 'gov',
    total: '3223/36',
    missing: [],
    rank: 2,
    tied: false,
    rankByRounding: true,
    grade: '良好',
    gradeNote: '名额所限',
    step: waterStep,
  },
  {
    subject: 'archive',
    group: 'party',
    total: null,
    missing: ['3'],
    rank: null,
    tied: false,
    rankByRounding: false,
    grade: null,
    gradeNote: null,
    step: whole(null),
  },
];

export const snapshot: Snapshot = {
  format: 'plumbline/snapshot/1',
  scheme,
  assumptions: {
    format: 'plumbline/assumptions/1',
    note: '演示',
    values: { 'total-weights': { value: { '1': '70%', '2': '30%' }, reason: '文件没有写明' } },
  },
  facts: { format: 'plumbline/facts/1', title: '示范事实', cycle: '2022', demonstration: '虚构', facts },
  result: {
    format: 'plumbline/result/1',
    title: '示范市绩效考评',
    cycle: '2022',
    demonstration: '虚构的示范市，数据由程序生成',
    engine: '0.1.0',
    assumed: [
      {
        parameter: 'total-weights',
        title: '指标与群众评价在总分中各占多少',
        value: '{"1":"70%","2":"30%"}',
        reason: '文件没有写明',
      },
    ],
    scorecards: cards,
  },
  receipt: {
    engine: '0.1.0',
    scheme: '11'.repeat(32),
    assumptions: '22'.repeat(32),
    facts: '33'.repeat(32),
    result: '44'.repeat(32),
  },
};

/** A scorecard of the snapshot, or of a changed copy. */
export function cardOf(subject: string, of: Snapshot = snapshot): Scorecard {
  const card = of.result.scorecards.find((each) => each.subject === subject);
  if (card === undefined) throw new RangeError(subject);
  return card;
}

/** What the writers take. */
export const outcomeAt = (of: Snapshot, date = '2023-01-15'): Outcome =>
  outcomeOf(of, {
    date,
    summary: summaryOf(of),
    explain: (card) => explain(card, { ...of, assumed: of.result.assumed }),
  });
