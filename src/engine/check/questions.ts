// Open questions (待定问题): what somebody has to sign before a cycle opens.
import { showJson } from '../../domain/display.ts';
import type { Problem } from '../../domain/problem.ts';
import { isOpen } from '../../domain/scheme.ts';
import type { Parameter } from '../../domain/scheme.ts';
import { isReference } from '../../domain/setting.ts';
import type { Draft, DraftNode } from '../draft.ts';
import { atParameter, atScheme } from '../place.ts';
import { fault } from './fault.ts';

/** Bodies that mark others, or report on them, and are marked themselves. */
function bothSides(draft: Draft): string[] {
  const reporters = (node: DraftNode): string[] => node.admitted?.tiers.flatMap(({ bodies }) => bodies) ?? [];
  const assessors = new Set([...draft.nodes.values()].flatMap((node) => [...node.assessors, ...reporters(node)]));
  return draft.scheme.subjects.filter(({ id }) => assessors.has(id)).map(({ title }) => title);
}

/** What makes the question pressing, for the rules whose silence would bend a result. */
function pressing(draft: Draft, key: string): string {
  const asks = (rule: unknown): boolean => isReference(rule) && rule.parameter === key;
  const both = bothSides(draft);
  if (asks(draft.scheme.recusal) && both.length > 0)
    return `${both.join('、')}既考评（或通报）别的单位，又是被考评单位，没有回避规则就不能计分。`;
  return asks(draft.scheme.ranking) ? '总分相同时怎样排名还没有规定。' : '';
}

/** What of the answer is there and what is missing; null where nobody has begun. */
export function stateOf({ value, signer, reason }: Parameter): string | null {
  if (value !== null)
    return `已写取值 ${showJson(value)}，缺签署人（signer）${reason === null ? '和理由（reason）' : ''}`;
  return signer === null ? null : `${signer}已签署，但没有写取值；确实不设的，取值写“none”（无）`;
}

function question(draft: Draft, parameter: Parameter): Problem {
  const { title, choices } = parameter;
  const offered =
    choices === null || choices.length === 0 ? '' : `可选：${choices.map((choice) => choice.title).join('；')}。`;
  const state = `${stateOf(parameter) ?? '尚未确定'}。`;
  const mark = /[？。！]$/u.test(title) ? '' : '：';
  const message = `${title}${mark}${state}${pressing(draft, parameter.key)}${offered}请由有权的人签署取值并写明理由。`;
  return fault('question', 'open-parameter', atParameter(draft.scheme, parameter), message);
}

export function checkQuestions(draft: Draft): Problem[] {
  const open = draft.scheme.parameters.filter((parameter) => isOpen(parameter) && !draft.assumed.has(parameter.key));
  const { ranking } = draft.rules;
  const noCriteria = ranking?.ties === 'next' && ranking.criteria.length === 0;
  const ties = fault(
    'question',
    'ties-undefined',
    atScheme('ranking'),
    '总分相同时比较下一项，但没有写比较哪些项；请写明，或改为并列、另行决定。',
  );
  return [...open.map((parameter) => question(draft, parameter)), ...(noCriteria ? [ties] : [])];
}
