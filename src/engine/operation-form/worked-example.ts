// A worked example of an operation (计分举例): a scheme of one row, invented facts, and the engine's own sentence.
import { showSentence } from '../../domain/display.ts';
import type { Fact } from '../../domain/fact.ts';
import { compositions, type Operation } from '../../domain/operation.ts';
import type { Problem } from '../../domain/problem.ts';
import { format, mul, parse, rational } from '../../domain/rational.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Node, Parameter, Scheme } from '../../domain/scheme.ts';
import type { Piece, Step } from '../../domain/scorecard.ts';
import type { Settled } from '../../domain/setting.ts';
import { settle, valuesOf } from '../../domain/settle.ts';
import { evaluate } from '../evaluate.ts';
import { plan } from '../plan.ts';
import { answered, type ExampleFrame, isUndecided, keysIn, withDefaults } from './example-frame.ts';
import {
  exampleAdjustment,
  exampleFacts,
  exampleMarks,
  exampleNode,
  exampleSubjects,
  period,
} from './example-facts.ts';

/** `例：…，得 13.5 分`; `problems` instead where such an operation cannot be carried out. */
export type WorkedExample = { pieces: Piece[]; text: string; score: string | null } | { problems: readonly Problem[] };

const bare = { number: null, criterion: null, method: null, unit: null, remarks: null, admitted: null };
const node = (id: string, title: string, operation: Operation, more: Partial<Node>): Node => ({
  id,
  title,
  kind: 'indicator',
  points: null,
  ...bare,
  assessors: [],
  groups: null,
  operation,
  rounding: null,
  source: null,
  children: [],
  ...more,
});

const marks: Operation = { type: 'marks', scale: null, combine: { how: 'mean' } };
const bonus: Operation = { type: 'adjustments', sign: 'plus', levels: null, once: 'none', document: 'optional' };
const unlimited: Operation = { type: 'cap', max: null, min: null };
const assessor = '考评甲';

/** Those whom the way of combining names; else one. */
function assessorsOf(operation: Settled<Operation>): string[] {
  if (operation.type !== 'marks') return [assessor];
  const { combine } = operation;
  if (combine.how === 'weights') return Object.keys(combine.weights);
  if (combine.how === 'leader') return [combine.leader, '考评乙'];
  if (combine.how === 'parts') return combine.points === null ? [assessor, '考评乙'] : Object.keys(combine.points);
  return ['考评甲', '考评乙', '考评丙', '考评丁', '考评戊'].slice(
    0,
    combine.how === 'trimmed' ? 2 * combine.drop + 1 : 2,
  );
}

/** Ids of the children that the operation names; two where it names none. */
function childrenIds(operation: Settled<Operation>): string[] {
  const named =
    operation.type === 'weighted'
      ? operation.weights
      : operation.type === 'share' && operation.by.how === 'weights'
        ? operation.by.weights
        : {};
  const ids = Object.keys(named);
  return ids.length === 0 ? ['甲项', '乙项'] : ids;
}

function childrenOf(operation: Settled<Operation>, points: string | null): Node[] {
  if (!compositions.some((type) => type === operation.type)) return [];
  if (operation.type === 'cap' || operation.type === 'gate')
    return [node('加分', '加分', bonus, { kind: 'adjustment' })];
  const ids = childrenIds(operation);
  const full = points ?? '10';
  const each = operation.type === 'sum' ? format(mul(parse(full), rational(1n, BigInt(ids.length)))) : full;
  const own = operation.type === 'share' ? null : each;
  return ids.map((id) => node(id, id, marks, { kind: 'part', points: own, assessors: [assessor] }));
}

/** Facts of the children, each body a little different. */
const childFacts = (children: readonly Node[], full: string): Fact[] =>
  children.flatMap((child, index) => {
    if (child.kind === 'adjustment')
      return exampleSubjects.map((subject) => exampleAdjustment(child.id, subject, { title: '表彰', points: '2' }));
    const most =
      typeof child.points === 'string' ? child.points : format(mul(parse(full), rational(1n, BigInt(children.length))));
    // The second child a little better than the first.
    return exampleMarks(child.id, [assessor], most).map((fact) =>
      fact.type === 'mark' && index > 0 ? { ...fact, value: most } : fact,
    );
  });

