// The official table itself (导入的官方表): the case of the sample worked through the imported scheme gives the same digits.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/domain/fact.ts';
import { Assumptions, type Node, nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import type { Json } from '../../src/domain/setting.ts';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { readDocument } from '../../src/documents/read/read.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { plan } from '../../src/engine/plan.ts';
import { loadCases } from './load.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
const sample = loadCases().find(({ file }) => file === 'official-table.yaml');
if (sample === undefined) throw new Error('official-table.yaml is missing');

const leavesOf = (root: Node): Node[] => [...nodesOf(root)].filter(({ children }) => children.length === 0);

/** The case's bodies and the names that the table gives them. */
const bodies: Record<string, string> = {
  退役军人局: '退役军人事务局',
  信访局: '信访局',
  应急局: '应急局',
  档案馆: '档案馆',
};

/** What the case assumes, for the questions that the import leaves open. */
const answers: Record<string, Json> = {
  'base.weights': { indicators: '70%', e1: '10%', e2: '20%' },
  'e1.levels': { 好: '1', 较好: '0.8', 一般: '0.6', 较差: '0.4' },
  'e2.levels': { 好: '1', 较好: '0.8', 一般: '0.6', 较差: '0.4' },
  scale: '100',
  'e1.invalid': ['不了解'],
  'e2.invalid': ['不了解'],
  'e1.minimum': '1',
  'e2.minimum': '30',
  'e2.few': 'carry-over',
  'a1.1.levels': { 国家级: '3', 省级: '2', 市级: '1' },
  'a1.1.once': 'matter',
  'a1.1.elsewhere': [],
  'a2.1.levels': { 严重: '2', 较重: '1', 一般: '0.5' },
  'a2.1.once': 'incident',
  'a3.1.bottom': ['1.5', '1', '0.5'],
  'a3.1.share': 'equal',
  'a3.1.ties': 'same',
  'a3.1.few': 'top-first',
  'a3.2.once': 'none',
  'a1.1.document': 'required',
  'a2.1.document': 'optional',
  'a3.2.document': 'optional',
  absent: 'reweight',
  recusal: { alone: 'reweight' },
  rounding: { places: 2, mode: 'half-up' },
  ranking: { within: 'group', ties: 'equal', criteria: [] },
};

/** How the table words what the case says in short. */
const levels: Record<string, string> = { 参赛: '代表我市参赛单位', 第二名: '全省第2名' };

/** The demonstration's assumptions, and the case's own where both answer. */
function assumptionsFor(scheme: Scheme): Assumptions {
  const text = readFileSync(join(examples, 'assumptions-demo.json'), 'utf8');
  const demonstration = Assumptions.parse(JSON.parse(text));
  const missing = Object.keys(answers).filter((key) => !scheme.parameters.some((parameter) => parameter.key === key));
  expect(missing, 'the import no longer asks these').toEqual([]);
  const own = Object.entries(answers).map(([key, value]) => [key, { value, reason: '案例假定' }]);
  // The demonstration city's own parameters are not the table's.
  const asked = Object.entries(demonstration.values).filter(([key]) => !key.startsWith('demonstration-'));
  return { ...demonstration, values: { ...Object.fromEntries(asked), ...Object.fromEntries(own) } };
}

/** The case's facts, moved to the rows of the imported scheme in the order of the table. */
function moveFacts(from: Scheme, to: Scheme): Fact[] {
  const idOf = (title: string) => to.bodies.find((body) => body.title === bodies[title])?.id ?? title;
  const targets = leavesOf(to.root);
  const pairs = new Map(leavesOf(from.root).map((leaf, index) => [leaf.id, { leaf, target: targets[index] }]));
  return (sample?.facts.facts ?? []).flatMap((fact): Fact[] => {
    const pair = pairs.get(fact.node);
    if (pair?.target === undefined) throw new Error(`no row for ${fact.node}`);
    const { leaf, target } = pair;
    const { operation } = target;
    const moved = { ...fact, node: target.id, subject: idOf(fact.subject) };
    if (moved.type === 'mark') {
      const assessor = target.assessors[leaf.assessors.indexOf(moved.assessor)] ?? moved.assessor;
      return [{ ...moved, assessor }];
    }
    if (moved.type === 'tally') {
      const place = operation?.type === 'ballot-levels' ? operation : { voterGroup: null, channel: null };
      return [{ ...moved, voterGroup: place.voterGroup, channel: place.channel }];
    }
    if (moved.type !== 'adjustment') return [moved];
    return [{ ...moved, level: moved.level === null ? null : (levels[moved.level] ?? moved.level) }];
  });
}

test('the imported table gives the digits that were worked by hand', async () => {
  const { scheme } = importDocument(await readDocument(join(examples, 'sanming-2022.docx')));
  const subjects = sample.scheme.subjects.map((subject) => {
    const body = scheme.bodies.find(({ title }) => title === bodies[subject.title]);
    if (body === undefined) throw new Error(`the table does not name ${subject.title}`);
    return { ...subject, id: body.id };
  });
  const city: Scheme = { ...scheme, cycle: '2022', organiser: 'xiaonengban', groups: sample.scheme.groups, subjects };
  expect(leavesOf(city.root)).toHaveLength(leavesOf(sample.scheme.root).length);
  const facts = { ...sample.facts, facts: moveFacts(sample.scheme, city) };
  const result = evaluate(plan(city, assumptionsFor(city)), facts);
  const totals = Object.fromEntries(
    subjects.map(({ id, title }) => {
      const card = result.scorecards.find(({ subject }) => subject === id);
      return [title, { total: card?.total, rank: card?.rank }];
    }),
  );
  const expected = Object.fromEntries([...sample.expected].map(([title, { total, rank }]) => [title, { total, rank }]));
  expect(totals).toEqual(expected);
});
