// The table of stages (考评阶段表): what it must say, written down a second time, and what permissions make of it.
import { describe, expect, test } from 'vitest';
import { type Act, acts } from './act.ts';
import { insist, may, reachOf, releasesOf } from './permission.ts';
import { Refusal } from './refusal.ts';
import { Role } from './role.ts';
import { hasReached, isOpenIn, leadsTo, leavesBy, needsDocument, Stage, stagesOf, TransitionName } from './stage.ts';

test('the stages are exactly those of the process, and the way through them is one', () => {
  expect(Stage.options).toEqual([
    'drafted',
    'opened',
    'marking',
    'closed',
    'computed',
    'reviewed',
    'published',
    'settled',
    'archived',
  ]);
  for (const [at, stage] of Stage.options.entries()) {
    const next = Stage.options[at + 1];
    const forward = leavesBy(stage).filter((name) => leadsTo(name, stage) === next);
    expect(forward, stage).toHaveLength(next === undefined ? 0 : 1);
    const targets = leavesBy(stage).map((name) => leadsTo(name, stage));
    const jumps = targets.filter((to) => to !== null && Stage.options.indexOf(to) > at + 1);
    expect(jumps, `${stage} leads further than one on`).toEqual([]);
  }
  expect(leavesBy('archived')).toEqual(['reopening']);
  expect(leadsTo('publication', 'computed'), 'publishing before review').toBeNull();
});

test('in which stages what can be done', () => {
  expect(stagesOf('mark:give')).toEqual(['marking']);
  expect(stagesOf('fact:add')).toEqual(['opened', 'marking']);
  expect(stagesOf('scheme:edit')).toEqual(['drafted', 'opened', 'marking']);
  expect(stagesOf('assignment:edit')).toEqual(['drafted', 'opened', 'marking']);
  expect(stagesOf('result:compute')).toEqual(['opened', 'marking', 'closed', 'computed']);
  expect(stagesOf('cycle:discard')).toEqual(['drafted']);
  expect(stagesOf('journal:read'), 'stages say nothing of it').toBeNull();
  expect(Stage.options.filter((stage) => needsDocument(stage, 'scheme:edit'))).toEqual(['opened', 'marking']);
  expect(Stage.options.filter((stage) => needsDocument(stage, 'mark:give'))).toEqual([]);
  expect([hasReached('closed', 'closed'), hasReached('marking', 'closed')]).toEqual([true, false]);
});

test('each transition has an act of its own, and every act of a stage is one of the table', () => {
  const named = Object.keys(acts).filter((act) => act.startsWith('stage:'));
  expect(named).toEqual(TransitionName.options.map((name) => `stage:${name}`));
});

describe('who may, by stage', () => {
  const actor = (role: Role) => ({ roles: [role], body: 'caizheng' });

  test('the whole table: a stage takes acts away and, of what is released, gives them', () => {
    const wrong: string[] = [];
    for (const act of Object.keys(acts) as Act[])
      for (const role of Role.options)
        for (const stage of Stage.options) {
          const { roles }: { roles: object } = acts[act];
          const release = releasesOf(act)[role];
          const isHeld = role in roles || (release !== undefined && hasReached(stage, release.from));
          const isEveryones = act === 'home:read' || act === 'password:change';
          const expected = isEveryones || (isHeld && isOpenIn(stage, act));
          if (may(actor(role), act, undefined, stage) !== expected) wrong.push(`${act} ${role} ${stage}`);
        }
    expect(wrong).toEqual([]);
  });

  test('results before publication: of a subject its own scorecard and nothing else, and that only afterwards', () => {
    const subject = actor('subject');
    const sees = (stage: Stage) => may(subject, 'scorecard:read', 'caizheng', stage);
    expect(Stage.options.filter(sees)).toEqual(['published', 'settled', 'archived']);
    expect(may(subject, 'scorecard:read', 'jiaoyu', 'published')).toBe(false);
    expect(Stage.options.filter((stage) => may(subject, 'result:read', undefined, stage))).toEqual([]);
    expect(Stage.options.filter((stage) => reachOf(actor('assessor'), 'scorecard:read', stage) !== null)).toEqual([]);
    expect(reachOf(actor('supervisor'), 'result:read', 'marking')).toBeNull();
    expect(reachOf(actor('supervisor'), 'result:read', 'closed')).toBe('all');
  });

  test('the refusal says in which stage the year is, and when it can be done', () => {
    const refused = (stage: Stage): Refusal => {
      try {
        insist(actor('assessor'), 'mark:give', 'caizheng', stage);
      } catch (fault) {
        if (fault instanceof Refusal) return fault;
      }
      return expect.unreachable();
    };
    const { code, why, next } = refused('closed');
    expect([code, why]).toEqual([
      'stage-closed',
      '这一年度在“截止”阶段：评分已经截止，等待计算。评分在“评分”阶段办理。',
    ]);
    expect(next).toContain('重新开放评分');
    expect(refused('opened').next).toContain('请等到那个阶段');
    // Whose it is goes before when.
    expect(() => insist(actor('assessor'), 'mark:give', 'jiaoyu', 'closed')).toThrow('本单位的事项');
  });
});
