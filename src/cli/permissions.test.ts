// Tests of the permissions page (权限表): docs/permissions.md is what the domain's table says today.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { acts } from '../domain/act.ts';
import { permissionsText } from './permissions.ts';

test('docs/permissions.md is what `npm run -s plumbline -- schema --permissions docs/permissions.md` writes', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  expect(text, 'stale: run npm run -s plumbline -- schema --force --permissions docs/permissions.md').toBe(
    permissionsText(),
  );
});

const lines = permissionsText().split('\n');
const [byRole = [], byStage = [], moves = []] = ['# 权限表', '## 阶段与动作', '## 阶段流转'].map((title, at, all) => {
  const begin = lines.findIndex((each) => each.startsWith(title));
  const next = all[at + 1];
  return lines.slice(begin, next === undefined ? undefined : lines.findIndex((each) => each.startsWith(next)));
});
const cells = (text: string): string[] =>
  text
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rowOf = (table: readonly string[], name: string): string[] =>
  cells(table.find((each) => each.includes(`\`${name}\``)) ?? '').slice(1);

test('every act stands by role once, and what is released later says from which stage on', () => {
  for (const act of Object.keys(acts))
    expect(
      byRole.filter((each) => each.includes(`\`${act}\``)),
      act,
    ).toHaveLength(1);
  const results = rowOf(byRole, 'result:read').map((cell, index) => [index + 2, cell]);
  expect(results.filter(([, cell]) => cell !== '')).toEqual([
    [2, '●'],
    [9, '●（截止起）'],
    [10, '●（审定起）'],
    [12, '●'],
  ]);
  expect(rowOf(byRole, 'scorecard:read')).toContain('○（公示起）');
});

test('acts by stage, and the transitions with who carries them out', () => {
  expect(rowOf(byStage, 'mark:give')).toEqual(['', '', '●', '', '', '', '', '', '']);
  expect(rowOf(byStage, 'scheme:edit')).toEqual(['●', '文', '文', '', '', '', '', '', '']);
  expect(byStage.some((each) => each.includes('`journal:read`'))).toBe(false);
  expect(rowOf(moves, 'closure')).toEqual(['评分 → 截止', '两人', '“评分截止”那天']);
  expect(rowOf(moves, 'application')).toEqual(['截止 → 计算；计算 → 计算', '不同单位（或同一单位不同科室）的两人', '']);
});
