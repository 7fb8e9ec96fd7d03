// Small schemes and facts for the engine's tests (测试方案), told in as few words as possible.
import {
  type Adjustment,
  type Fact,
  type Facts,
  type Figure,
  type Mark,
  plainAdjustment,
  type Tally,
} from '../../src/domain/fact.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { Assumptions, Node, Parameter, Scheme } from '../../src/domain/scheme.ts';
import type { Json } from '../../src/domain/setting.ts';

type Given<T> = Partial<T>;

export const node = (id: string, operation: Operation | null, given: Given<Node> = {}): Node => ({
  id,
  number: null,
  title: `项${id}`,
  kind: (given.children ?? []).length > 0 ? 'component' : 'indicator',
  points: null,
  criterion: null,
  method: null,
  unit: null,
  remarks: null,
  assessors: [],
  admitted: null,
  groups: null,
  operation,
  rounding: null,
  source: null,
  children: [],
  ...given,
});

/** A row marked by `assessors` out of its points. */
export const row = (id: string, points: string | null, given: Given<Node> = {}): Node =>
  node(id, { type: 'marks', scale: null, combine: { how: 'mean' } }, { points, assessors: ['考评甲'], ...given });

export const bonus = (id: string, given: Given<Extract<Operation, { type: 'adjustments' }>> = {}): Node =>
  node(
    id,
    { type: 'adjustments', sign: 'plus', levels: null, once: 'none', document: 'optional', ...given },
    { kind: 'adjustment' },
  );

export const sum = (id: string, points: string | null, children: Node[], given: Given<Node> = {}): Node =>
  node(id, { type: 'sum' }, { points, children, ...given });

export const parameter = (key: string, given: Given<Parameter> = {}): Parameter => ({
  key,
  title: `参数${key}`,
  choices: null,
  value: null,
  signer: null,
  reason: null,
  source: null,
  ...given,
});

const subject = (id: string, group = '一组') => ({ id, title: id, group, sections: [] });

export const scheme = (root: Node, given: Given<Scheme> = {}): Scheme => ({
  format: 'plumbline/scheme/1',
  title: '测试方案',
  cycle: '2022',
  demonstration: null,
  organiser: '主办',
  bodies: ['考评甲', '考评乙', '考评丙', '考评丁', '考评戊', '主办', '子', '丑', '寅', '卯'].map((id) => ({
    id,
    title: id,
    names: [],
  })),
  groups: [
    { id: '一组', title: '第一组' },
    { id: '二组', title: '第二组' },
  ],
  subjects: [subject('子'), subject('丑'), subject('寅')],
  parameters: [],
  absent: 'reweight',
  recusal: { alone: 'reweight' },
  rounding: null,
  ranking: { within: 'group', ties: 'equal', criteria: [] },
  grades: null,
  vetoes: [],
  root,
  ...given,
});
export const subjects = (...list: [id: string, group: string][]): Scheme['subjects'] =>
  list.map(([id, group]) => subject(id, group));

const common = { by: '经办人', at: '2022-12-30', evidence: [], supersedes: null };
type Marked = Omit<Given<Mark>, 'value'>;

export const mark = (on: string, of: string, value: string | null, given: Marked = {}): Mark => {
  const assessor = given.assessor ?? '考评甲';
  return {
    type: 'mark',
    id: `评-${on}-${of}-${assessor}`,
    ...common,
    node: on,
    subject: of,
    assessor,
    value,
    notApplicable: value === null,
    reason: '有据',
    ...given,
  };
};
export const tally = (on: string, of: string, counts: Record<string, number>, given: Given<Tally> = {}): Tally => ({
  type: 'tally',
  id: `票-${on}-${of}`,
  ...common,
  node: on,
  subject: of,
  voterGroup: null,
  channel: null,
  counts,
  ...given,
});
export const figure = (on: string, of: string, value: string | null, given: Given<Figure> = {}): Figure => ({
  type: 'figure',
  id: `数-${on}-${of}`,
  ...common,
  node: on,
  subject: of,
  key: '数',
  period: '2022',
  value,
  level: null,
  notApplicable: value === null,
  reason: null,
  ...given,
});
export const adjustment = (
  on: string,
  of: string,
  points: string | null,
  given: Given<Adjustment> = {},
): Adjustment => ({
  ...plainAdjustment,
  id: `调-${on}-${of}`,
  ...common,
  node: on,
  subject: of,
  title: '事项',
  points,
  ...given,
});

export const facts = (...list: Fact[]): Facts => ({
  format: 'plumbline/facts/1',
  title: '测试事实',
  cycle: '2022',
  demonstration: null,
  facts: list,
});

export const assume = (values: Record<string, Json>): Assumptions => ({
  format: 'plumbline/assumptions/1',
  note: '测试',
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, reason: '先这样算' }])),
});