function oneRow(row: Node, before: readonly Node[], parameters: Parameter[]): Scheme {
  const held =
    row.operation?.type === 'adjustments' || row.operation?.type === 'gate'
      ? [node('cap', '限额', unlimited, { kind: 'adjustment', children: [row] })]
      : [row];
  const root = node('total', '总分', { type: 'sum' }, { kind: 'total', children: [...before, ...held] });
  const bodies = [...new Set([...row.assessors, assessor, ...exampleSubjects])].map((id) => ({
    id,
    title: id,
    names: [],
  }));
  return {
    format: 'plumbline/scheme/1',
    title: '举例',
    cycle: period,
    demonstration: null,
    organiser: null,
    bodies,
    groups: [{ id: 'all', title: '全部' }],
    subjects: exampleSubjects.map((id) => ({ id, title: id, group: 'all', sections: [] })),
    parameters,
    absent: 'reweight',
    recusal: { alone: 'reweight' },
    rounding: null,
    ranking: { within: 'group', ties: 'equal', criteria: [] },
    grades: null,
    vetoes: [],
    root,
  };
}

const findStep = (step: Step, id: string): Step | null =>
  step.node === id ? step : step.children.reduce<Step | null>((found, child) => found ?? findStep(child, id), null);

function tellStep(step: Step, subject: string): Piece[] {
  const notes = step.notes.flatMap((note): Piece[] => ['；', ...note]);
  if (step.value === null) return ['例：', ...step.sentence, ...notes, '，暂不能得分'];
  const score: Piece = { value: step.value, as: 'points', origin: { from: 'step', node: step.node, subject } };
  return ['例：', ...step.sentence, ...notes, '，得 ', score, ' 分'];
}

/** Nothing to reckon with: what a veto does is a rule of the whole scheme. */
const vetoWords =
  '没有规定有分值的等级：本项不加分也不扣分，只记一票否决；后果在全方案的规则“一票否决”里规定，所以这里没有算例。';
const onlyVetoes: WorkedExample = { pieces: [vetoWords], text: vetoWords, score: null };

/** What an open row reads of rows that are not there is left out. */
const alone = (operation: Operation): Operation =>
  operation.type === 'adjustments' ? { ...operation, elsewhere: [] } : operation;

/** The operation as it will be carried out, with references still in it. */
export function workedExample(given: Operation, { points, scheme }: ExampleFrame): WorkedExample {
  const operation = withDefaults(alone(given), { points, scheme });
  const open = scheme === null ? [] : [...keysIn(given, scheme)].filter((key) => isUndecided(scheme, key));
  const parameters = scheme === null ? [] : answered(scheme, keysIn(operation, scheme));
  const { values } = valuesOf({ ...oneRow(node(exampleNode, '本项', operation, {}), [], parameters) }, null);
  // What the schema would refuse the plan refuses below, with its reasons.
  const known = settle(operation, values).value as Settled<Operation>;
  const children = childrenOf(known, points);
  const assessors = known.type === 'marks' || known.type === 'discretion' ? assessorsOf(known) : [];
  const kind = points === null ? 'adjustment' : 'indicator';
  const row = node(exampleNode, '本项', operation, { points, kind, assessors, children });
  const looked = known.type === 'gate' && known.lost !== '' ? known.lost : 'before';
  const lost = node(looked, '先前的项', marks, { points: '10', assessors: [assessor] });
  const fixed = operation.type === 'gate' ? { ...row, operation: { ...operation, lost: looked } } : row;
  const made = oneRow(fixed, operation.type === 'gate' ? [lost] : [], parameters);
  if (known.type === 'adjustments' && known.levels !== null && Object.keys(known.levels).length === 0)
    return onlyVetoes;
  try {
    const planned = plan(made, null);
    const settled = planned.nodes.get(exampleNode)?.operation ?? known;
    const full = settled.type === 'marks' && settled.scale !== null ? settled.scale : (points ?? '10');
    const list = [
      ...exampleFacts(settled, assessors, full),
      ...childFacts(children, full),
      ...(operation.type === 'gate' ? exampleMarks(looked, [assessor], '10') : []),
    ];
    const facts = {
      format: 'plumbline/facts/1',
      title: '举例',
      cycle: period,
      demonstration: null,
      facts: list,
    } as const;
    const [subject] = exampleSubjects;
    const card = evaluate(planned, facts).scorecards.find((each) => each.subject === subject);
    const step = card === undefined ? null : findStep(card.step, exampleNode);
    if (step === null) return { problems: [] };
    const pieces = [...tellStep(step, subject), ...(open.length === 0 ? [] : ['（有待定的参数，按举例取值）'])];
    return { pieces, text: showSentence(pieces), score: step.value };
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems };
    throw error;
  }
}
