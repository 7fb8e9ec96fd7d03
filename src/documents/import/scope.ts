// Which groups of units a row is for (适用范围): 全部, 政府部门, 党群机关、政府部门.
import { squeeze } from './heading.ts';
import { isNothing } from './line.ts';
import { isGroupReference } from './office.ts';
import type { DraftRow } from './row.ts';

/** What is for everybody. */
const everybody =
  /^(?:全部|所有|全体|各|均)(?:单位|部门|适用|被?考[评核]单位|对象)?$|^(?:均|都|普遍)?适用$|^共性(?:指标)?$|^通用$/u;
/** 除…外, 有…任务的: conditions, which no group says. */
const conditional = /除|不含|以外|其余|其他|其它|如|有.*的|任务|职能|等|[（(]/u;

const titleMax = 12;

/** `groups` null: everybody; `isSure` unless the words are more than the titles of groups. */
export function readScope(text: string): { groups: string[] | null; isSure: boolean } {
  const words = squeeze(text);
  if (isNothing(words) || everybody.test(words) || isGroupReference(words)) return { groups: null, isSure: true };
  const groups = words.split(/[、，,;；/]|和|及/u).filter((title) => title !== '');
  const isSure = groups.every((title) => title.length <= titleMax && !conditional.test(title));
  return { groups: isSure ? [...new Set(groups)] : null, isSure };
}

/** Groups that the row is for; null: all. */
export const groupsOf = ({ scope }: DraftRow): string[] | null =>
  scope === null ? null : readScope(scope.text).groups;
