// The effect of a change (调整的影响): what is shown before it is signed is what comes out once it is saved and computed.
import { beforeAll, expect, test } from 'vitest';
import { compute } from '../../src/app/computation.ts';
import { readDifference } from '../../src/app/computation-difference.ts';
import { listCycles } from '../../src/app/cycle.ts';
import type { Deps } from '../../src/app/deps.ts';
import { readScheme, saveScheme } from '../../src/app/scheme.ts';
import { effectOfDraft } from '../../src/app/scheme-effect.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { nodesOf, type Scheme } from '../../src/domain/scheme.ts';
import type { SchemeEdit } from '../../src/domain/scheme-edit.ts';
import { editScheme } from '../../src/engine/scheme-edit/edit.ts';
import { codeOf } from '../kit/actors.ts';
import { demoOrganiser, demoStore } from '../kit/demo-store.ts';
import { order } from '../kit/order.ts';

const one = { deps: undefined as Deps | undefined, cycle: '' };
const deps = (): Deps => one.deps ?? expect.unreachable();
beforeAll(async () => {
  one.deps = (await demoStore()).deps;
  one.cycle = (await listCycles(demoOrganiser, deps()))[0]?.id ?? '';
});

const newest = () => readScheme(demoOrganiser, { cycle: one.cycle, version: null }, deps());
function edited(scheme: Scheme, edit: SchemeEdit): Scheme {
  const after = editScheme(scheme, edit);
  if ('problem' in after) throw new Error(after.problem.message);
  return after.scheme;
}
/** A marked row that others of its kind can make up for. */
const rowOf = ({ root }: Scheme) =>
  [...nodesOf(root)]
    .map(({ children }) => children.filter(({ operation }) => operation?.type === 'marks'))
    .find((rows) => rows.length > 2)?.[0];
const effectOf = (base: number, scheme: Scheme) =>
  effectOfDraft(demoOrganiser, { cycle: one.cycle, base, scheme }, deps());

test('a row left out: its marks no longer fit, ranks move, and nothing is kept', async () => {
  const { scheme, version } = await newest();
  const after = edited(scheme, { type: 'remove', node: rowOf(scheme)?.id ?? '', follow: 'share-rest' });
  const effect = await effectOf(version, after);
  expect(effect?.left).toBeGreaterThan(10);
  expect(effect?.subjects.length).toBeGreaterThan(10);
  expect(effect?.subjects.some(({ rank }) => rank.before !== rank.after)).toBe(true);
  expect((await newest()).version).toBe(version);
});

test('other points: what was shown is what comes out', async () => {
  const { scheme, version } = await newest();
  const { number: from } = await compute(demoOrganiser, { cycle: one.cycle }, deps());
  const after = edited(scheme, {
    type: 'points',
    node: rowOf(scheme)?.id ?? '',
    points: '1',
    follow: 'share-rest',
  });
  const effect = await effectOf(version, after);
  await saveScheme(
    demoOrganiser,
    { cycle: one.cycle, base: version, scheme: after, note: '调整分值', order, despiteFacts: true },
    deps(),
  );
  const { number: to } = await compute(demoOrganiser, { cycle: one.cycle }, deps());
  const { subjects, unchanged } = await readDifference(demoOrganiser, { cycle: one.cycle, from, to }, deps());
  expect({ subjects: effect?.subjects, unchanged: effect?.unchanged }).toEqual({ subjects, unchanged });
  expect(subjects.length).toBeGreaterThan(10);
});

test('what the version lacks and the draft has again takes its facts again', async () => {
  const { scheme, version } = await newest();
  const less = edited(scheme, { type: 'remove', node: rowOf(scheme)?.id ?? '', follow: 'share-rest' });
  const input = { cycle: one.cycle, base: version, scheme: less, note: '去掉一行', order, despiteFacts: true };
  await saveScheme(demoOrganiser, input, deps());
  const [without, again] = [await effectOf(version + 1, less), await effectOf(version + 1, scheme)];
  expect(without?.left).toBeGreaterThan(10);
  expect(again).toMatchObject({ left: 0, facts: without?.facts });
});

test('with an open question nothing is computed, and nobody else may ask', async () => {
  const { scheme, version } = await newest();
  const open = { ...scheme, parameters: scheme.parameters.map((each) => ({ ...each, signer: null })) };
  expect(await effectOf(version, open)).toBeNull();
  const assessor: Actor = { ...demoOrganiser, body: 'zuzhi', roles: ['assessor'] };
  const input = { cycle: one.cycle, base: version, scheme };
  expect(await codeOf(effectOfDraft(assessor, input, deps()))).toBe('not-permitted');
});
